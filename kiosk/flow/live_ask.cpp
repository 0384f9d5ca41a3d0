#include "kiosk/flow/live_steps.h"

#include <algorithm>

namespace pledge::flow {
namespace {

void ask(Model& model, LiveQuestion question, std::vector<Effect>& effects) {
    auto& live = model.live;
    if (!live.on) effects.emplace_back(effect::LiveOpen{});
    live.on = true;
    live.question = std::move(question);
    live.draft = {};
    live.stage = Live::Stage::joining;
    begin_question(live);
    go(model, Screen::live_join);
    save_live(model, effects);
}

SavedLive::Question saved_question(const Model& model) {
    const auto& question = model.live.question;
    SavedLive::Question out{question.kind, std::nullopt, question.typed, question.choices};
    if (question.point) out.point = model.offer->pack.points[*question.point].id;
    return out;
}

}  // namespace

void live_start(Model& model) {
    if (model.screen != Screen::staff) return;
    model.live = {};
    model.under.clear();
    go(model, Screen::live_choose);
}

void live_pick(Model& model, std::size_t point, std::vector<Effect>& effects) {
    if (model.screen != Screen::live_choose) return;
    const auto points = live_points(model);
    if (std::find(points.begin(), points.end(), point) == points.end()) return;
    LiveQuestion question;
    question.point = point;
    ask(model, std::move(question), effects);
}

void live_own(Model& model) {
    if (model.screen != Screen::live_choose) return;
    model.live.draft = {};
    go(model, Screen::live_kind);
}

void live_kind_is(Model& model, LiveKind kind) {
    if (model.screen != Screen::live_kind) return;
    auto& draft = model.live.draft;
    draft.kind = kind;
    if (kind != LiveKind::choices) draft.choices.clear();
    live_type(model, LiveField::question, 0);
}

void live_ask(Model& model, std::vector<Effect>& effects) {
    if (model.screen != Screen::live_own || !live_draft_ready(model)) return;
    ask(model, model.live.draft, effects);
}

void begin_question(Live& live) {
    ++live.number;
    live.phone_votes = live.kiosk_votes = live.paper_votes = 0;
    live.asked_again = live.phones_only = live.phones_gone = false;
    live.counting = live.few = live.open_result = false;
    live.shown = {};
    live.decision = {};
    live.decision_kept = LiveKeeping::no;
    forget_ballot(live);
    forget_paper(live);
}

// Until the code is known there is nothing that phones could come back to.
void save_live(const Model& model, std::vector<Effect>& effects) {
    const auto& live = model.live;
    if (!live.on || live.code.empty()) return;
    SavedLive saved;
    saved.day = model.local.day;
    saved.code = live.code;
    saved.number = live.number;
    saved.voting = live.stage == Live::Stage::voting;
    if (model.offer) saved.set = model.offer->pack.id;
    if (live.stage != Live::Stage::between) saved.question = saved_question(model);
    saved.counted = live.counted;
    saved.kept = live.kept;
    saved.decided = live.decided;
    effects.emplace_back(effect::LiveSave{std::move(saved)});
}

}  // namespace pledge::flow
