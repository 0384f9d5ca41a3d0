#pragma once

#include "sync/core/bytes.h"

#include <cstdint>
#include <cstdlib>

// FUZZ(input) { … } is a libFuzzer target's whole body; input is a pledge::View.
#define FUZZ(input)                                                                     \
    static void fuzz_one(pledge::View input);                                           \
    extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) { \
        fuzz_one({data, size});                                                         \
        return 0;                                                                       \
    }                                                                                   \
    static void fuzz_one(pledge::View input)

// What must hold for every input.
inline void must(bool holds) {
    if (!holds) std::abort();
}
