#include "sync/core/system_clock.h"

#include <ctime>

namespace pledge {

using namespace std::chrono;

milliseconds SystemClock::steady() const {
    return duration_cast<milliseconds>(steady_clock::now().time_since_epoch());
}

Day SystemClock::today() const {
    return floor<days>(system_clock::now());
}

LocalTime SystemClock::local() const {
    const std::time_t now = system_clock::to_time_t(system_clock::now());
    std::tm parts{};
    localtime_r(&now, &parts);
    const auto date = year{parts.tm_year + 1900} / month{static_cast<unsigned>(parts.tm_mon + 1)} /
                      std::chrono::day{static_cast<unsigned>(parts.tm_mday)};
    return {sys_days{date}, parts.tm_hour * 60 + parts.tm_min};
}

sys_seconds SystemClock::now() const {
    return floor<seconds>(system_clock::now());
}

}  // namespace pledge
