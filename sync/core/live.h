#pragma once

#include "sync/core/bytes.h"
#include "sync/core/calendar.h"
#include "sync/core/ids.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

// The vocabulary of a live session: what a vote says, what is counted of it, and what is kept when it is
// over. docs/live-session.md is how it is run, docs/formats/envelope.md how it travels.
namespace pledge {

enum class LiveKind : std::uint8_t { faces = 0, yes_no = 1, choices = 2 };
constexpr std::size_t kFewestLiveChoices = 2, kMostLiveChoices = 6;

// One vote. 0: not sure. Faces: 1 to 5, the face. Yes or no: 1 yes, 2 no. Choices: the place in the list,
// from 1. Who skips sends nothing and is not counted.
using LiveVote = std::uint8_t;

// What is counted. Faces: 1–2, 3, 4–5. Yes or no: yes, no. Choices: each. Then, always last, not sure: so
// that the columns add up to the number of votes, which the room knows. Pure; any thread. 0: too few choices
// to choose from, or too many.
std::size_t live_columns(LiveKind kind, std::size_t choices = 0);
// nullopt: no such vote.
std::optional<std::size_t> live_column_of(LiveKind kind, LiveVote vote, std::size_t choices = 0);

// What is kept of one question about a promise that was answered with faces. Nothing of other questions.
struct SessionTotals {
    Bytes<16> id{};  // random: arriving twice counts once
    SetId set;
    std::uint8_t point = 0;                  // place in the wave's QuestionSet
    std::array<std::uint16_t, 4> columns{};  // faces 1–2, 3, 4–5, not sure
    bool operator==(const SessionTotals&) const = default;
};
constexpr std::uint16_t kFewestLiveVotes = 5;   // with fewer nothing is shown and nothing is kept
constexpr std::uint16_t kMostLiveVotes = 1000;  // of one question; more are no session

// What somebody in the room said they will do. No names of children; a job or a department, not a person.
struct Decision {
    Bytes<16> id{};
    SetId set;
    std::uint8_t point = 0;  // place in the wave's QuestionSet
    std::string what,
        who;  // UTF-8 lines; at most kMostDecisionWhat and kMostDecisionWho bytes; what is not empty
    std::optional<Month> by;  // none: from now on
    bool operator==(const Decision&) const = default;
};
constexpr std::size_t kMostDecisionWhat = 400, kMostDecisionWho = 120;

// Whether it can travel: encode() takes nothing else, and decode() gives nothing else (answer.h).
bool is_sound(const SessionTotals& totals);
bool is_sound(const Decision& decision);

}  // namespace pledge
