#include "sync/device/agent.h"

#include <algorithm>

namespace pledge::device {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds kLongest{60'000}, kShortest{100};

int minute_of(const Clock& clock) {
    const auto now = clock.now();
    return static_cast<int>(
        std::chrono::duration_cast<std::chrono::minutes>(now - std::chrono::floor<std::chrono::days>(now))
            .count());
}

}  // namespace

Agent::Agent(Work work, Tell tell, Random& random, const Clock& clock)
    : work_(std::move(work)),
      tell_(std::move(tell)),
      clock_(clock),
      daily_(random),
      polling_(random, clock.steady()),
      refreshing_(random, clock.steady()) {}

milliseconds Agent::step() {
    refresh_if_due();
    if (!signed_off_) {
        poll_if_due();
        exchange_if_due();
    }
    const auto next = std::min(polling_.next(), refreshing_.next()) - clock_.steady();
    return std::clamp(next, kShortest, kLongest);
}

void Agent::exchange_if_due() {
    const auto today = clock_.today();
    const int minute = minute_of(clock_);
    if (daily_.is_new(today)) {
        const auto sent = work_.last_sent();
        daily_.draw(today, minute, !sent || *sent < today - std::chrono::days(1));
    }
    if (!daily_.due(minute)) return;
    const auto outcome = work_.exchange();
    // a network that is away may be back within the hour; anything else waits for a person and the next day
    if (outcome.again)
        daily_.again(minute);
    else
        daily_.done();
    signed_off_ = outcome.signed_off;
    tell_.outcome(outcome, true);
}

void Agent::poll_if_due() {
    if (!first_ && !polling_.due(clock_.steady())) return;
    if (!first_) polling_.done(clock_.steady());
    first_ = false;
    tell_.outcome(work_.poll(), false);
}

void Agent::refresh_if_due() {
    if (!refreshing_.due(clock_.steady())) return;
    refreshing_.done(clock_.steady());
    if (const auto done = work_.refresh(); !done) tell_.refresh_failed(done.error());
}

}  // namespace pledge::device
