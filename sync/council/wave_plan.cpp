#include "sync/council/wave_plan.h"

#include "sync/gate/point.h"

#include <algorithm>

namespace pledge::council {
namespace {

constexpr std::string_view kNames[] = {"id", "set", "columns", "breakdown", "opens", "asks-until", "results"};

bool has_trouble(const ReadPlan& out, PlanField at) {
    return std::any_of(out.troubles.begin(), out.troubles.end(),
                       [&](const PlanTrouble& trouble) { return trouble.at == at; });
}

void read_day(const std::string& typed, PlanField at, Day& day, ReadPlan& out) {
    if (const auto read = day_from_text(typed))
        day = *read;
    else
        out.troubles.push_back({at, "This is no day; write it like 2026-11-01."});
}

void check_columns(const PlanWords& typed, ReadPlan& out) {
    if (typed.columns != "three" && typed.columns != "four")
        out.troubles.push_back({PlanField::columns, "There are three columns or four; choose one."});
    out.plan.columns = typed.columns == "four" ? Columns::four : Columns::three;
    if (typed.breakdown.empty()) return;
    auto breakdown = breakdown_from_text(typed.breakdown);
    if (breakdown)
        out.plan.breakdown = std::move(*breakdown);
    else
        out.troubles.push_back({PlanField::breakdown, breakdown.error().say});
}

}  // namespace

Result<Breakdown> breakdown_from_text(std::string_view text) {
    const Error wrong{
        Code::bad_usage,
        "The breakdown is not known; write it like age:under-11,11-15,16-up or setting:home,school,event."};
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return wrong;
    const auto kind = text.substr(0, colon);
    if (kind != "age" && kind != "setting") return wrong;
    Breakdown out{kind == "age" ? BreakdownKind::age : BreakdownKind::setting, {}};
    for (auto rest = text.substr(colon + 1);;) {
        const auto comma = rest.find(',');
        out.groups.emplace_back(rest.substr(0, comma));
        if (!is_plain_id(out.groups.back()) ||
            std::count(out.groups.begin(), out.groups.end(), out.groups.back()) > 1)
            return wrong;
        if (comma == std::string_view::npos) break;
        rest.remove_prefix(comma + 1);
    }
    if (out.groups.size() < 2 || out.groups.size() > gate::kMostGroups)
        return Error{Code::bad_usage, "A breakdown has two or three groups; name that many."};
    return out;
}

std::string_view name_of(PlanField field) {
    return kNames[static_cast<std::size_t>(field)];
}

std::vector<PlanTrouble> troubles_of(const WavePlan& plan) {
    std::vector<PlanTrouble> out;
    if (!is_plain_id(plan.id.text))
        out.push_back(
            {PlanField::id,
             "The wave's name must be up to 48 of a-z, 0-9 and \"-\"; write one like 2026-autumn."});
    if (plan.asks_until < plan.opens)
        out.push_back({PlanField::asks_until, "The wave ends before it opens; mend one of the two days."});
    const auto until = std::chrono::year_month_day(plan.asks_until);
    if (plan.results < Month(until.year(), until.month()))
        out.push_back({PlanField::results,
                       "The results come before the asking ends; choose that month or a later one."});
    if (plan.columns == Columns::three && plan.breakdown.kind != BreakdownKind::none)
        out.push_back({PlanField::breakdown,
                       "A breakdown needs four columns; choose four, or leave the breakdown out."});
    if (!out.empty()) return out;
    Manifest manifest;
    manifest.council = CouncilId("check");
    manifest.asking = Asking::open;
    manifest.wave = {plan.id,        {},         plan.questions,  plan.columns,
                     plan.breakdown, plan.opens, plan.asks_until, plan.results};
    if (const auto back = read_manifest(write_manifest(manifest)); !back)
        out.push_back({PlanField::set, "The plan can't be used: " + back.error().say});
    return out;
}

Error first_of(const std::vector<PlanTrouble>& troubles) {
    return {Code::bad_usage, "--" + std::string(name_of(troubles.front().at)) + ": " + troubles.front().say};
}

ReadPlan read_plan(const PlanWords& typed, const Pack* pack) {
    ReadPlan out;
    out.plan.id = WaveId(typed.id);
    if (pack)
        out.plan.questions = QuestionSet::of(*pack);
    else
        out.troubles.push_back({PlanField::set, "There is no such set of promises; choose one."});
    check_columns(typed, out);
    read_day(typed.opens, PlanField::opens, out.plan.opens, out);
    read_day(typed.asks_until, PlanField::asks_until, out.plan.asks_until, out);
    if (const auto month = month_from_text(typed.results))
        out.plan.results = *month;
    else
        out.troubles.push_back({PlanField::results, "This is no month; write it like 2027-01."});
    const auto incomplete = !out.troubles.empty();
    for (auto& trouble : troubles_of(out.plan)) {
        // what can't be read can't be compared, either
        const bool compares = trouble.at != PlanField::id;
        if (!has_trouble(out, trouble.at) && !(incomplete && compares))
            out.troubles.push_back(std::move(trouble));
    }
    std::sort(out.troubles.begin(), out.troubles.end(),
              [](const PlanTrouble& a, const PlanTrouble& b) { return a.at < b.at; });
    return out;
}

}  // namespace pledge::council
