#pragma once

#include "sync/results/release.h"

namespace pledge::testing {

// Two promises: one with everything to show, live sessions too, one with nothing; an age breakdown of two
// groups.
results::Release some_release();

}  // namespace pledge::testing
