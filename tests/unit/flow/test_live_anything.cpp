#include "tests/support/live_models.h"

#include <random>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::flow;
using testing::count_of;

namespace {

// Whoever presses anything at any time, and a world that says anything at any time.
class Anything {
  public:
    explicit Anything(unsigned seed) : random_(seed) {}

    Action next(const Model& model) {
        const auto n = [&](int below) { return static_cast<int>(random_() % static_cast<unsigned>(below)); };
        const auto number = model.live.number - static_cast<std::uint32_t>(n(8) == 0 ? 1 : 0);
        const auto vote = static_cast<LiveVote>(n(8));
        const LiveShown shown{LiveShown::As::bands, {}, {0, 10, 15, 5}};
        const Action all[] = {
            action::LivePick{static_cast<std::size_t>(n(8))},
            action::LiveOwn{},
            action::LiveKindIs{static_cast<LiveKind>(n(3))},
            action::LiveType{static_cast<LiveField>(n(5)), static_cast<std::size_t>(n(7))},
            action::LiveKey{"a"},
            action::LiveKey{"\n"},
            action::LiveDelete{},
            action::LiveTyped{},
            action::LiveAsk{},
            action::LiveVote{},
            action::LiveVote{},
            action::LivePass{},
            action::LivePass{},
            action::LiveReady{},
            action::LiveReady{},
            action::LiveReady{},
            action::LiveTouch{vote},
            action::LiveTouch{vote},
            action::LiveTouch{vote},
            action::LiveGive{},
            action::LiveGive{},
            action::LiveGive{},
            action::LiveNoVote{},
            action::LivePassed{},
            action::LivePaper{},
            action::LivePaperSet{static_cast<std::size_t>(n(7)), n(400) - 100},
            action::LivePaperAdd{},
            action::LiveClose{},
            action::LiveLonger{},
            action::LiveReveal{},
            action::LiveReveal{},
            action::LiveAgain{},
            action::LiveAnother{},
            action::LivePromise{},
            action::LiveMonths{n(40) - 5},
            action::LiveReadBack{},
            action::LiveKeep{},
            action::Back{},
            action::Hide{},
            action::OpenHelp{},
            action::OpenStop{},
            action::OpenAccess{},
            action::Language{"ur"},
            action::Page{n(3)},
            action::AnyKey{},
            action::Done{},
            action::Next{},
            action::Start{},
            action::Headphones{n(2) == 0},
            action::LiveOpened{"4719", "a", "b"},
            action::LivePhones{static_cast<std::uint32_t>(n(60))},
            action::LiveVotesIn{number, static_cast<std::uint32_t>(n(1200))},
            action::LiveVotesIn{number, static_cast<std::uint32_t>(n(30))},
            action::LiveCounted{number, shown, n(4) == 0},
            action::LiveCounted{number, shown, false},
            action::LivePoll{n(2) == 0},
            action::LiveKept{n(3) > 0, n(2) == 0},
            action::Tick{model.now + std::chrono::milliseconds(n(3000)), model.local},
            action::Tick{model.now + std::chrono::milliseconds(n(8) == 0 ? 25'000 : 10), model.local},
        };
        if (n(800) == 0) return action::LiveEnd{};
        if (n(4000) == 0) return action::Tick{model.now + kLiveFor, model.local};
        // somebody in a hurry to vote
        if (model.screen == Screen::live_cover && n(2) == 0) return action::LiveReady{};
        if (model.screen == Screen::live_ballot && n(2) == 0) return action::LiveTouch{vote};
        return all[static_cast<std::size_t>(n(static_cast<int>(std::size(all))))];
    }

  private:
    std::mt19937 random_;
};

bool starts_anew(const Action& action) {
    return std::holds_alternative<action::LivePick>(action) ||
           std::holds_alternative<action::LiveAsk>(action) ||
           std::holds_alternative<action::LiveAgain>(action);
}

}  // namespace

TEST_CASE("whatever happens in a session, no vote stays, no result comes early, and none is counted twice") {
    std::size_t shown = 0, given = 0, kept = 0, ended = 0;
    for (unsigned seed = 1; seed <= 300; ++seed) {
        Anything anything(seed);
        auto model = testing::joining_model();
        std::uint32_t revealed = 0;               // the question whose result was asked for
        std::vector<std::uint32_t> totals;        // questions whose totals were kept
        std::vector<std::uint8_t> places;         // and what they were about
        std::uint32_t counted = 0, taken_in = 0;  // votes that left the model for this question
        for (int step = 0; step < 1500; ++step) {
            const auto before = model;
            const auto action = anything.next(model);
            const auto effects = update(model, action);
            INFO("seed " << seed << ", step " << step << ", action " << action.index() << ", "
                         << name_of(before.screen) << " → " << name_of(model.screen));
            const auto& live = model.live;
            if (live.number != before.live.number || !live.on) taken_in = counted = 0;
            for (const auto& effect : effects) {
                if (const auto* reveal = std::get_if<effect::LiveReveal>(&effect)) revealed = reveal->number;
                if (const auto* ballot = std::get_if<effect::LiveBallot>(&effect)) {
                    REQUIRE(ballot->number == live.number);
                    REQUIRE(before.screen == Screen::live_ballot);
                    REQUIRE(before.live.ballot == ballot->vote);
                    ++taken_in, ++given;
                }
                if (const auto* paper = std::get_if<effect::LivePaper>(&effect))
                    for (const auto n : paper->counts) counted += n;
                if (const auto* one = std::get_if<effect::LiveKeepTotals>(&effect)) {
                    REQUIRE(one->number == revealed);
                    REQUIRE(std::find(totals.begin(), totals.end(), one->number) == totals.end());
                    REQUIRE(std::find(places.begin(), places.end(), one->point) == places.end());
                    totals.push_back(one->number);
                    places.push_back(one->point);
                    ++kept;
                }
            }
            // a choice is on the ballot and nowhere else; counts from paper on theirs
            if (model.screen != Screen::live_ballot) REQUIRE_FALSE(live.ballot);
            if (live_screen(model) != Screen::live_paper) REQUIRE(live.paper.empty());
            // a result is there only for the question that it was asked for
            if (live.shown != LiveShown{}) {
                REQUIRE(revealed == live.number);
                ++shown;
            }
            if (live_screen(model) == Screen::live_shown) REQUIRE(revealed == live.number);
            // what is shown to be in is what left the model, and never sinks by itself
            if (live.on && !starts_anew(action)) {
                if (live.number == before.live.number && !std::holds_alternative<action::LivePoll>(action) &&
                    !std::holds_alternative<action::LiveLonger>(action))
                    REQUIRE(live.votes_in() >= before.live.votes_in());
            }
            REQUIRE(live.votes_in() <= kMostLiveVotes);
            if (live.on) {
                REQUIRE(live.kiosk_votes == taken_in);
                REQUIRE(live.paper_votes == counted);
                REQUIRE(model.screen != Screen::still_there);
                REQUIRE(is_live(live_screen(model)));
                REQUIRE(next_deadline(model));
            }
            if (!live.on) {  // over: nothing is left but what may be said of it
                REQUIRE(live.question == LiveQuestion{});
                REQUIRE(live.code.empty());
                REQUIRE(live.votes_in() == 0);
                ++ended;
                break;
            }
        }
    }
    // the walks went where they should
    CHECK(shown > 100);
    CHECK(given > 100);
    CHECK(kept > 20);
    CHECK(ended > 20);
}
