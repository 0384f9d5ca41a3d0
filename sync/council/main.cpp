// pledge-council: builds the real clock and dice; everything else is in the room.
#include "sync/core/system_clock.h"
#include "sync/council/commands.h"
#include "sync/seal/random.h"

#include <iostream>

int main(int argc, char** argv) {
    const pledge::SystemClock clock;
    pledge::seal::SystemRandom random;
    return pledge::council::run(argc, argv, {"council.toml", "", clock, random, std::cout, {}});
}
