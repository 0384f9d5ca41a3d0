#pragma once

#include "sync/device/exchange.h"
#include "sync/device/schedule.h"

#include <chrono>
#include <functional>

namespace pledge::device {

// The service: one exchange a day, a look for a newer manifest every hour, one dummy sealed anew every hour;
// each at a random moment of its own. When the council has signed the device off it contacts nobody any more
// until it is started again; the hourly dummy goes on. One thread.
class Agent {
  public:
    struct Work {
        std::function<Outcome()> exchange, poll;
        std::function<Status()> refresh;
        std::function<std::optional<Day>()> last_sent;
    };
    // `tell` hears of every exchange or poll, and of a refresh that failed: never of one that went well,
    // since a log that dates dummies would tell which writes were answers.
    struct Tell {
        std::function<void(const Outcome&, bool whole_exchange)> outcome;
        std::function<void(const Error&)> refresh_failed;
    };

    Agent(Work work, Tell tell, Random& random, const Clock& clock);

    // Does what is due and says how long to sleep: at most a minute, so that a machine that slept or whose
    // clock was set is noticed.
    std::chrono::milliseconds step();

  private:
    void exchange_if_due();
    void poll_if_due();
    void refresh_if_due();

    Work work_;
    Tell tell_;
    const Clock& clock_;
    Daily daily_;
    Hourly polling_, refreshing_;
    bool first_ = true, signed_off_ = false;
};

}  // namespace pledge::device
