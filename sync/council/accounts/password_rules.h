#pragma once

#include "sync/core/result.h"

#include <string_view>
#include <vector>

namespace pledge::council {

inline constexpr std::size_t kFewestLetters = 12;  // bytes

// Whether this may become the password of an account: long enough, not among the commonest of published
// breaches, no run of keys or few letters over and over, and at least eight characters beside `obvious` words
// (the account's name, the council's) and the words of this program. Any characters will do. Code::bad_input:
// one sentence that says why not.
Status check_new_password(std::string_view password, const std::vector<std::string_view>& obvious);

bool is_common_password(std::string_view lower_case);

}  // namespace pledge::council
