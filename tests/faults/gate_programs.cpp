// Tables beyond the exhaustive attack, judged with an integer program (GLPK). `--quick` (the default tests)
// judges 130,000 and asks the program for every bound of 10,000; `--full` judges 300,000 and asks
// for every bound of 50,000. The last lines have the sums. Exit code 1 when anything is given away, when a
// program differs from trying every table, or when a rule that is taken away is not missed.
#include "tests/faults/gate_brute.h"
#include "tests/faults/gate_draw.h"
#include "tests/faults/gate_weakened.h"

#include <cinttypes>
#include <cstdio>
#include <cstring>
#include <map>
#include <string>

using namespace pledge;
using namespace pledge::testing;
using rules::AllRules;

namespace {

// Of three groups without those who declined nothing is promised (docs/decisions/gate-limits.md).
constexpr const char* kLimit = "3x";

int failures = 0;

void verdict(bool good) {
    failures += good ? 0 : 1;
    std::printf("%s\n", good ? "" : "  <-- NOT AS IT SHOULD BE");
    std::fflush(stdout);
}

std::string name_of(int groups, bool declined, int columns) {
    return std::to_string(groups) + (declined ? "+1" : "") + "x" + std::to_string(columns);
}

bool is_limit(const rules::Table& table) {
    return name_of(table.groups, table.declined, table.columns).starts_with(kLimit);
}

void tell(const Compared& found, const std::string& what) {
    std::printf("programs against every table, %s: %" PRIu64 " outputs (%" PRIu64
                " with hidden beside shown), %" PRIu64 " tables behind them, %" PRIu64 " questions: %" PRIu64
                " answered otherwise",
                what.c_str(), found.outputs, found.linked, found.tables, found.questions, found.differ);
}

// Whether the programs say what the rules say: the same values for every cell as trying every table.
void compare_all() {
    struct Shape {
        int groups;
        bool declined;
        int columns;
        rules::Number most;
    };
    static constexpr Shape kShapes[] = {{3, false, 2, 22}, {3, true, 2, 17}, {3, false, 3, 14},
                                        {2, true, 2, 17},  {1, true, 3, 12}, {2, false, 3, 12},
                                        {1, false, 4, 22}};
    Draw draw(7);
    for (const auto& shape : kShapes) {
        Compared found;
        for (int i = 0; found.outputs < 12 && i < 1000; ++i)
            compare(draw.small_table(shape.groups, shape.declined, shape.columns, shape.most),
                    rule_book<AllRules>(), 3'000'000, found);
        tell(found, name_of(shape.groups, shape.declined, shape.columns));
        verdict(found.differ == 0 && found.outputs == 12);
    }
}

// The known limit of docs/decisions/gate-limits.md: the programs must see it, exactly, and must see that a
// row of those who declined mends it.
void see_the_limit() {
    rules::Table table{3, 3, false, {{{7, 7, 4}, {18, 4, 4}, {0, 7, 10}, {}}}};
    Compared found;
    compare(table, rule_book<AllRules>(), 100'000'000, found);
    tell(found, "the known limit");
    verdict(found.differ == 0 && found.tables == 10);
    for (const bool declined : {false, true}) {
        table.declined = declined;
        Judge judge(rule_book<AllRules>());
        judge.table(table, true);
        const auto& given = judge.found().given;
        std::printf("the known limit, %s: pinned %" PRIu64 ", narrow %" PRIu64,
                    declined ? "as a wave would have it" : "an auditor's table", given.pinned, given.narrow);
        verdict(declined ? given.away() == 0 : given.pinned != 0);
    }
}

void add(const Judged& one, Judged& sums) {
    sums.tables += one.tables;
    sums.asked_everything += one.asked_everything;
    sums.cells += one.cells;
    sums.rows += one.rows;
    sums.bounds += one.bounds;
    sums.remembered += one.remembered;
    sums.by_tables += one.by_tables;
    sums.runs.linear += one.runs.linear;
    sums.runs.integer += one.runs.integer;
    sums.given.pinned += one.given.pinned;
    sums.given.narrow += one.given.narrow;
    sums.given.few += one.given.few;
    sums.given.unanimous += one.given.unanimous;
}

void tell(const Judged& sums, const char* what) {
    std::printf("%stables=%" PRIu64 " asked_everything=%" PRIu64 " cells=%" PRIu64 " rows=%" PRIu64
                " by_tables=%" PRIu64 " bounds=%" PRIu64 " remembered=%" PRIu64 " programs=%" PRIu64
                " branched=%" PRIu64 " pinned=%" PRIu64 " narrow=%" PRIu64 " as_promised=%" PRIu64
                " unanimous=%" PRIu64 "\n",
                what, sums.tables, sums.asked_everything, sums.cells, sums.rows, sums.by_tables, sums.bounds,
                sums.remembered, sums.runs.linear, sums.runs.integer, sums.given.pinned, sums.given.narrow,
                sums.given.few, sums.given.unanimous);
}

// Of each so many tables, `each`, one is asked everything.
void judge_all(std::uint64_t tables, std::uint64_t each) {
    std::map<std::string, Judge> judges;
    Draw draw(1);
    for (std::uint64_t judged = 0; judged < tables;) {
        const auto table = draw.table();
        const auto shape = name_of(table.groups, table.declined, table.columns);
        auto& judge = judges.try_emplace(shape, rule_book<AllRules>()).first->second;
        judged += judge.table(table, judged % each == 0) ? 1 : 0;
    }
    Judged sums, limited;
    for (const auto& [shape, judge] : judges) {
        const auto& j = judge.found();
        std::printf("%-6s %6" PRIu64 " tables (%" PRIu64 " all shown, %" PRIu64 " some hidden, %" PRIu64
                    " council alone), %" PRIu64 " cells, %" PRIu64 " programs: pinned %" PRIu64
                    ", narrow %" PRIu64 " (and as promised %" PRIu64 "), known unanimous %" PRIu64,
                    shape.c_str(), j.tables, j.all_shown, j.some_hidden, j.council_alone, j.cells,
                    j.runs.linear, j.given.pinned, j.given.narrow, j.given.few, j.given.unanimous);
        const bool limit = shape.starts_with(kLimit);
        std::printf("%s", limit ? "; the known limit" : "");
        // a table that a program gives must come out the same, and there is one: the true one
        verdict((limit || j.given.away() == 0) && j.refused == 0 && j.nothing == 0);
        add(j, limit ? limited : sums);
    }
    tell(sums, "");
    tell(limited, "limit: ");
}

// The gate with a rule taken away. `missed`: large tables show it; small ones are for gate_attack.
template <class Rules>
void bite(const char* what, bool missed) {
    Judge judge(rule_book<Rules>());
    Draw draw(11);
    for (int i = 0; i < 10'000; ++i)
        if (const auto table = draw.table(); !is_limit(table)) judge.table(table, false);
    const auto& j = judge.found();
    std::printf("without a rule: %s: %" PRIu64 " tables, pinned %" PRIu64 ", narrow %" PRIu64 ", in %" PRIu64
                " tables",
                what, j.tables, j.given.pinned, j.given.narrow, j.given.tables);
    verdict(j.refused == 0 && missed == (j.given.away() != 0));
}

void bite_all() {
    bite<WithoutComplement>("no complement", true);
    bite<WithoutAudit>("no audit", true);
    bite<WithoutUnion>("no union clause", true);
    bite<WithThreeCandidates>("three candidates are enough", true);
    bite<WithDeclinedForgotten>("declined row forgotten", true);
    bite<WithOneColumn>("one column is enough (seen by gate_attack)", false);
    bite<WithTrueN>("thirty looks at the true n (seen by gate_attack)", false);
    bite<WithAnyTogether>("any two may be hidden together (a margin)", false);
}

}  // namespace

int main(int argc, char** argv) {
    const bool full = argc == 2 && std::strcmp(argv[1], "--full") == 0;
    if (!full && (argc != 2 || std::strcmp(argv[1], "--quick") != 0)) {
        std::fprintf(stderr, "Say gate_programs --quick (a minute) or gate_programs --full (many).\n");
        return 2;
    }
    compare_all();
    see_the_limit();
    bite_all();
    judge_all(full ? 300'000 : 130'000, full ? 6 : 13);
    std::printf("%s\n", failures == 0 ? "Nothing is given away in larger tables."
                                      : "THE GATE, OR THE PROGRAM, IS NOT AS IT SHOULD BE.");
    return failures == 0 ? 0 : 1;
}
