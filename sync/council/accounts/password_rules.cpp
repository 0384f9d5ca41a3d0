#include "sync/council/accounts/password_rules.h"

#include "sync/council/accounts/account.h"
#include "sync/seal/password.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace pledge::council {
namespace {

constexpr std::size_t kFewestDifferent = 5;  // characters
constexpr std::size_t kFewestOwn = 8;        // beside obvious words
constexpr std::array<std::string_view, 4> kRuns = {
    "abcdefghijklmnopqrstuvwxyz", "01234567890123456789012345678901234567890", "qwertyuiopasdfghjklzxcvbnm",
    "1234567890qwertyuiopasdfghjklzxcvbnm"};
constexpr std::array<std::string_view, 6> kOurWords = {"pledge",  "council", "kiosk",
                                                       "officer", "admin",   "password"};

bool is_run(const std::string& text) {
    const std::string back(text.rbegin(), text.rend());
    for (const auto run : kRuns)
        if (run.find(text) != std::string_view::npos || run.find(back) != std::string_view::npos) return true;
    return false;
}

void remove_all(std::string& text, const std::string& word) {
    for (auto at = text.find(word); at != std::string::npos; at = text.find(word))
        text.erase(at, word.size());
}

// What is left of it beside words that anybody would try first.
std::string without(std::string text, const std::vector<std::string_view>& obvious) {
    for (auto words : obvious)
        while (!words.empty()) {
            const auto word = words.substr(0, words.find(' '));
            if (word.size() >= 3) remove_all(text, folded(word));
            words.remove_prefix(std::min(words.size(), word.size() + 1));
        }
    for (const auto word : kOurWords) remove_all(text, std::string(word));
    return text;
}

bool is_monotonous(const std::string& text) {
    return is_run(text) || std::set<char>(text.begin(), text.end()).size() < kFewestDifferent;
}

}  // namespace

Status check_new_password(std::string_view password, const std::vector<std::string_view>& obvious) {
    if (password.size() < kFewestLetters)
        return Error{Code::bad_input,
                     "The new password is too short; use at least 12 characters, four or five words are easy "
                     "to keep."};
    if (password.size() > seal::kLongestPassword)
        return Error{Code::bad_input, "The new password is too long; use at most 256 characters."};
    const auto lower = folded(password);
    if (is_common_password(lower) || is_monotonous(lower))
        return Error{Code::bad_input,
                     "The new password is one of those that are tried first; use four or five words that "
                     "don't belong together."};
    const auto own = without(lower, obvious);
    if (own.size() < kFewestOwn || is_monotonous(own))
        return Error{Code::bad_input,
                     "The new password is little more than the name of the account, the council or this "
                     "program; use four or five words that don't belong together."};
    return {};
}

}  // namespace pledge::council
