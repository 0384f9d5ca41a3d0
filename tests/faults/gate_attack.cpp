// The exhaustive attack on the disclosure gate. `--quick` (the default tests) takes seconds, `--full`
// minutes. One line for each case; exit code 1 when a cell is given away, when a rule that is taken away is
// not missed, or when a figure differs from the one in docs/gate.md.
#include "tests/faults/gate_attacker.h"
#include "tests/faults/gate_chips.h"
#include "tests/faults/gate_limit.h"
#include "tests/faults/gate_weakened.h"

#include <cinttypes>
#include <cstdio>
#include <cstring>
#include <string>

using namespace pledge;
using namespace pledge::testing;
using rules::AllRules;

namespace {

int failures = 0;

void verdict(bool good) {
    failures += good ? 0 : 1;
    std::printf("%s\n", good ? "" : "  <-- NOT AS IT SHOULD BE");
    std::fflush(stdout);
}

std::string name_of(const Shape& shape) {
    return std::to_string(shape.groups) + (shape.declined ? "+1" : "") + "x" + std::to_string(shape.columns) +
           " cap " + std::to_string(shape.cap);
}

// The gate as it is. `three` is how many suppressed cells are known to keep only three candidates.
void hold(const Shape& shape, int fewest, std::uint64_t three = 0) {
    const auto found = Attack<AllRules>(shape).run();
    const auto pinned = found.suppressed_with(1), two = found.suppressed_with(2);
    std::printf("%-14s %13" PRIu64 " tables, %6" PRIu64 " outputs judged: pinned %" PRIu64
                " suppressed, %" PRIu64 " shown; suppressed keep at least %d (with three: %" PRIu64
                "); known unanimous %" PRIu64,
                name_of(shape).c_str(), found.tables, found.judged, pinned, found.numbers_pinned(),
                found.fewest_suppressed(), found.suppressed_with(3), found.unanimous);
    verdict(pinned == 0 && two == 0 && found.numbers_pinned() == 0 && found.unanimous == 0 &&
            found.suppressed_with(3) == three && found.fewest_suppressed() == fewest &&
            found.published_alike);
}

// The gate with a rule taken away: `candidates` and `cells` say what that gives away.
template <class Rules>
void bite(const char* what, const Shape& shape, int candidates, std::uint64_t cells) {
    const auto found = Attack<Rules>(shape).run();
    const auto given_away = found.suppressed_with(candidates);
    std::printf("%-14s without a rule: %s: %" PRIu64 " suppressed cells %s", name_of(shape).c_str(), what,
                given_away, candidates == 1 ? "pinned" : "left with three candidates");
    verdict(given_away == cells && cells != 0);
}

// Rule 1 taken away: what was shown as a number has one value.
void bite_numbers(const char* what, const Shape& shape, std::uint64_t cells) {
    const auto found = Attack<AllRules>(shape).run();
    std::printf("%-14s without a rule: %s: %" PRIu64 " shown cells pinned", name_of(shape).c_str(), what,
                found.numbers_pinned());
    verdict(found.numbers_pinned() == cells && cells != 0);
}

// What no reader gains anything by: kept for those who know more than a reader does (docs/gate.md).
template <class Rules>
void margin(const char* what, const Shape& shape) {
    const auto found = Attack<Rules>(shape).run();
    const auto given_away = found.suppressed_with(1) + found.suppressed_with(2) + found.numbers_pinned();
    std::printf("%-14s without a margin: %s: %" PRIu64 " cells given away", name_of(shape).c_str(), what,
                given_away);
    verdict(given_away == 0 && found.unanimous == 0);
}

template <class Rules>
void chips(const char* what, int columns, int cap, int fewest) {
    const auto found = ChipAttack<Rules>(columns, cap).run();
    std::printf("chip, 1x%d cap %d%s: %" PRIu64 " outputs judged: pinned %" PRIu64
                "; \"<5\" keeps at least %d; \"everybody\" known %" PRIu64,
                columns, cap, what, found.judged, found.pinned, found.fewest_small, found.everybody);
    const bool safe = found.pinned == 0 && found.fewest_small >= 4 && found.everybody == 0;
    verdict(found.fewest_small == fewest && safe == std::is_same_v<Rules, AllRules>);
}

// The known limit, in docs/gate.md: three groups, two of them hidden, and no row for those who declined. The
// table below is given away where it matters, which is why a wave with a breakdown always has that row: it
// may hold anything, so the same cell keeps all its candidates.
void limit() {
    const rules::Table table{3, 3, false, {{{7, 7, 4}, {18, 4, 4}, {0, 7, 10}, {}}}};
    const auto without = tables_behind({3, false, 3, 27}, table);
    const int pinned_to = std::popcount(without.candidates[0][2]);
    std::printf("beyond the caps, 3x3 {25,20,20}: %" PRIu64
                " tables behind it; candidates for its \"<5\": %d (a known limit)",
                without.tables, pinned_to);
    verdict(pinned_to == 1);

    auto declined = table;
    declined.declined = true;
    const auto bands = rules::bands_of(declined);
    const auto shown = rules::judge<AllRules>(declined, bands);
    int candidates = 0;
    for (rules::Number small = 0; small <= 4; ++small) {
        const rules::Table other{3, 3, true, {{{7, 7, small}, {18, 4, 4}, {0, 5, 5}, {0, 2, 9 - small}}}};
        const auto seen = rules::bands_of(other);
        candidates += rules::judge<AllRules>(other, seen) == shown && seen.council == bands.council &&
                              seen.rows[0] == bands.rows[0]
                          ? 1
                          : 0;
    }
    std::printf("beyond the caps, 3+1x3, the same table: candidates for its \"<5\": %d", candidates);
    verdict(candidates == 5 && shown.shown == 1);
}

void hold_small() {
    hold({1, false, 3, 45}, 5);
    hold({1, false, 4, 45}, 5);
    hold({2, false, 3, 24}, 4);
    hold({3, false, 2, 24}, 5);
    hold({2, false, 4, 13}, 4);
    hold({1, true, 3, 24}, 5);
    hold({2, true, 2, 24}, 5);
    chips<AllRules>("", 3, 45, 5);
    chips<AllRules>("", 4, 34, 5);
}

void bite_all() {
    bite_numbers("none is told from one to four", {1, false, 3, 45, Told::zero_apart}, 228);
    bite_numbers("no rounding to five", {1, false, 3, 45, Told::exactly}, 187'131);
    bite<WithOneColumn>("one column is enough", {3, false, 2, 24}, 1, 10);
    bite<WithTrueN>("thirty looks at the true n", {1, false, 3, 45}, 1, 6);
    bite<WithoutComplement>("no complement", {2, false, 3, 24}, 1, 456);
    bite<WithoutAudit>("no audit", {2, false, 3, 24}, 1, 864);
    bite<WithoutUnion>("no union clause", {3, false, 2, 24}, 3, 60);
    bite<WithThreeCandidates>("three candidates are enough", {2, false, 3, 24}, 3, 1872);
    bite<WithDeclinedForgotten>("declined row forgotten", {1, true, 3, 24}, 3, 360);
    margin<WithAnyTogether>("any two may be hidden together", {3, false, 2, 24});
    chips<WithChipsUnbounded>(" without a bound", 4, 34, 2);
}

}  // namespace

int main(int argc, char** argv) {
    const bool full = argc == 2 && std::strcmp(argv[1], "--full") == 0;
    if (!full && (argc != 2 || std::strcmp(argv[1], "--quick") != 0)) {
        std::fprintf(stderr, "Say gate_attack --quick (seconds) or gate_attack --full (minutes).\n");
        return 2;
    }
    hold_small();
    bite_all();
    limit();
    if (full) {
        hold({3, false, 3, 17}, 3, 72);
        hold({2, true, 3, 19}, 5);
    }
    std::printf("%s\n",
                failures == 0 ? "The gate holds and every rule bites." : "THE GATE IS NOT AS IT SHOULD BE.");
    return failures == 0 ? 0 : 1;
}
