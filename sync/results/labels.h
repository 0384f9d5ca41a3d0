#pragma once

#include "sync/core/calendar.h"

#include <string>
#include <string_view>

// Plain English for the ids that a release speaks in. English alone: the officer's files are in English.
namespace pledge::results {

// One sentence for every hidden row, whatever the cause, so that the cause can't be told.
inline constexpr std::string_view kNotEnough = "Not enough answers to show safely";

// How figures are to be read, a sentence each, as every file and page says it.
inline constexpr std::string_view kRoundedMeans = "Every number is rounded to the nearest five.";
inline constexpr std::string_view kSmallMeans = "\"<5\" means none to four; nobody can tell which.";
inline constexpr std::string_view kHiddenMeans =
    "\"Not enough answers to show safely\" means that numbers here could give away what somebody answered.";
inline constexpr std::string_view kAnswersMeans =
    "Answers are counted, not young people: somebody may have answered more than once, and others not at "
    "all.";
inline constexpr std::string_view kSharesMeans =
    "There is no percentage beside a \"<5\", and none where fewer than about 100 answers are shown.";
// Beside every row of live sessions.
inline constexpr std::string_view kSessionsMeans =
    "These are votes in rooms, counted apart: they are not part of the other answers.";

std::string in_words(Day day);                         // "1 November 2026"
std::string label_of_part(std::string_view part);      // "others" → "Other answers"
std::string label_of_column(std::string_view column);  // "face-3" → "Yes and no"
std::string label_of_group(std::string_view group);    // "under-11" → "Under 11"; an unknown id says itself

}  // namespace pledge::results
