#pragma once

#include "sync/gate/rules.h"

#include <vector>

// What a reader has in hand: one published table, and the rules it was published under. Nothing here knows
// the counts.
namespace pledge::testing {

namespace rules = gate::rules;

// The rules in force, as values: a rule that is taken away is one that the reader knows to be away.
struct RuleBook {
    int columns_needed = 0;
    bool thirty_is_published = true, complement = true;
    rules::Number hidden_together = 0;
    rules::Verdict (*judge)(const rules::Table&, const rules::Bands&) = nullptr;
};
template <class Rules>
RuleBook rule_book() {
    return {Rules::columns_needed, Rules::thirty_is_published, Rules::complement, Rules::hidden_together,
            &rules::judge<Rules>};
}

// One table as it was published. The bands of hidden groups are -1: nobody outside has them.
struct Output {
    rules::Bands bands;
    rules::Verdict verdict;

    int rows() const { return bands.groups + (bands.declined ? 1 : 0); }
    bool shown(int row) const { return row < bands.groups && (verdict.shown & rules::bit(row)) != 0; }
    bool all_groups_shown() const { return verdict.shown == rules::all_groups(bands.groups); }
};
Output output_of(const rules::Table& table, const RuleBook& book);
// Whether `table` would have been published as `output`.
bool comes_out_as(const rules::Table& table, const Output& output, const RuleBook& book);

// A set of cells of a table with up to four rows and four columns; what a reader asks about is its sum.
using Cells = unsigned;
inline Cells cell(int row, int column) {
    return 1U << (row * 4 + column);
}
Cells column_of(int rows, int column);
Cells row_of(int row, int columns);
rules::Number sum(const rules::Table& table, Cells cells);

enum class Part { council_small, group_small, hidden, hidden_groups, hidden_all, number };
struct Target {
    Part part = Part::number;
    Cells cells = 0;
    int needed = 0;    // how many values a reader should be left with
    int promised = 0;  // and in a shape of table where docs/decisions/gate-limits.md promises fewer
};
// Every "<5", every hidden row's count in each column, the hidden rows of each column together, and every
// published number, which must only not be pinned.
std::vector<Target> targets_of(const Output& output);

enum class Size { any, too_small, large_enough };  // for rule 2
// One way in which the rules can have led to an output, as what is then known of the rows that are hidden.
struct Case {
    std::array<Size, gate::kMostGroups> size{};
    unsigned together = 0;                                 // these groups have between them …
    rules::Number together_least = 0, together_most = -1;  // … so many answers; -1: any number
    int smaller = -1, than = -1;                           // n of one group is below n of another
    bool or_equal = false;
    rules::Number everybody_least = 0;
};
// All of them, where a group is shown. Where none is, those that can be said without looking into the audit
// of what might have been shown: fewer tables than there are, so a reader is never thought to know too
// little.
std::vector<Case> cases_of(const Output& output, const RuleBook& book);

}  // namespace pledge::testing
