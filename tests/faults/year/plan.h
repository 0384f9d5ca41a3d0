#pragma once

#include "tests/faults/year/world.h"

#include <optional>
#include <vector>

namespace pledge::year {

// What happens to a request that carries something.
enum class Fault {
    none,
    lost,        // never arrives
    reply_lost,  // arrives, and the reply does not
    twice,       // arrives twice
    delayed,     // arrives days later; the sender has given up by then
    cut_before,  // the kiosk loses its power before it arrives
    cut_after,   // the same before the reply arrives
};

// How a kiosk fares in one wave.
enum class Fate {
    steady,
    wrong_clock,
    cut_off,         // days without a network, over a week before the close
    late,            // back a few days before the close
    past_the_close,  // back after it
    gone,            // never back
};

// One virtual year. Every choice is a function of the seed and of what it is about, never of what was chosen
// before: two runs of one seed meet the same visits and faults whatever else differs between them.
class Plan {
  public:
    explicit Plan(std::uint64_t seed);

    struct WaveDays {
        int open = 0, stop = 0, close = 0;
        bool by_age = false;  // four columns and a breakdown; three without otherwise
    };
    const std::vector<WaveDays>& waves() const { return waves_; }

    static bool is_event(int kiosk) { return kiosk < kEventKiosks; }
    static constexpr int kRevoked = 10, kGone = 11, kGoneLater = 12;
    int revoked_on() const { return waves_[1].open + 12; }

    bool switched_on(int kiosk, int day) const;
    // Switched on, with a network and not signed off.
    bool reachable(int kiosk, int day) const {
        return switched_on(kiosk, day) && !cut_off(kiosk, day) && (kiosk != kRevoked || day < revoked_on());
    }
    bool cut_off(int kiosk, int day) const { return cut_[at(kiosk, day)]; }
    int visits(int kiosk, int day) const;
    bool restarts(int kiosk, int day, int step) const;
    // How wrong a kiosk's clock is.
    std::chrono::days error(int kiosk, int day, int step) const;
    // The council's own clock: ten years ahead on one day, ten years back on another.
    std::chrono::days council_error(int day) const;
    bool council_restarts(int day) const { return below(6, "council", day) == 0; }

    bool loses_reads(int kiosk, int day, int step) const { return below(12, "reads", kiosk, day, step) == 0; }
    Fault fault(int kiosk, int day, int step, int nth) const;
    int delay(int kiosk, int day) const { return 1 + static_cast<int>(below(4, "delay", kiosk, day)); }

    // Uniform in [0, bound).
    std::uint32_t below(std::uint32_t bound, const char* about, int a = 0, int b = 0, int c = 0,
                        int d = 0) const;

  private:
    static std::size_t at(int kiosk, int day) {
        return static_cast<std::size_t>(kiosk) * kDays + static_cast<std::size_t>(day);
    }
    int between(int from, int until, const char* about, int a, int b) const;
    Fate fate(int kiosk, int wave) const;
    const WaveDays* wave_of(int day) const;
    void cut(int kiosk, int wave);
    void set_clock(int kiosk, int wave);
    void wrong(int kiosk, int from, int until, int days);

    std::uint64_t seed_;
    std::vector<WaveDays> waves_;
    std::vector<bool> cut_;    // by kiosk and day
    std::vector<int> errors_;  // in days, by kiosk and day, from its second step on
};

}  // namespace pledge::year
