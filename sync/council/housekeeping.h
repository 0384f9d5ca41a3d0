#pragma once

#include "sync/core/ports.h"
#include "sync/council/storage.h"

namespace pledge::council {

constexpr std::chrono::days kKeptAfterClose{30};  // then the pool and the wave's key are destroyed
constexpr std::chrono::days kLongestWave{365};    // from its opening; then it is destroyed unpublished
constexpr std::chrono::days kLastWarning{7};  // the end must have been in sight for so long: a clock may jump
constexpr std::chrono::days kReceiptsKept{400};

// What must be done each day, at every start and before a wave closes: whole days move into the pool, and
// what has served its time is destroyed. Doing it twice does nothing more. Within a transaction of the
// caller's.
Status keep_house(Storage& storage, const Clock& clock);

}  // namespace pledge::council
