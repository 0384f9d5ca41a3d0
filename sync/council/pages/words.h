#pragma once

#include "sync/core/calendar.h"

#include <cstdint>
#include <string>
#include <string_view>

// How pages say what is not text.
namespace pledge::council {

std::string days_ago(Day day, Day today);  // "today", "yesterday", "5 days ago"; a day to come: its date
std::string month_words(Month month);      // "January 2027"
// "1 kiosk", "3 kiosks": the plural is the singular and an s.
std::string number_of(std::uint64_t n, std::string_view singular);

}  // namespace pledge::council
