#pragma once

#include "sync/core/ports.h"

namespace pledge::council {

// The machine's clock. The only Clock outside tests.
class SystemClock final : public Clock {
  public:
    std::chrono::milliseconds steady() const override;
    Day today() const override;
    LocalTime local() const override;
    std::chrono::sys_seconds now() const override;
};

}  // namespace pledge::council
