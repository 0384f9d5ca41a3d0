#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace pledge {

// Days and months are all the time that leaves a device or reaches a table.
using Day = std::chrono::sys_days;
using Month = std::chrono::year_month;

std::string to_text(Day day);      // "2026-11-22"
std::string to_text(Month month);  // "2027-01"
std::optional<Day> day_from_text(std::string_view text);
std::optional<Month> month_from_text(std::string_view text);

// A moment on the wall clock of the place where the device stands.
struct LocalTime {
    Day day{};
    int minute = 0;  // since midnight, 0–1439

    std::chrono::weekday weekday() const { return std::chrono::weekday{day}; }
};

}  // namespace pledge
