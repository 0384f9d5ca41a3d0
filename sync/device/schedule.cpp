#include "sync/device/schedule.h"

#include <algorithm>

namespace pledge::device {
namespace {

using std::chrono::milliseconds;
constexpr milliseconds kHour{3'600'000};
constexpr int kDay = 24 * 60;

}  // namespace

Hourly::Hourly(Random& random, milliseconds now) : random_(random), hour_(now) {
    draw();
}

void Hourly::draw() {
    moment_ = hour_ + milliseconds(random_.below(static_cast<std::uint32_t>(kHour.count())));
}

void Hourly::done(milliseconds now) {
    hour_ += kHour;
    if (now >= hour_ + kHour) hour_ += (now - hour_) / kHour * kHour;
    draw();
}

void Daily::draw(Day today, int minute, bool missed) {
    day_ = today;
    done_ = false;
    const int until = missed ? std::min(minute + 60, kDay) : kDay;
    minute_ = minute + static_cast<int>(random_.below(static_cast<std::uint32_t>(until - minute)));
}

void Daily::again(int minute) {
    minute_ = minute + 1 + static_cast<int>(random_.below(60));
    done_ = minute_ >= kDay;
}

}  // namespace pledge::device
