// pledge-council: builds the real clock and dice; everything else is in the room.
#include "sync/core/system_clock.h"
#include "sync/council/commands.h"
#include "sync/seal/memory.h"
#include "sync/seal/random.h"

#include <iostream>

int main(int argc, char** argv) {
    if (const auto closed = pledge::seal::keep_memory_private(); !closed) {
        std::cerr << "pledge-council: " << closed.error().say << '\n';
        return 1;
    }
    const pledge::SystemClock clock;
    pledge::seal::SystemRandom random;
    return pledge::council::run(argc, argv, {"council.toml", "", clock, random, std::cout, {}});
}
