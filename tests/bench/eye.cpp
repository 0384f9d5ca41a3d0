// An eye on an X display that can tell time: the X server reports what was drawn (XDamage), so that looking
// costs the measured program nothing. Reads one command a line and answers each with one line.
//
//   tap X Y HOLD     a finger down, HOLD ms, and up: milliseconds from each half until its picture stood ("-"
//   if it changed nothing) start COMMAND…   starts a program: milliseconds until its first picture stood
//   since            how many pixels differ now from that first picture
//   end              ends the program and waits for it
//
// A picture stands with the last thing drawn before nothing was drawn for kQuiet, if any pixel then differs.
#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstring>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <thread>
#include <vector>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <X11/extensions/Xdamage.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using Steady = std::chrono::steady_clock;
using Time = Steady::time_point;
using Pixels = std::vector<std::uint32_t>;
using std::chrono::milliseconds;

constexpr milliseconds kQuiet{25}, kNoFeedback{400}, kNoPicture{10'000};

class Eye {
  public:
    Eye() : display_(XOpenDisplay(nullptr)) {
        int error = 0;
        if (!display_ || !XDamageQueryExtension(display_, &damaged_, &error)) return;
        root_ = DefaultRootWindow(display_);
        damage_ = XDamageCreate(display_, root_, XDamageReportRawRectangles);
        XSync(display_, False);
    }
    ~Eye() {
        end();
        if (damage_) XDamageDestroy(display_, damage_);
        if (display_) XCloseDisplay(display_);
    }
    Eye(const Eye&) = delete;
    Eye& operator=(const Eye&) = delete;

    bool ok() const { return damage_ != 0; }

    std::string tap(int x, int y, milliseconds hold) {
        XTestFakeMotionEvent(display_, -1, x, y, CurrentTime);
        XSync(display_, False);
        const auto press = after(kNoFeedback, [&] { button(True); });
        std::this_thread::sleep_for(hold);
        const auto release = after(kNoPicture, [&] { button(False); });
        return text(press) + " " + text(release);
    }

    std::string start(const std::string& command) {
        const auto ms = after(kNoPicture, [&] {
            program_ = fork();
            if (program_ == 0) {
                setpgid(0, 0);
                execl("/bin/sh", "sh", "-c", ("exec " + command).c_str(), nullptr);
                _exit(127);
            }
        });
        first_ = pixels();
        return text(ms);
    }

    std::size_t since() {
        const auto now = pixels();
        std::size_t differ = 0;
        for (std::size_t i = 0; i < now.size(); ++i) differ += now[i] != first_[i];
        return differ;
    }

    void end() {
        if (program_ <= 0) return;
        kill(program_, SIGTERM);
        waitpid(program_, nullptr, 0);
        program_ = 0;
    }

  private:
    static std::string text(std::optional<double> ms) { return ms ? std::to_string(*ms) : "-"; }

    void button(int down) {
        XTestFakeButtonEvent(display_, 1, down, CurrentTime);
        XFlush(display_);
    }

    Pixels pixels() {
        XWindowAttributes root;
        XGetWindowAttributes(display_, root_, &root);
        XImage* image = XGetImage(display_, root_, 0, 0, static_cast<unsigned>(root.width),
                                  static_cast<unsigned>(root.height), AllPlanes, ZPixmap);
        const auto width = static_cast<std::size_t>(root.width),
                   height = static_cast<std::size_t>(root.height);
        Pixels out(width * height);
        for (std::size_t y = 0; y < height; ++y)
            std::memcpy(&out[y * width], image->data + y * static_cast<std::size_t>(image->bytes_per_line),
                        width * 4);
        XDestroyImage(image);
        return out;
    }

    // The time of the last event that has arrived by `until`, if one has.
    std::optional<Time> drawn_before(Time until) {
        for (;;) {
            std::optional<Time> seen;
            while (XPending(display_) > 0) {
                XEvent event;
                XNextEvent(display_, &event);
                if (event.type == damaged_ + XDamageNotify) seen = Steady::now();
            }
            if (seen) return seen;
            const auto left = std::chrono::duration_cast<milliseconds>(until - Steady::now());
            if (left.count() <= 0) return std::nullopt;
            pollfd waiting{ConnectionNumber(display_), POLLIN, 0};
            poll(&waiting, 1, static_cast<int>(left.count()));
        }
    }

    template <class Act>
    std::optional<double> after(milliseconds patience, const Act& act) {
        const auto before = pixels();
        drawn_before(Steady::now());  // what was drawn earlier is not ours
        const auto start = Steady::now();
        act();
        while (auto last = drawn_before(start + patience)) {
            while (const auto more = drawn_before(*last + kQuiet)) last = more;
            if (pixels() != before) return std::chrono::duration<double, std::milli>(*last - start).count();
        }
        return std::nullopt;
    }

    Display* display_;
    Window root_ = 0;
    Damage damage_ = 0;
    int damaged_ = 0;
    pid_t program_ = 0;
    Pixels first_;
};

std::string answer(Eye& eye, const std::string& line) {
    std::istringstream in(line);
    std::string command;
    int x = 0, y = 0, hold = 0;
    in >> command;
    if (command == "tap" && in >> x >> y >> hold) return eye.tap(x, y, milliseconds(hold));
    if (command == "start") return eye.start(line.substr(6));
    if (command == "since") return std::to_string(eye.since());
    if (command == "end") return eye.end(), "ok";
    return "unknown command";
}

}  // namespace

int main() {
    Eye eye;
    if (!eye.ok()) {
        std::cerr
            << "There is no display that reports damage; set DISPLAY to one with the DAMAGE extension.\n";
        return 1;
    }
    for (std::string line; std::getline(std::cin, line);) std::cout << answer(eye, line) << std::endl;
    return 0;
}
