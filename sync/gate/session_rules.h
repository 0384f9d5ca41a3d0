#pragma once

#include "sync/gate/rules.h"

// Inside this room only: the half of publish_sessions() that looks at published numbers, shared with reading
// back.
namespace pledge::gate {

// Whether a row of sessions with these numbers may be shown when there were `votes` in all.
bool sessions_showable(const rules::NumberRow& published, int columns, rules::Number votes);

}  // namespace pledge::gate
