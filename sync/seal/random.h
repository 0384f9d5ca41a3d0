#pragma once

#include "sync/core/ports.h"

namespace pledge::seal {

// The operating system's generator through libsodium. The only Random outside tests.
class SystemRandom final : public Random {
  public:
    void fill(std::span<std::uint8_t> out) override;
};

}  // namespace pledge::seal
