#pragma once

#include "sync/core/bytes.h"

#include <optional>
#include <string>
#include <string_view>

// Codes that people read from paper and type (Crockford's base 32, https://www.crockford.com/base32.html): no
// I, L, O or U; reading forgives case, spaces, dashes, O for 0, and I or L for 1.
namespace pledge::seal {

// The first letters·5 bits, most significant first. The bytes must hold that many.
std::string crockford(View bytes, std::size_t letters);
// The bits back, in as few bytes as hold them; unused low bits are zero. Letters must be canonical.
std::optional<Blob> crockford_bits(std::string_view letters);
// Canonical letters without groups; nullopt when something is there that no reading forgives.
std::optional<std::string> crockford_letters(std::string_view typed);
// "ABCD-EFGH-…"
std::string in_groups_of_four(std::string_view letters);

// Two letters that tell a typing slip (1,023 of 1,024 of them): the first ten bits of SHA-256 over the
// letters before.
std::string check_letters(std::string_view letters);

}  // namespace pledge::seal
