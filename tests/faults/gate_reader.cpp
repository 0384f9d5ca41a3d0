#include "tests/faults/gate_reader.h"

#include <algorithm>
#include <bit>

namespace pledge::testing {
namespace {

constexpr int kSuppressed = 4, kPublished = 2;  // values that must be left

// docs/decisions/gate-limits.md. No wave has a breakdown in fewer than four columns.
int promised(const Output& output) {
    const bool two_hidden = output.bands.groups == 3 && !output.all_groups_shown();
    return two_hidden ? std::min(kSuppressed, output.bands.columns) : kSuppressed;
}

unsigned hidden_groups(const Output& output) {
    return rules::all_groups(output.bands.groups) & ~output.verdict.shown;
}

// Nothing is shown because too little could have been: no group, or, where nobody declines, one alone.
std::vector<Case> cases_of_council_alone(const Output& output, const RuleBook& book) {
    const int groups = output.bands.groups;
    Case none;
    std::fill_n(none.size.begin(), groups, Size::too_small);
    if (output.bands.declined || !book.complement) return {none};
    std::vector<Case> cases;
    for (int alone = 0; alone < groups; ++alone) {
        auto one = none;
        if (groups == 2 || book.hidden_together > 0) one.size[static_cast<std::size_t>(alone)] = Size::any;
        if (groups > 2 && book.hidden_together > 0) {
            one.together = rules::all_groups(groups) & ~rules::bit(alone);
            one.together_most = book.hidden_together - 1;
        }
        cases.push_back(one);
    }
    return cases;
}

// Rule 4 turned round. With three groups at most, two hidden ones were either both too small, or one was and
// the other, which was not larger than the one that is shown, had to keep it company.
std::vector<Case> cases_of_some_shown(const Output& output, const RuleBook& book) {
    const auto hidden = hidden_groups(output);
    Case small;
    for (int g = 0; g < output.bands.groups; ++g)
        if ((hidden & rules::bit(g)) != 0) small.size[static_cast<std::size_t>(g)] = Size::too_small;
    if (!book.complement) return {small};
    small.together = hidden;
    small.together_least = book.hidden_together;
    std::vector<Case> cases{small};
    const int shown = std::countr_zero(output.verdict.shown);
    for (int g = 0; g < output.bands.groups; ++g) {
        if ((hidden & rules::bit(g)) == 0) continue;
        auto company = small;
        company.size[static_cast<std::size_t>(g)] = Size::large_enough;
        company.smaller = g;
        company.than = shown;
        company.or_equal = g < shown;
        cases.push_back(company);
    }
    return cases;
}

}  // namespace

Output output_of(const rules::Table& table, const RuleBook& book) {
    Output output{rules::bands_of(table), {}};
    output.verdict = book.judge(table, output.bands);
    for (int g = 0; g < table.groups; ++g)
        if (!output.shown(g)) output.bands.rows[static_cast<std::size_t>(g)].fill(-1);
    return output;
}

bool comes_out_as(const rules::Table& table, const Output& output, const RuleBook& book) {
    const auto bands = rules::bands_of(table);
    if (bands.council != output.bands.council || book.judge(table, bands) != output.verdict) return false;
    for (std::size_t g = 0; g < static_cast<std::size_t>(table.groups); ++g)
        if (output.shown(static_cast<int>(g)) && bands.rows[g] != output.bands.rows[g]) return false;
    return true;
}

Cells column_of(int rows, int column) {
    Cells cells = 0;
    for (int r = 0; r < rows; ++r) cells |= cell(r, column);
    return cells;
}

Cells row_of(int row, int columns) {
    Cells cells = 0;
    for (int f = 0; f < columns; ++f) cells |= cell(row, f);
    return cells;
}

rules::Number sum(const rules::Table& table, Cells cells) {
    rules::Number sum = 0;
    for (; cells != 0; cells &= cells - 1) {
        const auto at = static_cast<std::size_t>(std::countr_zero(cells));
        sum += table.rows[at / 4][at % 4];
    }
    return sum;
}

std::vector<Target> targets_of(const Output& output) {
    std::vector<Target> targets;
    const auto& bands = output.bands;
    const auto suppressed = [&](Part part, Cells cells) {
        targets.push_back({part, cells, kSuppressed, promised(output)});
    };
    const auto published = [&](rules::Number band, Part small, Cells cells) {
        if (band == 0)
            suppressed(small, cells);
        else
            targets.push_back({Part::number, cells, kPublished, kPublished});
    };
    for (int f = 0; f < bands.columns; ++f) {
        const auto at = static_cast<std::size_t>(f);
        published(bands.council[at], Part::council_small, column_of(output.rows(), f));
        Cells groups = 0, all = 0;
        for (int r = 0; r < output.rows() && output.rows() > 1; ++r) {
            if (output.shown(r)) {
                published(bands.rows[static_cast<std::size_t>(r)][at], Part::group_small, cell(r, f));
                continue;
            }
            suppressed(Part::hidden, cell(r, f));
            all |= cell(r, f);
            if (r < bands.groups) groups |= cell(r, f);
        }
        if (std::popcount(groups) > 1 && groups != all) suppressed(Part::hidden_groups, groups);
        if (std::popcount(all) > 1 && output.verdict.shown != 0) suppressed(Part::hidden_all, all);
    }
    return targets;
}

std::vector<Case> cases_of(const Output& output, const RuleBook& book) {
    std::vector<Case> cases(1);
    if (output.rows() > 1 && output.verdict.shown == 0)
        cases = cases_of_council_alone(output, book);
    else if (output.rows() > 1 && !output.all_groups_shown())
        cases = cases_of_some_shown(output, book);
    const auto enough =
        std::count_if(output.bands.council.begin(), output.bands.council.begin() + output.bands.columns,
                      [](auto band) { return band != 0; });
    if (!book.thirty_is_published && enough < book.columns_needed)
        for (auto& one : cases) one.everybody_least = 30;
    return cases;
}

}  // namespace pledge::testing
