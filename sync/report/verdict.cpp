#include "sync/report/verdict.h"

#include "sync/gate/words.h"

namespace pledge::report {
namespace {

// Whether the columns from `from` up to `until` surely hold more than half of all answers.
bool surely_most(const gate::Row& row, std::size_t from, std::size_t until) {
    std::uint64_t least = 0, others = 0;
    for (std::size_t f = 0; f < row.size(); ++f) {
        const auto interval = row[f].interval();
        if (f >= from && f < until)
            least += interval.least;
        else
            others += interval.most;
    }
    return least > others;
}

}  // namespace

Verdict verdict_of(const std::optional<gate::Row>& row) {
    if (!row || row->size() < 3) return Verdict::hidden;
    if (surely_most(*row, 0, 1)) return Verdict::no;
    if (surely_most(*row, 1, 2)) return Verdict::middle;
    if (surely_most(*row, 2, row->size())) return Verdict::yes;
    return Verdict::mixed;
}

std::optional<std::uint32_t> percent_of(const gate::Row& row, std::size_t column) {
    if (!gate::percentages_allowed(row)) return std::nullopt;
    const auto part = row.at(column).value().value_or(0);
    const auto exact = 100.0 * static_cast<double>(part) / static_cast<double>(gate::about(row));
    return static_cast<std::uint32_t>(exact / 5 + 0.5) * 5;
}

}  // namespace pledge::report
