#pragma once

#include "sync/gate/live.h"

// What live sessions leave in a release: the votes on one promise, of all its sessions together, as a row of
// their own. They are never added to the answers of the survey. docs/gate.md. Pure; any thread.
namespace pledge::gate {

constexpr std::int64_t kFewestSessionVotes = 30;

// `votes`: the sessions' columns, each summed. Absent: fewer than kFewestSessionVotes, or a sum that reveal()
// would not show as bands. Code::bad_input as reveal().
Result<std::optional<Row>> publish_sessions(const CountRow& votes);

}  // namespace pledge::gate
