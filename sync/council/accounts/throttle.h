#pragma once

#include "sync/core/ports.h"

#include <deque>
#include <map>
#include <mutex>
#include <optional>

namespace pledge::council {

struct ThrottleRules {
    std::uint32_t free_tries = 4;                   // wrong ones without a pause
    std::chrono::milliseconds first_pause{30'000};  // after the next; doubles with each further one
    std::chrono::milliseconds longest_pause{15 * 60'000};
    std::chrono::milliseconds forgotten_after{24 * 3600'000};
    std::size_t all_together = 100;  // wrong ones of everybody within the window
    std::chrono::milliseconds window{10 * 60'000};
    std::size_t most_names = 1000;  // remembered
};

// Limits guesses at passwords and codes: a growing pause for each name, known or not, and a limit for
// everybody together. Nobody's address is looked at. A try is counted when it begins, so that many at once
// gain nothing. Kept in memory. Any thread; `clock` outlives it.
class Throttle {
  public:
    explicit Throttle(const Clock& clock, ThrottleRules rules = {}) : clock_(clock), rules_(rules) {}

    // Nothing: go on; the try counts as wrong until told otherwise. Else how long to wait.
    std::optional<std::chrono::milliseconds> begin(const std::string& name);
    void give_back(const std::string& name);  // this try was right as far as it went, or was not looked at
    void forgive(const std::string& name);    // signed in: the account begins afresh

  private:
    struct Tries {
        std::uint32_t wrong = 0;
        std::chrono::milliseconds last{}, until{};
    };
    void forget(std::chrono::milliseconds now);

    const Clock& clock_;
    const ThrottleRules rules_;
    std::mutex mutex_;  // guards all below
    std::map<std::string, Tries> names_;
    std::deque<std::chrono::milliseconds> all_;
};

// "30 seconds", "1 minute", "15 minutes": rounded up.
std::string spoken(std::chrono::milliseconds wait);

}  // namespace pledge::council
