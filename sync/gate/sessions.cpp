#include "sync/gate/sessions.h"

#include "sync/gate/check.h"
#include "sync/gate/live_rules.h"
#include "sync/gate/press.h"
#include "sync/gate/session_rules.h"

#include <numeric>

namespace pledge::gate {

// Somebody may have been in every room, and know how many voted: the same reader as in one room.
bool sessions_showable(const rules::NumberRow& published, int columns, rules::Number votes) {
    return votes >= kFewestSessionVotes && live::bands_are_safe<live::AllRules>(published, columns, votes);
}

Result<std::optional<Row>> publish_sessions(const CountRow& votes) {
    if (auto ok = check_columns(votes.size()); !ok) return ok.error();
    if (auto ok = check_row(votes, votes.size(), "The sum of live sessions"); !ok) return ok.error();
    const auto columns = static_cast<int>(votes.size());
    rules::NumberRow counts{};
    std::copy(votes.begin(), votes.end(), counts.begin());
    const auto published = live::bands_of(counts, columns);
    const auto all = std::accumulate(counts.begin(), counts.end(), rules::Number{0});
    if (!sessions_showable(published, columns, all)) return std::optional<Row>{};
    return std::optional<Row>{Press::of(published, columns)};
}

}  // namespace pledge::gate
