#pragma once

#include "sync/core/bytes.h"
#include "sync/seal/envelope.h"

#include <span>

namespace pledge::outbox {

// One day's upload, as docs/formats/batch.md describes it: its size depends on the number of slots alone.
Blob write_batch(std::span<const seal::Envelope> envelopes);
constexpr std::size_t batch_bytes(std::size_t envelopes) {
    return 6 + envelopes * seal::kEnvelopeBytes;
}

// Dummies for the slots that hold no answer: sealed to the wave's key, or to nobody while no wave is known.
// Nobody can tell them from answers without the wave's private key.
seal::Envelope make_dummy(const std::optional<seal::PublicKey>& wave);
std::vector<seal::Envelope> make_dummies(std::size_t count, const std::optional<seal::PublicKey>& wave);

}  // namespace pledge::outbox
