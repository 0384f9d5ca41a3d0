#include "kiosk/flow/live_steps.h"

#include <algorithm>

namespace pledge::flow {
namespace {

// The place of this question in the wave's set, if its totals or a decision about it can be sent.
std::optional<std::uint8_t> place_of(const Model& model) {
    if (!live_can_send_decision(model)) return std::nullopt;
    return static_cast<std::uint8_t>(*model.offer->question_of(*model.live.question.point));
}

// The room moves on from a result: now its totals are kept, once, and each promise once a session. Whoever
// asks again before throws them away; after it nobody can.
void move_on(Model& model, std::vector<Effect>& effects) {
    auto& live = model.live;
    if (!live.open_result) return;
    live.open_result = false;
    const auto place = place_of(model);
    if (!place || live.question.kind != LiveKind::faces) return;
    const auto& id = model.offer->pack.points[*live.question.point].id;
    if (std::find(live.counted.begin(), live.counted.end(), id) != live.counted.end()) return;
    if (live.few) {
        live.too_few = true;
        return;
    }
    live.counted.push_back(id);
    ++live.on_their_way;
    effects.emplace_back(
        effect::LiveKeepTotals{live.number, model.offer->pack.id, *place, model.offer->wave->public_key});
}

Decision decision_of(const Model& model, std::uint8_t place) {
    const auto& said = model.live.decision;
    Decision decision;
    decision.set = model.offer->pack.id;
    decision.point = place;
    decision.what = said.what;
    decision.who = said.who;
    if (said.months > 0) {
        const std::chrono::year_month_day today{model.local.day};
        decision.by = today.year() / today.month() + std::chrono::months(said.months);
    }
    return decision;
}

}  // namespace

void live_reveal(Model& model, std::vector<Effect>& effects) {
    auto& live = model.live;
    if (model.screen != Screen::live_closed || live.counting) return;
    live.counting = true;
    effects.emplace_back(effect::LiveReveal{live.number});
}

// Help may lie over the screen that the result comes to.
void live_counted(Model& model, const action::LiveCounted& report) {
    auto& live = model.live;
    if (!live.counting || report.question != live.number) return;
    live.counting = false;
    live.shown = report.shown;
    live.few = report.too_few;
    live.open_result = true;
    if (model.under.empty()) return go(model, Screen::live_shown);
    model.under.front() = {Screen::live_shown, 0};
}

void live_again(Model& model, std::vector<Effect>& effects) {
    if (!live_can_ask_again(model)) return;
    auto& live = model.live;
    effects.emplace_back(effect::LiveThrowAway{live.number});
    begin_question(live);
    effects.emplace_back(effect::LiveAsk{live.number, live.question});
    go(model, Screen::live_vote);
    save_live(model, effects);
}

void live_another(Model& model, std::vector<Effect>& effects) {
    if (model.screen != Screen::live_shown) return;
    auto& live = model.live;
    move_on(model, effects);
    effects.emplace_back(effect::LiveWait{});
    live.stage = Live::Stage::between;
    live.question = {};
    live.shown = {};
    go(model, Screen::live_choose);
    save_live(model, effects);
}

void live_promise(Model& model, std::vector<Effect>& effects) {
    auto& live = model.live;
    if (model.screen != Screen::live_shown || live.decision_kept == LiveKeeping::on_its_way) return;
    move_on(model, effects);
    if (live.decision_kept == LiveKeeping::kept) live.decision = {};  // another one
    live.decision_kept = LiveKeeping::no;
    live.stage = Live::Stage::between;
    go(model, Screen::live_promise);
    save_live(model, effects);
}

void live_months(Model& model, int months) {
    if (model.screen != Screen::live_promise || months < 0 || months > kMostLiveMonths) return;
    model.live.decision.months = months;
}

void live_read_back(Model& model) {
    if (model.screen == Screen::live_promise && !model.live.decision.what.empty())
        go(model, Screen::live_read_back);
}

void live_keep(Model& model, std::vector<Effect>& effects) {
    if (model.screen != Screen::live_read_back) return;
    auto& live = model.live;
    live.decision_kept = LiveKeeping::cannot;
    if (const auto place = place_of(model)) {
        live.decision_kept = LiveKeeping::on_its_way;
        effects.emplace_back(
            effect::LiveKeepDecision{decision_of(model, *place), model.offer->wave->public_key});
    }
    go(model, Screen::live_shown);
}

void live_end(Model& model, std::vector<Effect>& effects) {
    if (among_voters(model) || !model.under.empty() || model.screen == Screen::live_end) return;
    if (!model.live.on) return forget(model, effects);
    end_session(model, effects);
}

// What was shown is kept, however the room leaves it; what was not is nobody's.
void end_session(Model& model, std::vector<Effect>& effects) {
    auto& live = model.live;
    move_on(model, effects);
    effects.emplace_back(effect::LiveEnd{});
    Live over;
    over.kept = live.kept;
    over.decided = live.decided;
    over.failed = live.failed;
    over.too_few = live.too_few;
    over.on_their_way = live.on_their_way;
    over.decision_kept = live.decision_kept;
    forget_ballot(live);
    forget_paper(live);
    live = std::move(over);
    model.under.clear();
    go(model, Screen::live_end);
}

}  // namespace pledge::flow
