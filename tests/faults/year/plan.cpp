#include "tests/faults/year/plan.h"

#include <algorithm>

namespace pledge::year {
namespace {

constexpr int kTenYears = 3652;

// splitmix64 (Steele et al. 2014)
std::uint64_t mixed(std::uint64_t z) {
    z += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

}  // namespace

Plan::Plan(std::uint64_t seed)
    : seed_(seed), cut_(std::size_t{kKiosks} * kDays), errors_(std::size_t{kKiosks} * kDays) {
    int day = 6;
    for (int w = 0; w < 4; ++w) {
        const int open = day + between(0, 12, "open", w, 0), stop = open + between(21, 29, "stop", w, 0);
        const int close = stop + 14 + between(0, 5, "close", w, 0);
        waves_.push_back({open, stop, close, w % 2 == 1});
        day = close + between(12, 30, "pause", w, 0);
    }
    for (int kiosk = 0; kiosk < kKiosks; ++kiosk)
        for (int w = 0; w < 4; ++w) {
            cut(kiosk, w);
            set_clock(kiosk, w);
        }
}

std::uint32_t Plan::below(std::uint32_t bound, const char* about, int a, int b, int c, int d) const {
    auto z = mixed(seed_);
    for (const char* letter = about; *letter; ++letter) z = mixed(z ^ static_cast<std::uint8_t>(*letter));
    for (const int number : {a, b, c, d}) z = mixed(z ^ static_cast<std::uint32_t>(number));
    return static_cast<std::uint32_t>((z >> 32) * bound >> 32);
}

int Plan::between(int from, int until, const char* about, int a, int b) const {
    return from + static_cast<int>(below(static_cast<std::uint32_t>(until - from), about, a, b));
}

Fate Plan::fate(int kiosk, int wave) const {
    if (kiosk == kRevoked && wave <= 1) return Fate::steady;
    if (kiosk == kGone || kiosk == kGoneLater) {
        const int from = kiosk == kGone ? 0 : 2;
        return wave < from ? Fate::steady : wave == from ? Fate::gone : Fate::steady;
    }
    const auto roll = below(100, "fate", kiosk, wave);
    return roll < 30   ? Fate::steady
           : roll < 60 ? Fate::wrong_clock
           : roll < 80 ? Fate::cut_off
           : roll < 90 ? Fate::late
                       : Fate::past_the_close;
}

void Plan::cut(int kiosk, int wave) {
    const auto& w = waves_[static_cast<std::size_t>(wave)];
    int from = 0, until = 0;
    switch (fate(kiosk, wave)) {
        case Fate::steady:
        case Fate::wrong_clock:
            return;
        case Fate::cut_off:
            from = between(w.open, w.stop + 4, "from", kiosk, wave);
            until = std::min(from + between(1, 10, "until", kiosk, wave), w.close - 7);
            break;
        case Fate::late:
            from = between(w.stop - 9, w.stop + 1, "from", kiosk, wave);
            until = w.close - between(0, 7, "until", kiosk, wave);
            break;
        case Fate::past_the_close:
            from = between(w.open + 15, w.stop + 1, "from", kiosk, wave);
            until = w.close + between(1, 14, "until", kiosk, wave);
            break;
        case Fate::gone:
            from = w.open + 20;
            until = kDays;
    }
    for (int day = from; day < std::min(until, kDays); ++day) cut_[at(kiosk, day)] = true;
}

void Plan::wrong(int kiosk, int from, int until, int days) {
    for (int day = from; day < std::min(until, kDays); ++day) errors_[at(kiosk, day)] = days;
}

void Plan::set_clock(int kiosk, int wave) {
    if (fate(kiosk, wave) != Fate::wrong_clock) return;
    const auto& w = waves_[static_cast<std::size_t>(wave)];
    const int when = between(w.open, w.stop, "jump", kiosk, wave), late = w.stop + 1 + kiosk % 3;
    const int length = between(1, 21, "length", kiosk, wave);
    switch (below(5, "kind", kiosk, wave)) {
        case 0:
            return wrong(kiosk, when, when + length, kTenYears);
        case 1:
            return wrong(kiosk, when, when + length, -kTenYears);
        case 2:  // back into the wave, after its end
            return wrong(kiosk, late, w.close + 3, -between(5, 31, "back", kiosk, wave));
        case 3:  // ahead, past the end; and back across it
            return wrong(kiosk, when, late, w.close - when + length);
        default:
            wrong(kiosk, when, when + 2, kTenYears);
            wrong(kiosk, when + 2, when + 5, -kTenYears);
            wrong(kiosk, w.stop, w.stop + 1, 1);
            wrong(kiosk, late, late + 5, -10);
    }
}

std::chrono::days Plan::error(int kiosk, int day, int step) const {
    // clocks are set while the kiosk runs
    if (step == 0 && --day < 0) return std::chrono::days(0);
    return std::chrono::days(errors_[at(kiosk, day)]);
}

std::chrono::days Plan::council_error(int day) const {
    if (day == waves_[1].open + 9) return std::chrono::days(kTenYears);
    if (day == waves_[2].open + 9) return std::chrono::days(-kTenYears);
    return std::chrono::days(0);
}

const Plan::WaveDays* Plan::wave_of(int day) const {
    for (const auto& wave : waves_)
        if (wave.open <= day && day <= wave.close) return &wave;
    return nullptr;
}

// Kiosks are off for more than half of the time, which saves half of the test's.
bool Plan::switched_on(int kiosk, int day) const {
    const auto* wave = wave_of(day);
    const bool draining = wave && day > wave->stop;
    // enough chances for what a wrong clock has held up: the years with and without must not differ by chance
    if (draining && fate(kiosk, static_cast<int>(wave - waves_.data())) == Fate::wrong_clock) return true;
    if (is_event(kiosk) && draining) return (day + kiosk) % 4 == 0;
    return below(100, "on", kiosk, day) < (!wave ? 5U : is_event(kiosk) ? 20U : 36U);
}

int Plan::visits(int kiosk, int day) const {
    if (is_event(kiosk)) return between(10, 50, "visits", kiosk, day);
    const auto roll = below(20, "visits", kiosk, day);
    return roll < 9 ? 0 : roll < 17 ? 1 : roll < 19 ? 2 : 3;
}

bool Plan::restarts(int kiosk, int day, int step) const {
    return below(8, "restart", kiosk, day, step) == 0;
}

Fault Plan::fault(int kiosk, int day, int step, int nth) const {
    const auto roll = below(100, "fault", kiosk, day, step, nth);
    return roll < 6    ? Fault::lost
           : roll < 12 ? Fault::reply_lost
           : roll < 17 ? Fault::twice
           : roll < 20 ? Fault::delayed
           : roll < 23 ? Fault::cut_before
           : roll < 26 ? Fault::cut_after
                       : Fault::none;
}

}  // namespace pledge::year
