#pragma once

#include "sync/core/calendar.h"
#include "sync/core/ports.h"

#include <chrono>
#include <cstdint>

namespace pledge::device {

// Once in every hour since its start, at a moment chosen anew for each hour. An hour that was slept through
// is left out.
class Hourly {
  public:
    Hourly(Random& random, std::chrono::milliseconds now);
    bool due(std::chrono::milliseconds now) const { return now >= moment_; }
    void done(std::chrono::milliseconds now);  // on to the next hour
    std::chrono::milliseconds next() const { return moment_; }

  private:
    void draw();

    Random& random_;
    std::chrono::milliseconds hour_, moment_{};
};

// Once a day (UTC), at a minute chosen anew each day from what is left of it. Nothing goes into the choice
// but the day and whether the day before was missed: then the next hour will do, so that a kiosk which is
// switched off at night is heard from as well.
class Daily {
  public:
    explicit Daily(Random& random) : random_(random) {}
    bool is_new(Day today) const { return today != day_; }
    void draw(Day today, int minute, bool missed);
    bool due(int minute) const { return !done_ && minute >= minute_; }
    void done() { done_ = true; }
    // Not today's last word: once more at a random minute within the next hour, if the day has one.
    void again(int minute);

  private:
    Random& random_;
    Day day_{};
    int minute_ = 0;
    bool done_ = true;
};

}  // namespace pledge::device
