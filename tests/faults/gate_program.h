#pragma once

#include "tests/faults/gate_reader.h"

#include <memory>
#include <optional>

#include <glpk.h>

// The integer program behind one case of one output, solved by GLPK. Its variables are the counts; each
// column adds up to something in its council band, each shown cell lies in its own, and what the case knows
// of the hidden rows is said with one zero-one variable for each of their cells ("five or more"). Where no
// group is hidden nothing links the columns and the program is a transportation problem: each corner of the
// linear one is whole.
namespace pledge::testing {

struct Held {
    Cells cells = 0;
    rules::Number least = 0, most = 0;  // their sum is held between these
};

// How often GLPK was run, over all programs.
struct ProgramRuns {
    std::uint64_t linear = 0, integer = 0;  // integer: where the linear answer was not whole
};

class Program {
  public:
    Program(const Output& output, const RuleBook& book, const Case& known, ProgramRuns& runs);

    // A table with the least or greatest sum of `cells`; absent: no table at all. A failure of GLPK itself
    // ends the program: there is no answer that would be right then.
    std::optional<rules::Table> extreme(Cells cells, bool greatest, const Held& held = {});

  private:
    struct Free {
        void operator()(glp_prob* problem) const { glp_delete_prob(problem); }
    };
    class Builder;

    std::optional<rules::Table> solve();
    void hold(const Held& held);
    int column(int row, int f) const { return 1 + row * output_.bands.columns + f; }

    std::unique_ptr<glp_prob, Free> problem_;
    Output output_;
    ProgramRuns& runs_;
    int held_row_ = 0;
    bool holding_ = false;
};

}  // namespace pledge::testing
