#pragma once

#include "sync/core/ports.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pledge::council {

inline constexpr std::size_t kRecoveryCodes = 8;  // made at a time

// Each stands in once for a code of the authenticator app: 120 random bits as six groups of four Crockford
// letters. So many bits need no slow hash: SHA-256 alone is stored.
std::vector<std::string> make_recovery_codes(Random& random);
// Reading forgives case, spaces, dashes, O/0 and I/L/1. Nothing: it is none.
std::optional<Bytes<32>> hash_of_recovery_code(std::string_view typed);

}  // namespace pledge::council
