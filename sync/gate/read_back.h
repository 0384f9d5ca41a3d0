#pragma once

#include "sync/core/result.h"
#include "sync/gate/point.h"

#include <string>

// Reads a frozen release back, from the database or from a file. Takes whole points, as texts, and refuses
// any that the gate can't have written: a wrong spelling, a row that rule 2 would not show, a table that the
// audit of rule 5 would have stopped. So nothing can come in this way that would not have been let out. It is
// for releases, never for counts.
namespace pledge::gate {

using TextRow = std::vector<std::string>;  // "<5", "5", "10", …

struct ReleasedPoint {
    std::size_t columns = 0;
    std::optional<TextRow> council;
    std::vector<std::optional<TextRow>> groups;  // empty: the council row alone
    std::optional<TextRow> others;
    std::vector<std::optional<std::string>> chips;
};

// Code::corrupt: not the gate's work, or damaged since.
Result<PublishedPoint> read_back(const ReleasedPoint& released);
Result<Company> read_back_company(const std::string& own, const std::string& with_someone,
                                  const std::vector<PublishedPoint>& points);
// A row of live sessions: refused unless some votes come out of publish_sessions() as this row.
Result<Row> read_back_sessions(const TextRow& released);

}  // namespace pledge::gate
