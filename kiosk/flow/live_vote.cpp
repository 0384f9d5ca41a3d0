#include "kiosk/flow/live_steps.h"

#include <algorithm>
#include <numeric>

namespace pledge::flow {
namespace {

std::uint32_t sum(const std::vector<std::uint16_t>& counts) {
    return std::accumulate(counts.begin(), counts.end(), std::uint32_t{0});
}

// The headphones may have come or gone with a voter.
void back_to_own(Model& model) {
    model.language = model.live.own.language;
    model.settings = model.live.own.settings;
    if (model.headphones != model.live.own.headphones) model.settings.hearing.voice = model.headphones;
}

}  // namespace

bool is_open(const Model& model) {
    const auto screen = live_screen(model);
    return screen == Screen::live_vote || screen == Screen::live_cover || screen == Screen::live_ballot ||
           screen == Screen::live_paper;
}

bool among_voters(const Model& model) {
    const auto screen = live_screen(model);
    return screen == Screen::live_cover || screen == Screen::live_ballot;
}

bool as_the_session_was(const Model& model) {
    auto own = model.live.own.settings;
    if (model.headphones != model.live.own.headphones) own.hearing.voice = model.headphones;
    return model.language == model.live.own.language && model.settings == own;
}

// An optional that is reset still holds its byte.
void forget_ballot(Live& live) {
    if (!live.ballot) return;
    volatile LiveVote& byte = *live.ballot;
    byte = 0;
    live.ballot.reset();
}

void forget_paper(Live& live) {
    std::fill(live.paper.begin(), live.paper.end(), std::uint16_t{0});
    live.paper.clear();
}

void cover(Model& model, std::vector<Effect>& effects) {
    forget_ballot(model.live);
    back_to_own(model);
    model.under.clear();
    ++model.visits_ended;
    go(model, Screen::live_cover);
    effects.emplace_back(effect::Forget{});
}

void live_vote(Model& model, std::vector<Effect>& effects) {
    if (model.screen != Screen::live_join) return;
    auto& live = model.live;
    live.stage = Live::Stage::voting;
    go(model, Screen::live_vote);
    effects.emplace_back(effect::LiveAsk{live.number, live.question});
    save_live(model, effects);
}

void live_pass(Model& model) {
    if (model.screen != Screen::live_vote) return;
    model.live.own = {model.language, model.settings, model.headphones};
    go(model, Screen::live_cover);
}

void live_ready(Model& model) {
    if (model.screen == Screen::live_cover) go(model, Screen::live_ballot);
}

void live_touch(Model& model, LiveVote vote) {
    if (model.screen != Screen::live_ballot || !is_live_vote(model.live.question, vote)) return;
    model.live.ballot = vote;
}

void live_give(Model& model, std::vector<Effect>& effects) {
    auto& live = model.live;
    if (model.screen != Screen::live_ballot || !live.ballot) return;
    if (live.votes_in() < kMostLiveVotes) {
        effects.emplace_back(effect::LiveBallot{live.number, *live.ballot});
        ++live.kiosk_votes;
    }
    cover(model, effects);
}

void live_passed(Model& model) {
    if (model.screen != Screen::live_cover) return;
    back_to_own(model);
    go(model, Screen::live_vote);
}

void live_paper(Model& model) {
    if (model.screen != Screen::live_vote) return;
    model.live.paper.assign(live_votes(model.live.question), 0);
    go(model, Screen::live_paper);
}

void live_paper_set(Model& model, std::size_t place, int by) {
    auto& live = model.live;
    if (model.screen != Screen::live_paper || place >= live.paper.size()) return;
    const int others = static_cast<int>(sum(live.paper)) - live.paper[place];
    const int most = std::max(0, kMostLiveVotes - static_cast<int>(live.votes_in()) - others);
    const int by_at_most = std::clamp<int>(by, -kMostLiveVotes, kMostLiveVotes);
    live.paper[place] = static_cast<std::uint16_t>(std::clamp(live.paper[place] + by_at_most, 0, most));
}

void live_paper_add(Model& model, std::vector<Effect>& effects) {
    auto& live = model.live;
    if (model.screen != Screen::live_paper) return;
    const auto votes = sum(live.paper);
    if (votes + live.votes_in() > kMostLiveVotes) return;  // phones were faster
    if (votes > 0) effects.emplace_back(effect::LivePaper{live.number, live.paper});
    live.paper_votes += votes;
    forget_paper(live);
    go(model, Screen::live_vote);
}

// From the big screen alone: while somebody votes at the kiosk it is not there to be pressed.
void live_close(Model& model, std::vector<Effect>& effects) {
    if (model.screen != Screen::live_vote) return;
    auto& live = model.live;
    live.asked_again = live.phones_only = false;
    effects.emplace_back(effect::LiveClose{live.number});
    go(model, Screen::live_closed);
}

void live_longer(Model& model, std::vector<Effect>& effects) {
    auto& live = model.live;
    if (model.screen != Screen::live_closed || live.counting) return;
    const bool anew = live.phones_gone;
    if (anew) {
        live.phone_votes = 0;
        live.phones_gone = false;
        live.asked_again = live.phones_only = !live.poll_lost;
    }
    effects.emplace_back(effect::LiveLonger{live.number, live.question, anew});
    go(model, Screen::live_vote);
}

}  // namespace pledge::flow
