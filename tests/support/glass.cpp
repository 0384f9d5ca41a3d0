// A finger and an eye on an X display: what the journey tests and the demo tap and look with. Reads one
// command a line and answers each with one line.
//
//   tap X Y               a finger down and up again
//   press X Y / release   the halves of a tap
//   move X Y              the pointer goes there, pressed or not
//   key NAME              a key down and up again, as X calls it: space, Tab, Return
//   shot FILE             the whole screen as a PNG
#include <cstring>
#include <iostream>
#include <memory>
#include <sstream>
#include <vector>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <cairo.h>

namespace {

class Glass {
  public:
    Glass() : display_(XOpenDisplay(nullptr)) {}
    ~Glass() {
        if (display_) XCloseDisplay(display_);
    }
    Glass(const Glass&) = delete;
    Glass& operator=(const Glass&) = delete;

    bool ok() const { return display_ != nullptr; }

    void press(int x, int y) {
        XTestFakeMotionEvent(display_, -1, x, y, CurrentTime);
        XTestFakeButtonEvent(display_, 1, True, CurrentTime);
        XSync(display_, False);
    }
    void release() {
        XTestFakeButtonEvent(display_, 1, False, CurrentTime);
        XSync(display_, False);
    }

    void move(int x, int y) {
        XTestFakeMotionEvent(display_, -1, x, y, CurrentTime);
        XSync(display_, False);
    }
    bool key(const std::string& name) {
        const auto code = XKeysymToKeycode(display_, XStringToKeysym(name.c_str()));
        if (code == 0) return false;
        XTestFakeKeyEvent(display_, code, True, CurrentTime);
        XTestFakeKeyEvent(display_, code, False, CurrentTime);
        XSync(display_, False);
        return true;
    }

    // The pixels of the whole screen, rows of 32-bit words.
    std::vector<std::uint32_t> pixels(int& width, int& height) {
        XWindowAttributes root;
        XGetWindowAttributes(display_, DefaultRootWindow(display_), &root);
        width = root.width;
        height = root.height;
        XImage* image = XGetImage(display_, DefaultRootWindow(display_), 0, 0, static_cast<unsigned>(width),
                                  static_cast<unsigned>(height), AllPlanes, ZPixmap);
        std::vector<std::uint32_t> out(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
        for (int y = 0; y < height; ++y)
            std::memcpy(&out[static_cast<std::size_t>(y) * static_cast<std::size_t>(width)],
                        image->data + static_cast<std::ptrdiff_t>(y) * image->bytes_per_line,
                        static_cast<std::size_t>(width) * 4);
        XDestroyImage(image);
        return out;
    }

    bool shot(const std::string& file) {
        int width = 0, height = 0;
        auto words = pixels(width, height);
        cairo_surface_t* surface = cairo_image_surface_create_for_data(
            reinterpret_cast<unsigned char*>(words.data()), CAIRO_FORMAT_RGB24, width, height, width * 4);
        const bool ok = cairo_surface_write_to_png(surface, file.c_str()) == CAIRO_STATUS_SUCCESS;
        cairo_surface_destroy(surface);
        return ok;
    }

  private:
    Display* display_;
};

void answer(Glass& glass, const std::string& line) {
    std::istringstream in(line);
    std::string command, name;
    int x = 0, y = 0;
    in >> command;
    if (command == "tap" && in >> x >> y) {
        glass.press(x, y);
        glass.release();
        std::cout << "ok";
    } else if (command == "press" && in >> x >> y) {
        glass.press(x, y);
        std::cout << "ok";
    } else if (command == "release") {
        glass.release();
        std::cout << "ok";
    } else if (command == "move" && in >> x >> y) {
        glass.move(x, y);
        std::cout << "ok";
    } else if (command == "key" && in >> name) {
        std::cout << (glass.key(name) ? "ok" : "no such key");
    } else if (command == "shot" && in >> name) {
        std::cout << (glass.shot(name) ? "ok" : "can't write the picture");
    } else {
        std::cout << "unknown command";
    }
    std::cout << std::endl;
}

}  // namespace

int main() {
    Glass glass;
    if (!glass.ok()) {
        std::cerr << "There is no display; set DISPLAY.\n";
        return 1;
    }
    for (std::string line; std::getline(std::cin, line);) answer(glass, line);
    return 0;
}
