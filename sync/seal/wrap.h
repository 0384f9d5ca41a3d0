#pragma once

#include "sync/core/result.h"
#include "sync/seal/secret.h"

#include <string>
#include <string_view>

namespace pledge::seal {

// A secret kept under a passphrase: Argon2id (RFC 9106; memory and passes are stored beside the salt) makes a
// key for XChaCha20-Poly1305. `context` ("wave-key 2026-autumn") is bound in, so that one wrapped secret
// can't stand in for another. The text form is one line of JSON (docs/formats/wrapped.md) and safe to store
// anywhere.
struct WrapCost {
    std::uint64_t passes = 2;
    std::size_t memory_bytes =
        256U << 20;  // officer keys are opened a few times a year: half a second is fine
};

// Code::bad_input: an empty passphrase or a cost outside 1–16 passes, 8 KiB–1 GiB. Code::failed: not enough
// memory.
Result<std::string> wrap(const Secret& secret, std::string_view passphrase, std::string_view context,
                         WrapCost cost = {});
// Code::denied: the passphrase or the context does not fit. Code::corrupt: the text is damaged, told before
// any work is spent on it.
Result<Secret> unwrap(std::string_view wrapped, std::string_view passphrase, std::string_view context);

// A code for the printed recovery sheet: 150 random bits and 10 bits that tell a typing slip, as eight groups
// of four Crockford base-32 letters ("ABCD-EFGH-…"). As a passphrase it wraps a second copy of a wave key.
std::string make_recovery_code();
// The code exactly as make_recovery_code() spelled it, so that both can be handed to wrap and unwrap; reading
// forgives case, spaces, dashes, and O/0, I/L/1. Code::bad_input: a typing slip.
Result<std::string> canonical_recovery_code(std::string_view typed);

}  // namespace pledge::seal
