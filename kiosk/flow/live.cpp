#include "kiosk/flow/live.h"

#include "kiosk/flow/live_steps.h"

namespace pledge::flow {
namespace {

LiveStep step_of_vote(const Live& live) {
    if (live.asked_again && !live.phones_only && live.votes_in() == 0) return LiveStep::vote_all_again;
    if (live.poll_lost) return LiveStep::poll_lost;
    if (live.asked_again && live.phones_only && live.phone_votes == 0) return LiveStep::vote_phones_again;
    return LiveStep::wait_for_votes;
}

}  // namespace

bool is_live(Screen screen) {
    return screen >= Screen::live_choose && screen <= Screen::live_end;
}

Screen live_screen(const Model& model) {
    return model.under.empty() ? model.screen : model.under.front().screen;
}

std::vector<std::size_t> live_points(const Model& model) {
    return model.offer ? model.offer->order : std::vector<std::size_t>{};
}

std::size_t live_votes(const LiveQuestion& question) {
    switch (question.kind) {
        case LiveKind::faces:
            return 6;
        case LiveKind::yes_no:
            return 3;
        case LiveKind::choices:
            return question.choices.size() + 1;
    }
    return 0;
}

bool is_live_vote(const LiveQuestion& question, LiveVote vote) {
    return vote < live_votes(question);
}

bool live_draft_ready(const Model& model) {
    const auto& draft = model.live.draft;
    if (draft.typed.empty()) return false;
    return draft.kind != LiveKind::choices || draft.choices.size() >= kFewestLiveChoices;
}

bool live_can_ask_again(const Model& model) {
    return model.screen == Screen::live_shown && model.live.open_result;
}

bool live_can_send_decision(const Model& model) {
    const auto& point = model.live.question.point;
    return point && model.offer && model.offer->question_of(*point).has_value();
}

LiveStep live_step(const Model& model) {
    const auto& live = model.live;
    switch (live_screen(model)) {
        case Screen::live_choose:
            return LiveStep::choose;
        case Screen::live_kind:
            return LiveStep::answers;
        case Screen::live_type:
            return LiveStep::type;
        case Screen::live_own:
            return live_draft_ready(model) ? LiveStep::ask : LiveStep::type_choices;
        case Screen::live_join:
            return LiveStep::wait_for_all;
        case Screen::live_vote:
            return step_of_vote(live);
        case Screen::live_paper:
            return LiveStep::count_paper;
        case Screen::live_closed:
            return live.counting ? LiveStep::counting : LiveStep::show;
        case Screen::live_shown:
            return live.shown.as == LiveShown::As::nothing ? LiveStep::nothing : LiveStep::talk;
        case Screen::live_promise:
            return LiveStep::decide;
        case Screen::live_read_back:
            return LiveStep::read_back;
        case Screen::live_end:
            return LiveStep::leave;
        default:
            return LiveStep::none;
    }
}

LiveEnding live_ending(const Model& model) {
    const auto& live = model.live;
    if (live.failed) return LiveEnding::failed;
    if (live.kept || live.on_their_way > 0) return LiveEnding::totals;
    if (live.decided || live.decision_kept == LiveKeeping::on_its_way) return LiveEnding::decisions;
    return live.too_few ? LiveEnding::too_few : LiveEnding::nothing;
}

}  // namespace pledge::flow
