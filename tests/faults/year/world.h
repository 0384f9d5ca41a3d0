#pragma once

#include "sync/core/ports.h"

namespace pledge::year {

constexpr int kKiosks = 50, kEventKiosks = 4, kDays = 365, kSteps = 2;

// The true time, which nobody in this world can ask for.
struct World {
    static constexpr Day kFirst{std::chrono::year{2027} / 1 / 1};
    int day = 0;
    int minute = 0;  // of the day
    int step = 0;    // which of the day's kSteps a kiosk is in

    std::chrono::sys_seconds now() const {
        return kFirst + std::chrono::days(day) + std::chrono::minutes(minute);
    }
};

// A machine's clock: as wrong as `error` says. Its steady side is always right.
class MachineClock final : public Clock {
  public:
    explicit MachineClock(const World& world) : world_(world) {}
    std::chrono::milliseconds steady() const override {
        return world_.now() - World::kFirst + std::chrono::seconds(1);
    }
    Day today() const override { return std::chrono::floor<std::chrono::days>(now()); }
    LocalTime local() const override { return {today(), world_.minute}; }
    std::chrono::sys_seconds now() const override { return world_.now() + error; }

    std::chrono::days error{0};

  private:
    const World& world_;
};

}  // namespace pledge::year
