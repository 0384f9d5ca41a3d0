#include "sync/core/ports.h"

#include <cassert>

namespace pledge {

std::uint32_t Random::below(std::uint32_t bound) {
    assert(bound >= 1);
    // rejection keeps every value equally likely
    const std::uint32_t limit = UINT32_MAX - UINT32_MAX % bound;
    for (;;) {
        const auto b = bytes<4>();
        const std::uint32_t word = static_cast<std::uint32_t>(b[0]) | static_cast<std::uint32_t>(b[1]) << 8 |
                                   static_cast<std::uint32_t>(b[2]) << 16 |
                                   static_cast<std::uint32_t>(b[3]) << 24;
        if (word < limit) return word % bound;
    }
}

}  // namespace pledge
