// The map of free slots, as it lies sealed in the outbox: whatever was sealed with the right key, and
// whatever was not.
#include "sync/outbox/slot_map.h"

#include "sync/seal/box.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace pledge;

FUZZ(input) {
    static const auto key = [] {
        seal::Secret out(32);
        std::fill(out.bytes().begin(), out.bytes().end(), std::uint8_t{7});
        return out;
    }();
    constexpr std::size_t kSlots = 12;
    must(!outbox::SlotMap::unsealed(input, kSlots, key));
    const auto map = outbox::SlotMap::unsealed(seal::box(input, key), kSlots, key);
    if (!map) return must(map.error().code == Code::full);
    must(input.size() == kSlots + 1);
    must(map->free().size() ==
         static_cast<std::size_t>(std::count(input.begin() + 1, input.end(), std::uint8_t{0})));
}
