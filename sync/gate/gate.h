#pragma once

#include "sync/core/result.h"
#include "sync/gate/published_cell.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

// The disclosure gate: true counts go in, what may be shown comes out. docs/gate.md gives its rules, with
// examples. Everything here is a pure function: no clock, file or state; any thread.
namespace pledge::gate {

// Limits of a table. More than three groups are refused because four can be pinned together: four groups of
// "5" that add up to "30" are seven each.
constexpr std::size_t kMostColumns = 8;
constexpr std::size_t kMostGroups = 3;
constexpr std::uint32_t kMostCount = 1'000'000'000;

using CountRow = std::vector<std::uint32_t>;

// How often each column was chosen. The council's row is the sum of all rows given here and of nothing else.
struct Counts {
    std::size_t columns = 0;
    std::vector<CountRow> groups;  // one row and nobody declined: a plain council row, without a breakdown
    std::optional<CountRow> declined;  // those who kept their group to themselves; never shown. Pass it in
                                       // every wave that asks for a group, even if it is all zeros
};

struct Published {
    std::optional<Row> council;  // absent: "Not enough answers to show safely"
    std::vector<std::optional<Row>>
        groups;  // one for each group, absent: hidden; empty: the council row alone
    bool operator==(const Published&) const = default;
};

// Rules 1 to 5. Code::bad_input: no columns or no groups, rows of different length, or a limit passed.
Result<Published> publish(const Counts& counts);

}  // namespace pledge::gate
