#include "sync/seal/pin.h"

#include "sync/seal/password.h"

#include <algorithm>

namespace pledge::seal {
namespace {

constexpr PasswordCost kCost{3, 64U << 20};  // more than a password's: the number is short

}  // namespace

bool is_pin(std::string_view digits) {
    return digits.size() >= kShortestPin && digits.size() <= kLongestPin &&
           std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Result<std::string> hash_pin(std::string_view digits) {
    if (!is_pin(digits))
        return Error{Code::bad_input, "The staff number must have 4 to 8 digits; choose another."};
    return hash_password(digits, kCost);
}

bool pin_fits(const std::string& hash, std::string_view digits) {
    return is_pin(digits) && password_fits(hash, digits);
}

}  // namespace pledge::seal
