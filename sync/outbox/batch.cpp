#include "sync/outbox/batch.h"

#include <cassert>

namespace pledge::outbox {

Blob write_batch(std::span<const seal::Envelope> envelopes) {
    assert(envelopes.size() <= 0xffff);
    Blob out{'P', 'L', 'B', '1'};
    out.reserve(batch_bytes(envelopes.size()));
    out.push_back(static_cast<std::uint8_t>(envelopes.size() & 0xff));
    out.push_back(static_cast<std::uint8_t>(envelopes.size() >> 8));
    for (const auto& envelope : envelopes) out.insert(out.end(), envelope.begin(), envelope.end());
    return out;
}

seal::Envelope make_dummy(const std::optional<seal::PublicKey>& wave) {
    return wave ? seal::seal(encode_dummy(), *wave) : seal::seal_to_nobody();
}

std::vector<seal::Envelope> make_dummies(std::size_t count, const std::optional<seal::PublicKey>& wave) {
    std::vector<seal::Envelope> out;
    out.reserve(count);
    while (out.size() < count) out.push_back(make_dummy(wave));
    return out;
}

}  // namespace pledge::outbox
