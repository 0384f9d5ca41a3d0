#include "sync/seal/random.h"

#include "sync/seal/secret.h"

#include <sodium.h>

namespace pledge::seal {

void SystemRandom::fill(std::span<std::uint8_t> out) {
    ready();
    randombytes_buf(out.data(), out.size());
}

}  // namespace pledge::seal
