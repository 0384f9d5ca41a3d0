#pragma once

#include "sync/council/accounts/account.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

// Codes of an authenticator app: TOTP, RFC 6238, with SHA-1, six digits and thirty seconds, the one set of
// values that every app knows. SHA-1 here is HMAC-SHA-1 (RFC 2104), done by OpenSSL's libcrypto.
namespace pledge::council {

inline constexpr std::chrono::seconds kTotpStep{30};

std::uint64_t totp_step_of(std::chrono::sys_seconds now);
// RFC 4226's HOTP for this counter; digits: 6, or 8 as in the RFC's own examples.
std::string totp_code(const TotpSecret& secret, std::uint64_t step, int digits = 6);

// The step whose code was typed: now's, the one before or the one after, but none at or before `last_used`,
// so that each code is good once. Spaces between digits are forgiven. Compares every step in constant time.
std::optional<std::uint64_t> totp_matches(const TotpSecret& secret, std::string_view typed,
                                          std::chrono::sys_seconds now, std::uint64_t last_used);

std::string base32(View bytes);  // RFC 4648, without padding
// "otpauth://totp/…", what the app takes as a picture or as text.
std::string totp_address(const TotpSecret& secret, std::string_view council, std::string_view name);

}  // namespace pledge::council
