#include "tests/faults/gate_judge.h"

#include <algorithm>

namespace pledge::testing {
namespace {

constexpr std::size_t kLooks = 6;  // tables whose neighbours are tried before a program is asked

std::vector<Cells> rows_to_judge(const Output& output) {
    std::vector<Cells> rows;
    Cells everybody = 0;
    for (int r = 0; r < output.rows(); ++r) {
        const auto row = row_of(r, output.bands.columns);
        if (output.rows() > 1) rows.push_back(row);
        everybody |= row;
    }
    rows.push_back(everybody);
    return rows;
}

Cells in_column(Cells row, int f) {
    return row & column_of(static_cast<int>(gate::kMostGroups) + 1, f);
}

bool chose_one_column(const rules::Table& table, Cells row) {
    int columns = 0;
    for (int f = 0; f < table.columns; ++f) columns += sum(table, in_column(row, f)) != 0 ? 1 : 0;
    return columns == 1;
}

// One column as an output of its own: all there is to know where nothing links the columns.
Output alone(const Output& output, int f) {
    auto one = output;
    one.bands.columns = 1;
    one.bands.council[0] = output.bands.council[static_cast<std::size_t>(f)];
    for (auto& row : one.bands.rows) row[0] = row[static_cast<std::size_t>(f)];
    return one;
}

std::uint64_t key_of(const Output& column) {
    auto key = static_cast<std::uint64_t>(column.bands.groups * 2 + (column.bands.declined ? 1 : 0));
    key = key << 14 | static_cast<std::uint64_t>(column.bands.council[0]);
    for (int g = 0; g < column.bands.groups; ++g) {
        const auto band = column.shown(g) ? column.bands.rows[static_cast<std::size_t>(g)][0] : 0;
        key = key << 14 | static_cast<std::uint64_t>(band);
    }
    return key;
}

}  // namespace

Reader::Reader(const Output& output, const RuleBook& book, ProgramRuns& runs) {
    for (const auto& known : cases_of(output, book)) programs_.emplace_back(output, book, known, runs);
}

std::optional<rules::Table> Reader::extreme(Cells cells, bool greatest, const Held& held) {
    std::optional<rules::Table> best;
    for (auto& program : programs_) {
        const auto table = program.extreme(cells, greatest, held);
        if (!table) continue;
        const bool better = !best || (greatest ? sum(*table, cells) > sum(*best, cells)
                                               : sum(*table, cells) < sum(*best, cells));
        if (better) best = table;
    }
    return best;
}

bool Reader::unanimous(Cells row) {
    if (const auto none = extreme(row, false); none && sum(*none, row) == 0) return false;
    for (int f = 0; f < 4; ++f) {
        const auto here = in_column(row, f), elsewhere = row & ~here;
        if (here == 0 || elsewhere == 0) continue;
        const auto both = extreme(elsewhere, true, {here, 1, 1'000'000});
        if (both && sum(*both, elsewhere) > 0) return false;
    }
    return true;
}

std::set<rules::Number> Reader::values(Cells cells) {
    std::set<rules::Number> values;
    const auto low = extreme(cells, false), high = extreme(cells, true);
    if (!low || !high) return values;
    for (auto value = sum(*low, cells); value <= sum(*high, cells); ++value)
        if (extreme(cells, true, {cells, value, value})) values.insert(value);
    return values;
}

bool Judge::table(const rules::Table& truth, bool everything) {
    const auto output = output_of(truth, book_);
    if (!output.verdict.council) return false;
    everything_ = everything;
    ++found_.tables;
    found_.asked_everything += everything ? 1 : 0;
    const auto before = found_.given.away();
    const bool linked = !output.all_groups_shown() && output.rows() > 1;
    if (output.rows() == 1 || !linked)
        ++found_.all_shown;
    else
        ++(output.verdict.shown == 0 ? found_.council_alone : found_.some_hidden);
    const bool thirty_true = cases_of(output, book_).front().everybody_least > 0;
    if (linked || thirty_true)
        by_table(truth, output);
    else
        by_columns(truth, output);
    found_.given.tables += found_.given.away() != before ? 1 : 0;
    return true;
}

// No group is hidden, so each column is a program of its own. Its answers are whole and so is everything
// between them.
void Judge::by_columns(const rules::Table& truth, const Output& output) {
    std::vector<Cells> rows = rows_to_judge(output);
    std::vector<int> may_have_some(rows.size(), 0);
    std::vector<bool> may_have_none(rows.size(), true);
    for (int f = 0; f < output.bands.columns; ++f) {
        const auto& found = spans(truth, output, f);
        const auto targets = targets_of(alone(output, f));
        for (std::size_t t = 0; t < targets.size(); ++t) {
            conclude(targets[t], static_cast<std::size_t>(found[t].most - found[t].least + 1));
            // the cells of the lone column lie in column 0
            for (std::size_t r = 0; r < rows.size(); ++r)
                if (in_column(rows[r], 0) == targets[t].cells) {
                    may_have_some[r] += found[t].most > 0 ? 1 : 0;
                    may_have_none[r] = may_have_none[r] && found[t].least == 0;
                }
        }
    }
    found_.rows += rows.size();
    for (std::size_t r = 0; r < rows.size(); ++r)
        if (may_have_some[r] < 2 && !may_have_none[r]) ++found_.given.unanimous;
}

const std::vector<Judge::Span>& Judge::spans(const rules::Table& truth, const Output& output, int f) {
    const auto one = alone(output, f);
    const auto [at, fresh] = known_.try_emplace(key_of(one));
    const auto targets = targets_of(one);
    found_.bounds += 2 * targets.size();
    if (!fresh) {
        found_.remembered += 2 * targets.size();
        return at->second;
    }
    Reader reader(one, RuleBook{book_.columns_needed, true, book_.complement, 0, book_.judge}, found_.runs);
    for (const auto& target : targets) {
        Span span{1, 0};
        for (const bool greatest : {false, true}) {
            const auto column = reader.extreme(target.cells, greatest);
            if (!column) {
                ++found_.nothing;
                continue;
            }
            (greatest ? span.most : span.least) = sum(*column, target.cells);
            auto table = truth;
            for (auto& row : table.rows)
                row[static_cast<std::size_t>(f)] =
                    column->rows[static_cast<std::size_t>(&row - table.rows.data())][0];
            found_.refused += comes_out_as(table, output, book_) ? 0 : 1;
        }
        at->second.push_back(span);
    }
    return at->second;
}

// Somebody is hidden, and the rules say something about all their columns at once.
void Judge::by_table(const rules::Table& truth, const Output& output) {
    asked_.clear();
    for (const auto& target : targets_of(output)) asked_.push_back({target, {}});
    rows_ = rows_to_judge(output);
    found_.rows += rows_.size();
    look_around(truth, output);
    std::optional<Reader> reader;
    for (auto& asked : asked_) {
        if (asked.enough() && !everything_) {
            ++found_.by_tables;
        } else {
            if (!reader) reader.emplace(output, book_, found_.runs);
            if (!ask(*reader, output, asked)) continue;
        }
        conclude(asked.target, asked.values.size());
    }
    for (const auto row : rows_) {
        if (!reader) reader.emplace(output, book_, found_.runs);
        found_.given.unanimous += reader->unanimous(row) ? 1 : 0;
    }
}

bool Judge::try_table(const rules::Table& table, const Output& output) {
    if (!comes_out_as(table, output, book_)) return false;
    bool news = false;
    for (auto& asked : asked_)
        if (!asked.enough()) news |= asked.values.insert(sum(table, asked.target.cells)).second;
    news |= std::erase_if(rows_, [&](Cells row) { return !chose_one_column(table, row); }) != 0;
    return news;
}

// Tables a few answers away that come out the same: each is one that a reader can't rule out.
void Judge::look_around(const rules::Table& truth, const Output& output) {
    std::vector<rules::Table> from{truth};
    try_table(truth, output);
    for (std::size_t i = 0; i < from.size() && i < kLooks; ++i) {
        const auto all_enough =
            std::all_of(asked_.begin(), asked_.end(), [](const auto& a) { return a.enough(); });
        if (all_enough && rows_.empty()) return;
        const auto base = from[i];
        const auto rows = static_cast<std::size_t>(base.rows_used());
        const auto attempt = [&](const rules::Table& table) {
            if (try_table(table, output) && from.size() < kLooks) from.push_back(table);
        };
        for (std::size_t f = 0; f < static_cast<std::size_t>(base.columns); ++f)
            for (std::size_t to = 0; to < rows; ++to)
                for (rules::Number by = -4; by <= 4; ++by) {
                    auto table = base;
                    if (by == 0 || (table.rows[to][f] += by) < 0) continue;
                    attempt(table);
                    for (std::size_t out = 0; by > 0 && out < rows; ++out) {
                        if (out == to || table.rows[out][f] < by) continue;
                        auto moved = table;
                        moved.rows[out][f] -= by;
                        attempt(moved);
                    }
                }
    }
}

bool Judge::ask(Reader& reader, const Output& output, Asked& asked) {
    const auto cells = asked.target.cells;
    const auto take = [&](const std::optional<rules::Table>& table) {
        if (!table) return;
        if (!comes_out_as(*table, output, book_)) {
            ++found_.refused;
            return;
        }
        asked.values.insert(sum(*table, cells));
        try_table(*table, output);
    };
    found_.bounds += 2;
    const auto low = reader.extreme(cells, false), high = reader.extreme(cells, true);
    take(low);
    take(high);
    if (!low || !high) {
        ++found_.nothing;
        return false;
    }
    for (auto value = sum(*low, cells) + 1; value < sum(*high, cells) && !asked.enough(); ++value)
        if (!asked.values.contains(value)) take(reader.extreme(cells, true, {cells, value, value}));
    return true;
}

void Judge::conclude(const Target& target, std::size_t values) {
    ++found_.cells;
    auto& given = found_.given;
    if (values <= 1)
        ++given.pinned;
    else if (values < static_cast<std::size_t>(target.promised))
        ++given.narrow;
    else if (values < static_cast<std::size_t>(target.needed))
        ++given.few;
}

}  // namespace pledge::testing
