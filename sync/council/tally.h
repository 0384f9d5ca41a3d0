#pragma once

#include "sync/core/wave.h"
#include "sync/council/opened.h"
#include "sync/gate/point.h"

#include <span>
#include <vector>

namespace pledge::council {

struct Tally {
    std::vector<gate::PointCounts> points;  // in the order of the wave's questions
    std::uint32_t own = 0, with_someone = 0;
    std::vector<gate::CountRow> sessions;  // of live sessions, in the same order; no part of the points
};
// Pure. Chips are counted where a face was chosen. Sessions of a promise are summed by columns.
Tally count(std::span<const Opened> answers, std::span<const OpenedSession> sessions, const Wave& wave);

}  // namespace pledge::council
