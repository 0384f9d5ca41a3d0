#include "sync/results/labels.h"

#include <utility>

namespace pledge::results {
namespace {

using Label = std::pair<std::string_view, std::string_view>;

constexpr Label kParts[] = {
    {"faces", "Faces"},
    {"others", "Other answers"},
    {"reasons", "Reasons"},
    {"sessions", "In live sessions"},
    {"company", "On their own or with someone"},
};
// in the words that stand under the faces on the kiosk
constexpr Label kColumns[] = {
    {"faces-1-2", "Not at all or mostly no"},
    {"face-3", "Yes and no"},
    {"faces-4-5", "Mostly yes or yes, for sure"},
    {"face-4", "Mostly yes"},
    {"face-5", "Yes, for sure"},
    {"not-sure", "I am not sure"},
    {"not-for-me", "This is not about me"},
    {"dont-understand", "I do not understand"},
    {"skipped", "Skipped"},
    {"own", "On my own"},
    {"with-someone", "With someone"},
};
constexpr Label kGroups[] = {
    {"everyone", "Everyone"}, {"under-11", "Under 11"}, {"11-15", "11 to 15"},    {"16-up", "16 or over"},
    {"home", "At home"},      {"school", "At school"},  {"event", "At an event"},
};

template <std::size_t N>
std::string look_up(const Label (&labels)[N], std::string_view id) {
    for (const auto& [known, words] : labels)
        if (known == id) return std::string(words);
    return std::string(id);
}

}  // namespace

std::string in_words(Day day) {
    static constexpr const char* kMonths[] = {"January",   "February", "March",    "April",
                                              "May",       "June",     "July",     "August",
                                              "September", "October",  "November", "December"};
    const std::chrono::year_month_day ymd{day};
    return std::to_string(static_cast<unsigned>(ymd.day())) + " " +
           kMonths[static_cast<unsigned>(ymd.month()) - 1] + " " +
           std::to_string(static_cast<int>(ymd.year()));
}

std::string label_of_part(std::string_view part) {
    return look_up(kParts, part);
}
std::string label_of_column(std::string_view column) {
    return look_up(kColumns, column);
}
std::string label_of_group(std::string_view group) {
    return look_up(kGroups, group);
}

}  // namespace pledge::results
