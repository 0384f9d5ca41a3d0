#pragma once

#include <string>
#include <string_view>

// Plain English for the ids that a release speaks in. English alone: the officer's files are in English.
namespace pledge::results {

// One sentence for every hidden row, whatever the cause, so that the cause can't be told.
inline constexpr std::string_view kNotEnough = "Not enough answers to show safely";

std::string label_of_part(std::string_view part);      // "others" → "Other answers"
std::string label_of_column(std::string_view column);  // "face-3" → "Yes and no"
std::string label_of_group(std::string_view group);    // "under-11" → "Under 11"; an unknown id says itself

}  // namespace pledge::results
