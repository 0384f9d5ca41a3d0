#include "sync/outbox/slot_map.h"

#include "sync/seal/box.h"

namespace pledge::outbox {
namespace {

constexpr std::uint8_t kVersion = 1;

}  // namespace

std::vector<std::size_t> SlotMap::free() const {
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < taken_.size(); ++i)
        if (!taken_[i]) out.push_back(i);
    return out;
}

// version, then one byte for each slot: 0 free, 1 taken
Blob SlotMap::sealed(const seal::Secret& key) const {
    Blob plain{kVersion};
    for (const bool taken : taken_) plain.push_back(taken ? 1 : 0);
    auto out = seal::box(plain, key);
    seal::wipe(plain);
    return out;
}

Result<SlotMap> SlotMap::unsealed(View sealed, std::size_t slots, const seal::Secret& key) {
    const Error unreadable{
        Code::full,
        "The outbox does not fit its key, so nothing is written over; what is in it goes out with "
        "the next upload, and after that it can be used again."};
    auto plain = seal::unbox(sealed, key);
    if (!plain || plain->size() != slots + 1 || plain->front() != kVersion) return unreadable;
    SlotMap out(slots);
    for (std::size_t i = 0; i < slots; ++i) {
        if ((*plain)[i + 1] > 1) return unreadable;
        if ((*plain)[i + 1] == 1) out.take(i);
    }
    seal::wipe(*plain);
    return out;
}

}  // namespace pledge::outbox
