#pragma once

#include "sync/core/result.h"

#include <string>
#include <string_view>

namespace pledge::seal {

// The number that opens the staff screen of a kiosk, kept as what Argon2id (RFC 9106) makes of it, in
// libsodium's text form "$argon2id$v=19$m=65536,t=3,p=1$…". That is slow and salted, but there are few
// numbers: whoever has the kiosk's files can try them all, so it keeps children out, not thieves. Nothing
// behind it tells of answers. Each call takes some tenths of a second and 64 MB: never on a thread that
// draws.
inline constexpr std::size_t kShortestPin = 4, kLongestPin = 8;

bool is_pin(std::string_view digits);
// Code::bad_input: not 4 to 8 digits. Code::failed: not enough memory.
Result<std::string> hash_pin(std::string_view digits);
// False for what is no hash, too.
bool pin_fits(const std::string& hash, std::string_view digits);

}  // namespace pledge::seal
