#include "tests/faults/gate_brute.h"

namespace pledge::testing {
namespace {

using Filling = std::array<rules::Number, gate::kMostGroups + 1>;

// Every way to fill column `f` that looks as published.
void fill(const Output& output, std::size_t f, int row, Filling& filling, rules::Number left,
          std::vector<Filling>& out) {
    if (row == output.rows()) {
        if (rules::pub(rules::most(output.bands.council[f]) - left) == output.bands.council[f])
            out.push_back(filling);
        return;
    }
    const auto at = static_cast<std::size_t>(row);
    for (rules::Number count = 0; count <= left; ++count) {
        if (output.shown(row) && rules::pub(count) != output.bands.rows[at][f]) continue;
        filling[at] = count;
        fill(output, f, row + 1, filling, left - count, out);
    }
    filling[at] = 0;
}

class AllTables {
  public:
    AllTables(const Output& output, const RuleBook& book) : output_(output), book_(book) {
        for (int f = 0; f < output.bands.columns; ++f) {
            Filling filling{};
            const auto at = static_cast<std::size_t>(f);
            fill(output, at, 0, filling, rules::most(output.bands.council[at]), fillings_[at]);
        }
    }

    bool at_most(std::size_t most) const {
        std::size_t product = 1;
        for (int f = 0; f < output_.bands.columns && product <= most; ++f)
            product *= fillings_[static_cast<std::size_t>(f)].size();
        return product <= most;
    }

    template <class Visit>
    void each(const Visit& visit) const {
        rules::Table table{output_.bands.columns, output_.bands.groups, output_.bands.declined, {}};
        place(table, 0, visit);
    }

  private:
    template <class Visit>
    void place(rules::Table& table, int f, const Visit& visit) const {
        if (f == output_.bands.columns) {
            if (comes_out_as(table, output_, book_)) visit(table);
            return;
        }
        const auto at = static_cast<std::size_t>(f);
        for (const auto& filling : fillings_[at]) {
            for (std::size_t r = 0; r < filling.size(); ++r) table.rows[r][at] = filling[r];
            place(table, f + 1, visit);
        }
    }

    const Output& output_;
    const RuleBook& book_;
    std::array<std::vector<Filling>, 4> fillings_;
};

bool one_column(const rules::Table& table, Cells row) {
    int columns = 0;
    for (int f = 0; f < table.columns; ++f)
        columns += sum(table, row & column_of(static_cast<int>(gate::kMostGroups) + 1, f)) != 0 ? 1 : 0;
    return columns == 1;
}

}  // namespace

void compare(const rules::Table& truth, const RuleBook& book, std::size_t most, Compared& into) {
    const auto output = output_of(truth, book);
    if (!output.verdict.council) return;
    const AllTables all(output, book);
    if (!all.at_most(most)) return;
    const auto targets = targets_of(output);
    std::vector<std::set<rules::Number>> values(targets.size());
    std::vector<bool> unanimous(static_cast<std::size_t>(output.rows()), true);
    all.each([&](const rules::Table& table) {
        ++into.tables;
        for (std::size_t t = 0; t < targets.size(); ++t) values[t].insert(sum(table, targets[t].cells));
        for (std::size_t r = 0; r < unanimous.size(); ++r)
            if (unanimous[r])
                unanimous[r] = one_column(table, row_of(static_cast<int>(r), output.bands.columns));
    });
    ++into.outputs;
    into.linked += output.rows() > 1 && !output.all_groups_shown() && output.verdict.shown != 0 ? 1 : 0;

    ProgramRuns runs;
    Reader reader(output, book, runs);
    for (std::size_t t = 0; t < targets.size(); ++t)
        into.differ += reader.values(targets[t].cells) == values[t] ? 0 : 1;
    for (std::size_t r = 0; r < unanimous.size(); ++r)
        into.differ +=
            reader.unanimous(row_of(static_cast<int>(r), output.bands.columns)) == unanimous[r] ? 0 : 1;
    into.questions += targets.size() + unanimous.size();
}

}  // namespace pledge::testing
