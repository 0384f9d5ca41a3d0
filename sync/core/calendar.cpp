#include "sync/core/calendar.h"

#include <cstdio>

namespace pledge {
namespace {

std::optional<int> digits(std::string_view text) {
    int value = 0;
    for (char c : text) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    return value;
}

}  // namespace

std::string to_text(Day day) {
    const std::chrono::year_month_day ymd{day};
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u", static_cast<int>(ymd.year()),
                  static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()));
    return text;
}

std::string to_text(Month month) {
    char text[16];
    std::snprintf(text, sizeof text, "%04d-%02u", static_cast<int>(month.year()),
                  static_cast<unsigned>(month.month()));
    return text;
}

std::optional<Month> month_from_text(std::string_view text) {
    if (text.size() != 7 || text[4] != '-') return std::nullopt;
    const auto y = digits(text.substr(0, 4)), m = digits(text.substr(5, 2));
    if (!y || !m) return std::nullopt;
    const Month month{std::chrono::year{*y}, std::chrono::month{static_cast<unsigned>(*m)}};
    if (!month.ok()) return std::nullopt;
    return month;
}

std::optional<Day> day_from_text(std::string_view text) {
    if (text.size() != 10 || text[7] != '-') return std::nullopt;
    const auto month = month_from_text(text.substr(0, 7));
    const auto d = digits(text.substr(8, 2));
    if (!month || !d) return std::nullopt;
    const auto ymd = *month / std::chrono::day{static_cast<unsigned>(*d)};
    if (!ymd.ok()) return std::nullopt;
    return Day{ymd};
}

}  // namespace pledge
