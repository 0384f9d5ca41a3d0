#pragma once

#include "sync/core/bytes.h"
#include "sync/core/result.h"
#include "sync/seal/secret.h"

namespace pledge::seal {

// A small secret kept on the device itself (crypto_secretbox: XSalsa20-Poly1305, fresh nonce each time).
// Output is 40 bytes longer than input.
Blob box(View plain, const Secret& key);
Result<Blob> unbox(View boxed, const Secret& key);

// The outbox's own key, derived from the device's seed (crypto_kdf), so that the kiosk need not hold the
// signing key.
Secret outbox_key_of(const Secret& device_seed);

}  // namespace pledge::seal
