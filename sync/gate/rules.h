#pragma once

#include "sync/gate/gate.h"

#include <algorithm>
#include <array>
#include <cstdint>

// Inside this room only: rules 1 to 5 of docs/gate.md on plain numbers. The rules in force are a type, so
// that the attack in tests/faults can take one away and see what it was for; the room itself only ever uses
// AllRules.
namespace pledge::gate::rules {

using Number = std::int64_t;  // counts and their sums; signed, so that a difference can be asked for
using NumberRow = std::array<Number, kMostColumns>;

struct AllRules {
    // Rule 2: how many columns of five or more a row needs; "30 or more" looks at the published column, never
    // at n.
    static constexpr int columns_needed = 2;
    static constexpr bool thirty_is_published = true;
    // Rule 4, and how many answers the hidden groups have between them.
    static constexpr bool complement = true;
    static constexpr Number hidden_together = 10;
    // Rule 5: the audit, of the hidden groups together as well; those who declined are among the hidden.
    static constexpr bool audit = true;
    static constexpr bool audit_union = true;
    static constexpr bool declined_is_hidden = true;
    static constexpr Number fewest_candidates = 4;
    // Rule 7.
    static constexpr bool chips_bounded = true;
};

// Rule 1. A published number is 0 for "<5".
constexpr Number pub(Number count) {
    return count <= 4 ? 0 : (count + 2) / 5 * 5;
}
constexpr Number least(Number published) {
    return published <= 5 ? published : published - 2;
}
constexpr Number most(Number published) {
    return published == 0 ? 4 : published == 5 ? 7 : published + 2;
}

struct Table {
    int columns = 0, groups = 0;
    bool declined = false;
    std::array<NumberRow, kMostGroups + 1> rows{};  // the groups; then, if declined, those who declined

    int rows_used() const { return groups + (declined ? 1 : 0); }
};

// The same table as published numbers: all that a reader could ever see of it.
struct Bands {
    int columns = 0, groups = 0;
    bool declined = false;
    NumberRow council{};
    std::array<NumberRow, kMostGroups> rows{};
};

struct Verdict {
    bool council = false;  // the council row is shown
    unsigned shown = 0;    // bit g: group g is shown; none: the council row alone
    bool operator==(const Verdict&) const = default;
};

inline unsigned bit(int group) {
    return 1U << group;
}
inline unsigned all_groups(int groups) {
    return bit(groups) - 1U;
}

inline Bands bands_of(const Table& table) {
    Bands bands{table.columns, table.groups, table.declined, {}, {}};
    for (int f = 0; f < table.columns; ++f) {
        Number total = 0;
        for (int r = 0; r < table.rows_used(); ++r) total += table.rows[r][f];
        bands.council[f] = pub(total);
        for (int g = 0; g < table.groups; ++g) bands.rows[g][f] = pub(table.rows[g][f]);
    }
    return bands;
}

// Rule 2, for a group.
template <class Rules>
bool showable(const NumberRow& published, int columns) {
    int enough = 0;
    for (int f = 0; f < columns; ++f) enough += published[f] != 0;
    return enough >= Rules::columns_needed;
}

// Rule 2, for the council row.
template <class Rules>
bool council_showable(const NumberRow& published, int columns, Number n) {
    if (showable<Rules>(published, columns)) return true;
    if constexpr (!Rules::thirty_is_published) return n >= 30;
    return *std::max_element(published.begin(), published.begin() + columns) >= 30;
}

// Rule 4. `shown` is a mask of groups; comes back smaller.
template <class Rules>
unsigned complement(const std::array<Number, kMostGroups>& n, int groups, unsigned shown) {
    while (shown != 0 && shown != all_groups(groups)) {
        int hidden = 0, smallest = -1;
        Number together = 0;
        for (int g = 0; g < groups; ++g) {
            if ((shown & bit(g)) == 0) {
                ++hidden;
                together += n[g];
            } else if (smallest < 0 || n[g] < n[smallest]) {
                smallest = g;  // of two equal groups, the one that is listed first
            }
        }
        if (hidden >= 2 && together >= Rules::hidden_together) break;
        shown &= ~bit(smallest);
    }
    return shown;
}

// Rule 5, for one column. Looks at published numbers alone, so that an auditor and a reader of a release can
// repeat it.
template <class Rules>
bool column_is_safe(const Bands& bands, unsigned shown, int f) {
    const bool any_hidden =
        (bands.declined && Rules::declined_is_hidden) || shown != all_groups(bands.groups);
    const Number total_least = least(bands.council[f]), total_most = most(bands.council[f]);
    Number sum_least = 0, sum_most = 0;
    for (int g = 0; g < bands.groups; ++g) {
        if ((shown & bit(g)) == 0) continue;
        sum_least += least(bands.rows[g][f]);
        sum_most += most(bands.rows[g][f]);
    }
    for (int g = 0; g < bands.groups; ++g) {
        if ((shown & bit(g)) == 0 || bands.rows[g][f] != 0) continue;
        const Number low = any_hidden ? 0 : std::max<Number>(0, total_least - (sum_most - most(0)));
        const Number high = std::min<Number>(most(0), total_most - (sum_least - least(0)));
        if (high - low + 1 < Rules::fewest_candidates) return false;
    }
    if (!any_hidden || !Rules::audit_union) return true;
    const Number low = std::max<Number>(0, total_least - sum_most), high = total_most - sum_least;
    return high > 4 || high - low + 1 >= Rules::fewest_candidates;
}

template <class Rules>
bool audit_passes(const Bands& bands, unsigned shown) {
    if constexpr (!Rules::audit) return true;
    for (int f = 0; f < bands.columns; ++f)
        if (!column_is_safe<Rules>(bands, shown, f)) return false;
    return true;
}

// Rules 2 to 5.
template <class Rules>
Verdict judge(const Table& table, const Bands& bands) {
    std::array<Number, kMostGroups> n{};
    Number everybody = 0;
    for (int r = 0; r < table.rows_used(); ++r) {
        Number row = 0;
        for (int f = 0; f < table.columns; ++f) row += table.rows[r][f];
        if (r < table.groups) n[r] = row;
        everybody += row;
    }
    if (!council_showable<Rules>(bands.council, bands.columns, everybody)) return {};
    if (table.groups == 1 && !table.declined) return {true, 0};

    unsigned shown = 0;
    for (int g = 0; g < table.groups; ++g)
        if (showable<Rules>(bands.rows[g], table.columns)) shown |= bit(g);
    if constexpr (Rules::complement) shown = complement<Rules>(n, table.groups, shown);
    if (shown != 0 && !audit_passes<Rules>(bands, shown)) shown = 0;
    return {true, shown};
}

// Rule 7, for one reason chip: it may say no more about how many answered than the faces beside it have
// already said.
template <class Rules>
bool chip_showable(Number chip_published, Number faces_least) {
    return !Rules::chips_bounded || least(chip_published) <= faces_least;
}

}  // namespace pledge::gate::rules
