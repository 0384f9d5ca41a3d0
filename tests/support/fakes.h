#pragma once

#include "sync/core/ports.h"

#include <cstdint>

namespace pledge::testing {

// A clock that stands still until told otherwise.
class FakeClock final : public Clock {
  public:
    std::chrono::milliseconds steady() const override { return steady_; }
    Day today() const override { return std::chrono::floor<std::chrono::days>(now_); }
    LocalTime local() const override {
        const auto day = today();
        return {day, static_cast<int>(std::chrono::duration_cast<std::chrono::minutes>(now_ - day).count())};
    }
    std::chrono::sys_seconds now() const override { return now_; }

    void set(Day day, int minute = 12 * 60) { now_ = day + std::chrono::minutes(minute); }
    void advance(std::chrono::milliseconds by) {
        steady_ += by;
        now_ += std::chrono::duration_cast<std::chrono::seconds>(by);
    }

  private:
    std::chrono::milliseconds steady_{1000};
    std::chrono::sys_seconds now_{std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} +
                                  std::chrono::hours(12)};
};

// Repeatable dice (splitmix64, Steele et al. 2014). For tests alone.
class SeededRandom final : public Random {
  public:
    explicit SeededRandom(std::uint64_t seed = 1) : state_(seed) {}
    void fill(std::span<std::uint8_t> out) override {
        for (auto& b : out) b = static_cast<std::uint8_t>(next() >> 56);
    }

  private:
    std::uint64_t next() {
        std::uint64_t z = (state_ += UINT64_C(0x9e3779b97f4a7c15));
        z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
        z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
        return z ^ (z >> 31);
    }
    std::uint64_t state_;
};

}  // namespace pledge::testing
