#include "sync/seal/envelope.h"

#include <cstdlib>

#include <sodium.h>

namespace pledge::seal {

static_assert(kEnvelopeBytes == kMessageBytes + crypto_box_SEALBYTES);

WaveKey WaveKey::make() {
    WaveKey key;
    crypto_box_keypair(key.public_key.data(), key.private_key.data());
    return key;
}

Result<WaveKey> WaveKey::from_private(Secret private_key) {
    const Error wrong{Code::corrupt, "The wave key is damaged; use the recovery sheet's copy of it."};
    if (private_key.size() != crypto_box_SECRETKEYBYTES) return wrong;
    WaveKey key;
    key.private_key = std::move(private_key);
    if (crypto_scalarmult_base(key.public_key.data(), key.private_key.data()) != 0) return wrong;
    return key;
}

bool usable(const PublicKey& wave) {
    const Secret any = WaveKey::make().private_key;
    Secret shared(crypto_scalarmult_BYTES);
    return crypto_scalarmult(shared.data(), any.data(), wave.data()) == 0;
}

Envelope seal(const Message& message, const PublicKey& wave) {
    ready();
    Envelope out{};
    if (crypto_box_seal(out.data(), message.data(), message.size(), wave.data()) != 0) std::abort();
    return out;
}

Result<Message> open(const Envelope& envelope, const WaveKey& key) {
    ready();
    Message out{};
    if (crypto_box_seal_open(out.data(), envelope.data(), envelope.size(), key.public_key.data(),
                             key.private_key.data()) != 0)
        return Error{Code::denied, "An envelope does not fit this wave's key or is damaged; it is left out."};
    return out;
}

Envelope seal_to_nobody() {
    const auto key = WaveKey::make();
    return seal(encode_dummy(), key.public_key);
}

}  // namespace pledge::seal
