#include "tests/faults/gate_draw.h"

#include <algorithm>
#include <array>

namespace pledge::testing {
namespace {

using gate::rules::Number;
using gate::rules::NumberRow;
using gate::rules::Table;

constexpr std::array<Number, 16> kNearAThreshold = {0, 0, 1, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 12, 13};
constexpr std::array<Number, 4> kRange = {5, 12, 40, 400};

// The attack on every table ends at these column totals (docs/gate.md).
Number beyond(int rows) {
    return rows == 1 ? 46 : 25;
}

Number total(const Table& table, std::size_t f) {
    Number sum = 0;
    for (int r = 0; r < table.rows_used(); ++r) sum += table.rows[static_cast<std::size_t>(r)][f];
    return sum;
}

Number largest_total(const Table& table) {
    Number most = 0;
    for (std::size_t f = 0; f < static_cast<std::size_t>(table.columns); ++f)
        most = std::max(most, total(table, f));
    return most;
}

}  // namespace

void Draw::row(NumberRow& row, int columns, int style) {
    for (int f = 0; f < columns; ++f)
        row[static_cast<std::size_t>(f)] =
            below(5) < 2 ? kNearAThreshold[static_cast<std::size_t>(below(kNearAThreshold.size()))]
                         : below(static_cast<std::uint64_t>(kRange[static_cast<std::size_t>(style)]));
}

// Four at most, but for one column perhaps: a group that is never shown.
void Draw::small_row(NumberRow& row, int columns) {
    for (int f = 0; f < columns; ++f) row[static_cast<std::size_t>(f)] = below(5);
    if (below(2) == 0) row[static_cast<std::size_t>(below(static_cast<std::uint64_t>(columns)))] = below(30);
}

Table Draw::table(int groups, bool declined, int columns) {
    while (true) {
        Table table{columns, groups, declined, {}};
        // often two hidden groups and one that is shown
        const bool company = groups == 3 && below(5) < 2;
        const auto shown = company ? below(3) : -1;
        // at times so few that rule 4 says as much about them as their columns do
        const bool few = company && below(3) == 0;
        for (int g = 0; g < groups; ++g) {
            auto& counts = table.rows[static_cast<std::size_t>(g)];
            if (few && g != shown)
                for (int f = 0; f < columns; ++f) counts[static_cast<std::size_t>(f)] = below(4);
            else if (company && g != shown && below(4) != 0)
                small_row(counts, columns);
            else
                row(counts, columns, static_cast<int>(below(4)));
        }
        if (declined && !few && below(4) != 0)
            row(table.rows[static_cast<std::size_t>(groups)], columns, static_cast<int>(below(2)));
        if (largest_total(table) >= beyond(table.rows_used())) return table;
    }
}

Table Draw::table() {
    struct Shape {
        int weight, groups;
        bool declined;
        int columns;
    };
    // the annual survey's own shape most often
    static constexpr Shape kShapes[] = {
        {30, 3, true, 4}, {16, 2, true, 4}, {10, 3, false, 4}, {8, 2, false, 4}, {4, 1, true, 4},
        {8, 3, true, 3},  {6, 3, false, 3}, {4, 2, true, 3},   {4, 2, false, 3}, {2, 1, true, 3},
        {2, 3, true, 2},  {1, 3, false, 2}, {1, 2, true, 2},   {2, 1, false, 4}, {2, 1, false, 3}};
    auto at = below(100);
    for (const auto& shape : kShapes)
        if ((at -= shape.weight) < 0) return table(shape.groups, shape.declined, shape.columns);
    return table(3, true, 4);
}

Table Draw::small_table(int groups, bool declined, int columns, Number most) {
    const auto any = [&] { return below(3) == 0 ? below(5) : below(static_cast<std::uint64_t>(most) + 1); };
    while (true) {
        Table table{columns, groups, declined, {}};
        const auto shown = groups == 3 && below(4) != 0 ? below(3) : -1;
        for (int r = 0; r < table.rows_used(); ++r) {
            auto& row = table.rows[static_cast<std::size_t>(r)];
            if (shown >= 0 && r != shown) small_row(row, columns);
            for (int f = 0; f < columns && (shown < 0 || r == shown); ++f)
                row[static_cast<std::size_t>(f)] = shown < 0 ? any() : 5 + below(3);
        }
        if (largest_total(table) <= most) return table;
    }
}

}  // namespace pledge::testing
