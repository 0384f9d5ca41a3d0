#include "sync/council/pages/words.h"

#include "sync/results/labels.h"

#include <array>

namespace pledge::council {
namespace {

constexpr std::array<const char*, 12> kMonths = {"January",   "February", "March",    "April",
                                                 "May",       "June",     "July",     "August",
                                                 "September", "October",  "November", "December"};

const char* name_of(std::chrono::month month) {
    return kMonths[(static_cast<unsigned>(month) + 11) % 12];
}

}  // namespace

std::string days_ago(Day day, Day today) {
    const auto days = (today - day).count();
    if (days < 0) return results::in_words(day);
    if (days == 0) return "today";
    if (days == 1) return "yesterday";
    return std::to_string(days) + " days ago";
}

std::string month_words(Month month) {
    return std::string(name_of(month.month())) + " " + std::to_string(static_cast<int>(month.year()));
}

std::string number_of(std::uint64_t n, std::string_view singular) {
    return std::to_string(n) + " " + std::string(singular) + (n == 1 ? "" : "s");
}

}  // namespace pledge::council
