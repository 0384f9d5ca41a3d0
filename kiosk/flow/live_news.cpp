#include "kiosk/flow/live_steps.h"
#include "kiosk/flow/overloaded.h"

#include <algorithm>

// What the world tells a session.
namespace pledge::flow {
namespace {

void opened(Model& model, const action::LiveOpened& report, std::vector<Effect>& effects) {
    auto& live = model.live;
    if (!live.on) return;
    live.code = report.code;
    live.address = report.address;
    live.qr = report.qr;
    save_live(model, effects);
}

// Never fewer than before: what pledge-poll lost it says by going away.
void votes_in(Model& model, const action::LiveVotesIn& report) {
    auto& live = model.live;
    const bool wanted = is_open(model) || (live_screen(model) == Screen::live_closed && !live.counting);
    if (!live.on || live.poll_lost || !wanted || report.question != live.number) return;
    const auto room =
        kMostLiveVotes - std::min<std::uint32_t>(kMostLiveVotes, live.kiosk_votes + live.paper_votes);
    const auto votes = std::min(report.votes, room);
    if (votes <= live.phone_votes) return;
    live.phone_votes = votes;
    live.voted_at = model.now;
}

void poll_went(Model& model) {
    auto& live = model.live;
    live.poll_lost = true;
    live.joined = 0;
    if (is_open(model)) live.phone_votes = 0;
    live.phones_gone = live_screen(model) == Screen::live_closed;
}

void poll_came_back(Model& model, std::vector<Effect>& effects) {
    auto& live = model.live;
    live.poll_lost = false;
    effect::LivePhonesAgain again{live.number, std::nullopt};
    if (is_open(model)) {
        live.phones_only = !live.asked_again || live.phones_only;
        live.asked_again = true;
        again.question = live.question;
    }
    effects.emplace_back(std::move(again));
}

void poll_news(Model& model, bool there, std::vector<Effect>& effects) {
    if (!model.live.on || model.live.poll_lost != there) return;
    if (there)
        poll_came_back(model, effects);
    else
        poll_went(model);
}

void kept(Model& model, const action::LiveKept& report, std::vector<Effect>& effects) {
    auto& live = model.live;
    if (!live.on && live_screen(model) != Screen::live_end) return;
    if (report.decision) {
        if (live.decision_kept == LiveKeeping::on_its_way)
            live.decision_kept = report.ok ? LiveKeeping::kept : LiveKeeping::failed;
        live.decided |= report.ok;
    } else {
        live.on_their_way -= std::min<std::uint32_t>(1, live.on_their_way);
        live.kept |= report.ok;
    }
    live.failed |= !report.ok;
    save_live(model, effects);
}

// As it was typed, or nothing: what stands on the disk is not trusted more than a keyboard.
std::optional<LiveQuestion> question_of(const Model& model, const SavedLive& saved) {
    if (!saved.question) return std::nullopt;
    const auto& was = *saved.question;
    LiveQuestion question;
    if (was.point) {
        if (!model.offer || model.offer->pack.id != saved.set) return std::nullopt;
        for (const auto point : live_points(model))
            if (model.offer->pack.points[point].id == *was.point) question.point = point;
        return question.point ? std::optional(question) : std::nullopt;
    }
    question.kind = was.kind;
    question.typed = was.typed;
    question.choices = was.choices;
    const bool choices = was.kind == LiveKind::choices;
    const bool fits = choices
                          ? was.choices.size() >= kFewestLiveChoices && was.choices.size() <= kMostLiveChoices
                          : was.choices.empty();
    const bool lines = !was.typed.empty() && is_live_line(LiveField::question, was.typed) &&
                       std::all_of(was.choices.begin(), was.choices.end(), [](const std::string& choice) {
                           return !choice.empty() && is_live_line(LiveField::choice, choice);
                       });
    return fits && lines ? std::optional(question) : std::nullopt;
}

bool is_code(const std::string& code) {
    return code.size() == 4 &&
           std::all_of(code.begin(), code.end(), [](char c) { return c >= '0' && c <= '9'; });
}

// Only on the day of the session, so that nobody finds yesterday's on the glass.
void resume(Model& model, const SavedLive& saved, std::vector<Effect>& effects) {
    auto& live = model.live;
    if (live.on) return;
    if (model.config.display.on || !resting(model.screen) || saved.day != model.local.day ||
        !is_code(saved.code)) {
        effects.emplace_back(effect::LiveEnd{});
        return;
    }
    live = {};
    live.on = true;
    live.code = saved.code;
    live.number = saved.number;
    live.counted = saved.counted;
    live.kept = saved.kept;
    live.decided = saved.decided;
    model.touched_at = model.now;
    effects.emplace_back(effect::LiveTakeUp{saved.code});
    const auto question = question_of(model, saved);
    if (!question) {
        go(model, Screen::live_choose);
        return save_live(model, effects);
    }
    live.question = *question;
    live.stage = saved.voting ? Live::Stage::voting : Live::Stage::joining;
    begin_question(live);  // of another number: what phones sent before counts for nothing
    if (saved.voting) {
        live.asked_again = true;
        effects.emplace_back(effect::LiveAsk{live.number, live.question});
    }
    go(model, saved.voting ? Screen::live_vote : Screen::live_join);
    save_live(model, effects);
}

}  // namespace

bool is_live_news(const Action& action) {
    return std::holds_alternative<action::LiveOpened>(action) ||
           std::holds_alternative<action::LivePhones>(action) ||
           std::holds_alternative<action::LiveVotesIn>(action) ||
           std::holds_alternative<action::LiveCounted>(action) ||
           std::holds_alternative<action::LivePoll>(action) ||
           std::holds_alternative<action::LiveKept>(action) ||
           std::holds_alternative<action::LiveResume>(action);
}

void hear_live(Model& model, const Action& action, std::vector<Effect>& effects) {
    std::visit(overloaded{
                   [&](const action::LiveOpened& a) { opened(model, a, effects); },
                   [&](const action::LivePhones& a) {
                       if (model.live.on && !model.live.poll_lost) model.live.joined = a.joined;
                   },
                   [&](const action::LiveVotesIn& a) { votes_in(model, a); },
                   [&](const action::LiveCounted& a) { live_counted(model, a); },
                   [&](const action::LivePoll& a) { poll_news(model, a.there, effects); },
                   [&](const action::LiveKept& a) { kept(model, a, effects); },
                   [&](const action::LiveResume& a) { resume(model, a.saved, effects); },
                   [](const auto&) {},
               },
               action);
}

}  // namespace pledge::flow
