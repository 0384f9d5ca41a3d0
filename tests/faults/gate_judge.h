#pragma once

#include "tests/faults/gate_program.h"

#include <set>
#include <unordered_map>

// Judges published tables: what is left to a reader for each thing that is not shown, and is it enough?
namespace pledge::testing {

// What a reader was given: one value alone, fewer values than docs/decisions/gate-limits.md promises, fewer
// than four as it says, a row known to be unanimous.
struct Given {
    std::uint64_t pinned = 0, narrow = 0, few = 0, unanimous = 0;
    std::uint64_t tables = 0;  // with a cell that is pinned or narrow, or a row that is unanimous
    std::uint64_t away() const { return pinned + narrow + unanimous; }
};

struct Judged {
    std::uint64_t tables = 0, asked_everything = 0, council_alone = 0, some_hidden = 0, all_shown = 0;
    std::uint64_t cells = 0, rows = 0;         // questions: a suppressed or published figure; a row
    std::uint64_t bounds = 0, remembered = 0;  // least or greatest values; of these, known from a like column
    std::uint64_t by_tables = 0;               // cells answered by tables that come out the same
    std::uint64_t refused = 0;                 // answers of a program that would not have come out the same
    std::uint64_t nothing = 0;  // outputs that a program thought impossible, though there is a table
    Given given;
    ProgramRuns runs;
};

// The programs of all cases of one output, asked together. Where no group is hidden, that is one program.
class Reader {
  public:
    Reader(const Output& output, const RuleBook& book, ProgramRuns& runs);
    std::optional<rules::Table> extreme(Cells cells, bool greatest, const Held& held = {});
    // Whether `row` may be known to have chosen one column and no other.
    bool unanimous(Cells row);
    // All possible values, by asking for each.
    std::set<rules::Number> values(Cells cells);

  private:
    std::vector<Program> programs_;
};

class Judge {
  public:
    explicit Judge(const RuleBook& book) : book_(book) {}

    // `everything`: every bound is asked of a program, also where tables that come out the same show enough.
    // A table of which nothing is published is left out; false then.
    bool table(const rules::Table& truth, bool everything);
    const Judged& found() const { return found_; }

  private:
    struct Span {
        rules::Number least = 0, most = 0;
    };
    struct Asked {
        Target target;
        std::set<rules::Number> values;
        bool enough() const { return values.size() >= static_cast<std::size_t>(target.needed); }
    };

    void by_columns(const rules::Table& truth, const Output& output);
    const std::vector<Span>& spans(const rules::Table& truth, const Output& output, int f);
    void by_table(const rules::Table& truth, const Output& output);
    void look_around(const rules::Table& truth, const Output& output);
    bool try_table(const rules::Table& table, const Output& output);
    // false: the programs know of no table at all
    bool ask(Reader& reader, const Output& output, Asked& asked);
    void conclude(const Target& target, std::size_t values);

    RuleBook book_;
    bool everything_ = false;
    Judged found_;
    std::unordered_map<std::uint64_t, std::vector<Span>> known_;  // by what is seen of a column
    std::vector<Asked> asked_;
    std::vector<Cells> rows_;  // not yet seen to be other than unanimous
};

}  // namespace pledge::testing
