#pragma once

#include "sync/core/wave.h"

#include <string>
#include <string_view>
#include <vector>

// A plan for a wave, from what somebody typed: the same rules for the command line and for the page.
namespace pledge::council {

// Checked as far as it stands alone: everything but dates is still words.
struct WavePlan {
    WaveId id;
    QuestionSet questions;
    Columns columns = Columns::three;
    Breakdown breakdown;
    Day opens{}, asks_until{};
    Month results{};
};
// "age:under-11,11-15,16-up" or "setting:home,school,event". Code::bad_usage otherwise.
Result<Breakdown> breakdown_from_text(std::string_view text);

enum class PlanField { id, set, columns, breakdown, opens, asks_until, results };
// "opens": what a form calls it; the flag is the same with "--" before it.
std::string_view name_of(PlanField field);
// What is wrong with one field, in a sentence that names no flag.
struct PlanTrouble {
    PlanField at{};
    std::string say;
};
// What is wrong with a plan by itself; empty when nothing is. Asked by writing and reading a manifest, so
// that no rule of what kiosks read is missed.
std::vector<PlanTrouble> troubles_of(const WavePlan& plan);
// The first of them, for a command: "--opens: …". There must be one.
Error first_of(const std::vector<PlanTrouble>& troubles);

// As typed: "three" or "four", "age:…" or empty, "2026-11-01", "2027-01".
struct PlanWords {
    std::string id, set, columns, breakdown, opens, asks_until, results;
};
struct ReadPlan {
    WavePlan plan;
    std::vector<PlanTrouble> troubles;  // the plan may be used when there are none
};
// `pack` is the one that `set` names; nothing: there is none.
ReadPlan read_plan(const PlanWords& typed, const Pack* pack);

}  // namespace pledge::council
