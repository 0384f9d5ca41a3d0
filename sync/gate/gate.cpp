#include "sync/gate/gate.h"

#include "sync/gate/check.h"
#include "sync/gate/press.h"

namespace pledge::gate {
namespace {

Status check(const Counts& counts) {
    if (auto ok = check_columns(counts.columns); !ok) return ok;
    if (auto ok = check_groups(counts.groups.size()); !ok) return ok;
    for (std::size_t g = 0; g < counts.groups.size(); ++g)
        if (auto ok = check_row(counts.groups[g], counts.columns, "Group " + std::to_string(g + 1)); !ok)
            return ok;
    if (!counts.declined) return {};
    return check_row(*counts.declined, counts.columns, "The row of those who declined");
}

rules::Table table_of(const Counts& counts) {
    rules::Table table;
    table.columns = static_cast<int>(counts.columns);
    table.groups = static_cast<int>(counts.groups.size());
    table.declined = counts.declined.has_value();
    for (std::size_t g = 0; g < counts.groups.size(); ++g)
        std::copy(counts.groups[g].begin(), counts.groups[g].end(), table.rows[g].begin());
    if (counts.declined)
        std::copy(counts.declined->begin(), counts.declined->end(), table.rows[counts.groups.size()].begin());
    return table;
}

}  // namespace

Status check_columns(std::size_t columns) {
    if (columns >= 1 && columns <= kMostColumns) return {};
    return Error{Code::bad_input, "The table has " + std::to_string(columns) +
                                      " columns; give it between 1 and " + std::to_string(kMostColumns) +
                                      "."};
}

Status check_groups(std::size_t groups) {
    if (groups >= 1 && groups <= kMostGroups) return {};
    return Error{Code::bad_input, "The table has " + std::to_string(groups) +
                                      " groups; give it between 1 and " + std::to_string(kMostGroups) +
                                      ", joining some if need be."};
}

Status check_row(const CountRow& row, std::size_t columns, const std::string& whose) {
    if (row.size() != columns)
        return Error{Code::bad_input, whose + " has " + std::to_string(row.size()) +
                                          " counts in a table of " + std::to_string(columns) +
                                          " columns; give one count for each column."};
    for (const auto count : row)
        if (auto ok = check_count(count, whose); !ok) return ok;
    return {};
}

Status check_count(std::uint32_t count, const std::string& whose) {
    if (count <= kMostCount) return {};
    return Error{Code::bad_input, whose + " has a count above " + std::to_string(kMostCount) +
                                      "; check where the table comes from."};
}

Result<Published> publish(const Counts& counts) {
    if (auto ok = check(counts); !ok) return ok.error();
    const auto table = table_of(counts);
    const auto bands = rules::bands_of(table);
    const auto verdict = rules::judge<rules::AllRules>(table, bands);

    Published published;
    if (!verdict.council) return published;
    published.council = Press::of(bands.council, bands.columns);
    if (verdict.shown == 0) return published;
    for (int g = 0; g < bands.groups; ++g) {
        auto& group = published.groups.emplace_back();
        if ((verdict.shown & rules::bit(g)) != 0) group = Press::of(bands.rows[g], bands.columns);
    }
    return published;
}

}  // namespace pledge::gate
