#include "sync/core/live.h"

#include "sync/core/plain_line.h"

#include <numeric>

namespace pledge {
namespace {

// Years that a month can be written with: four digits, and no slip of a clock or a keyboard.
constexpr std::chrono::year kFirstYear{2000}, kLastYear{2999};

bool is_sound(Month month) {
    return month.ok() && month.year() >= kFirstYear && month.year() <= kLastYear;
}

}  // namespace

std::size_t live_columns(LiveKind kind, std::size_t choices) {
    switch (kind) {
        case LiveKind::faces:
            return 4;
        case LiveKind::yes_no:
            return 3;
        case LiveKind::choices:
            return choices >= kFewestLiveChoices && choices <= kMostLiveChoices ? choices + 1 : 0;
    }
    return 0;
}

std::optional<std::size_t> live_column_of(LiveKind kind, LiveVote vote, std::size_t choices) {
    const auto columns = live_columns(kind, choices);
    if (columns == 0) return std::nullopt;
    if (vote == 0) return columns - 1;
    if (kind == LiveKind::faces) {
        if (vote > 5) return std::nullopt;
        return vote <= 2 ? 0 : vote == 3 ? 1 : 2;
    }
    if (vote >= columns) return std::nullopt;
    return vote - 1U;
}

bool is_sound(const SessionTotals& totals) {
    const auto votes = std::accumulate(totals.columns.begin(), totals.columns.end(), std::uint32_t{0});
    return is_plain_id(totals.set.text) && votes >= kFewestLiveVotes && votes <= kMostLiveVotes;
}

bool is_sound(const Decision& decision) {
    return is_plain_id(decision.set.text) && !decision.what.empty() &&
           decision.what.size() <= kMostDecisionWhat && decision.who.size() <= kMostDecisionWho &&
           is_plain_line(decision.what) && is_plain_line(decision.who) &&
           (!decision.by || is_sound(*decision.by));
}

}  // namespace pledge
