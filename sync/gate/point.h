#pragma once

#include "sync/gate/gate.h"

// Rule 7: what is published beside the faces. docs/decisions/gate-chips-and-company.md says why it is done
// this way.
namespace pledge::gate {

// One promise of a wave, counted.
struct PointCounts {
    Counts faces;
    CountRow others;  // not sure, not for me, don't understand, skipped, over the whole council; may be empty
    CountRow chips;   // how often each reason was picked, over the whole council; an answer may pick several
};

struct PublishedPoint {
    Published faces;
    std::optional<Row> others;  // a table of its own, under the same rules as a council row
    std::vector<std::optional<PublishedCell>> chips;  // one for each chip; absent: not shown
    bool operator==(const PublishedPoint&) const = default;
};

// No chip is shown where the faces aren't. Code::bad_input: as for Counts; a breakdown without the row of
// those who declined; too many others or chips (kMostColumns).
Result<PublishedPoint> publish(const PointCounts& counts);

// Who answered on their own and who with someone, once for a wave.
struct Company {
    PublishedCell own, with_someone;
    bool operator==(const Company&) const = default;
};

// Absent unless both are ten or more and, with every point of the wave as it is published, a reader who takes
// the two as the number of all answers learns nothing about any cell.
Result<std::optional<Company>> publish_company(std::uint32_t own, std::uint32_t with_someone,
                                               const std::vector<PublishedPoint>& points);

}  // namespace pledge::gate
