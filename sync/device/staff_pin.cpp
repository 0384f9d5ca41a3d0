#include "sync/device/staff_pin.h"

#include "sync/seal/pin.h"
#include "sync/seal/secret.h"

#include <iostream>

#include <termios.h>
#include <unistd.h>

namespace pledge::device {
namespace {

// While it lives, what is typed at the terminal is not shown.
class Hidden {
  public:
    Hidden() {
        if (tcgetattr(STDIN_FILENO, &before_) != 0) return;
        auto hidden = before_;
        hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        changed_ = tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden) == 0;
    }
    ~Hidden() {
        if (changed_) tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_);
    }
    Hidden(const Hidden&) = delete;
    Hidden& operator=(const Hidden&) = delete;

  private:
    bool changed_ = false;
    termios before_{};
};

// Wiped when it goes.
struct Typed {
    std::string digits;
    Typed() = default;
    ~Typed() { seal::wipe({reinterpret_cast<std::uint8_t*>(digits.data()), digits.size()}); }
    Typed(const Typed&) = delete;
    Typed& operator=(const Typed&) = delete;
};

void read_line(Typed& typed, const char* prompt) {
    const bool terminal = isatty(STDIN_FILENO) != 0;
    if (terminal) std::cerr << prompt << std::flush;
    {
        const Hidden hidden;
        std::getline(std::cin, typed.digits);
    }
    if (terminal) std::cerr << "\n";
    if (!typed.digits.empty() && typed.digits.back() == '\r') typed.digits.pop_back();
}

}  // namespace

Result<std::string> ask_staff_pin() {
    Typed typed;
    read_line(typed, "A number for staff, 4 to 8 digits: ");
    if (isatty(STDIN_FILENO) != 0) {
        Typed again;
        read_line(again, "The same number again: ");
        if (again.digits != typed.digits)
            return Error{Code::bad_input, "The two numbers were not the same; try again."};
    }
    const auto hash = seal::hash_pin(typed.digits);
    if (!hash) return hash.error();
    return "[staff]\npin = \"" + *hash + "\"\n";
}

}  // namespace pledge::device
