#pragma once

#include "sync/core/result.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace pledge::seal {

// What Argon2id (RFC 9106) spends on the password of an account: OWASP's cheat sheet on password storage
// names these figures. One lane, as always in libsodium.
struct PasswordCost {
    unsigned long long passes = 2;
    std::size_t memory_bytes = std::size_t{19} << 20;
};

inline constexpr std::size_t kLongestPassword = 256;  // bytes; all of them count

// libsodium's text form, "$argon2id$v=19$m=19456,t=2,p=1$…", with its salt. Takes some tens of milliseconds
// and 19 MB: never on a thread that others wait for. Code::bad_input: empty or too long. Code::failed: no
// memory.
Result<std::string> hash_password(std::string_view password, PasswordCost cost = {});
// As much work as the hash says. False for what is no hash, too.
bool password_fits(const std::string& hash, std::string_view password);

}  // namespace pledge::seal
