#pragma once

#include "sync/core/answer.h"
#include "sync/core/bytes.h"
#include "sync/core/result.h"
#include "sync/seal/secret.h"

namespace pledge::seal {

// A message sealed to a wave key with crypto_box_seal (libsodium: X25519, XSalsa20-Poly1305, ephemeral
// sender). Whoever makes one can't open it again. Always the same size, whatever is inside.
constexpr std::size_t kEnvelopeBytes = kMessageBytes + 48;
using Envelope = Bytes<kEnvelopeBytes>;

using PublicKey = Bytes<32>;

// One wave's X25519 pair. The private half exists in memory only while a wave is planned or closed.
struct WaveKey {
    PublicKey public_key{};
    Secret private_key{32};

    static WaveKey make();
    // Code::corrupt: not 32 bytes, or no key at all.
    static Result<WaveKey> from_private(Secret private_key);
};

// False for the handful of public keys that X25519 refuses (all zeros, small order): nothing can be sealed to
// them. Whoever takes a wave key from outside asks this once; seal() aborts the program on such a key.
bool usable(const PublicKey& wave);

Envelope seal(const Message& message, const PublicKey& wave);
// Code::denied: not sealed to this key, or damaged on the way. The caller wipes the message.
Result<Message> open(const Envelope& envelope, const WaveKey& key);

// What a slot holds while no wave is known: sealed to a key that nobody keeps.
Envelope seal_to_nobody();

}  // namespace pledge::seal
