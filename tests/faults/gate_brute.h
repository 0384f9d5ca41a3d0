#pragma once

#include "tests/faults/gate_judge.h"

// The same questions as the programs', answered by trying every table there is. For small tables, to see that
// the programs say what the rules say.
namespace pledge::testing {

struct Compared {
    std::uint64_t outputs = 0, linked = 0, questions = 0, differ = 0, tables = 0;
};

// Adds what became of one table's output. Skipped when more than `most` tables would have to be tried.
void compare(const rules::Table& truth, const RuleBook& book, std::size_t most, Compared& into);

}  // namespace pledge::testing
