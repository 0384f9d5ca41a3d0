#include "sync/device/staff_pin.h"

#include "sync/seal/hidden_input.h"
#include "sync/seal/pin.h"
#include "sync/seal/secret.h"

#include <iostream>

#include <unistd.h>

namespace pledge::device {
namespace {

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
        const seal::HiddenInput hidden(STDIN_FILENO);
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
