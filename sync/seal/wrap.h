#pragma once

#include <string>
#include <string_view>

#include "sync/core/result.h"
#include "sync/seal/secret.h"

namespace pledge::seal {

// A secret kept under a passphrase: Argon2id (RFC 9106; memory and passes are stored beside the salt) makes a key for
// XChaCha20-Poly1305. `context` ("wave-key 2026-autumn") is bound in, so that one wrapped secret can't stand in for
// another. The text form is one line of JSON and safe to store anywhere.
struct WrapCost {
    std::uint64_t passes = 2;
    std::size_t memory_bytes = 256U << 20;  // officer keys are opened a few times a year: half a second is fine
};

Result<std::string> wrap(const Secret& secret, std::string_view passphrase, std::string_view context,
                         WrapCost cost = {});
// Code::denied: the passphrase does not fit. Code::corrupt: the text is damaged.
Result<Secret> unwrap(std::string_view wrapped, std::string_view passphrase, std::string_view context);

// A code for the printed recovery sheet: 160 random bits as eight groups of four Crockford base-32 letters. It wraps a
// second copy of a wave key; reading it back forgives case, spaces, dashes, and O/0, I/L/1.
std::string make_recovery_code();
Result<std::string> canonical_recovery_code(std::string_view typed);

}  // namespace pledge::seal
