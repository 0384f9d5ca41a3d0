// An envelope out of the pool, opened with a wave's key: first the bytes as they are, then as what was
// sealed.
#include "sync/seal/envelope.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace pledge;

FUZZ(input) {
    static const auto wave = [] {
        seal::Secret half(32);
        std::fill(half.bytes().begin(), half.bytes().end(), std::uint8_t{7});
        return seal::WaveKey::from_private(std::move(half)).value();
    }();
    seal::Envelope envelope{};
    std::copy_n(input.begin(), std::min(input.size(), envelope.size()), envelope.begin());
    must(seal::open(envelope, wave).error().code == Code::denied);
    Message message{};
    std::copy_n(input.begin(), std::min(input.size(), message.size()), message.begin());
    envelope = seal::seal(message, wave.public_key);
    must(seal::open(envelope, wave).value() == message);
    if (input.empty()) return;
    envelope.at(input[0] * envelope.size() / 256) ^= 1;
    must(!seal::open(envelope, wave));
    seal::PublicKey key{};
    std::copy_n(input.begin(), std::min(input.size(), key.size()), key.begin());
    if (seal::usable(key)) (void)seal::seal(message, key);
}
