#include "tests/support/live_models.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::flow;
using testing::count_of;
using testing::later;
using testing::only;
using testing::press;
using namespace std::chrono_literals;

namespace {

bool covered(Model& model, std::chrono::milliseconds after) {
    CHECK(next_deadline(model) == model.touched_at + after);
    later(model, model.touched_at + after - 1ms - model.now);
    CHECK(model.screen != Screen::live_cover);
    const auto effects = update(model, action::Tick{model.now + 1ms, model.local});
    return model.screen == Screen::live_cover && count_of<effect::LiveBallot>(effects) == 0 &&
           count_of<effect::Forget>(effects) == 1;
}

}  // namespace

TEST_CASE("a ballot left alone is covered after 20 seconds, its choice thrown away") {
    auto model = testing::live_at(Screen::live_ballot);
    press(model, {action::LiveTouch{2}});
    later(model, 19s);
    update(model, action::Touched{});
    later(model, 19s);
    CHECK(model.screen == Screen::live_ballot);
    CHECK(covered(model, kCoverAfter));
    CHECK_FALSE(model.live.ballot);
    CHECK(model.live.votes_in() == 0);
}

TEST_CASE("votes of phones keep no ballot open") {
    auto model = testing::live_at(Screen::live_ballot);
    for (std::uint32_t i = 1; i < 20; ++i) {
        later(model, 1s);
        update(model, action::LiveVotesIn{model.live.number, i});
    }
    later(model, 1s);
    CHECK(model.screen == Screen::live_cover);
}

TEST_CASE("who listens, or chooses by a switch, has a minute") {
    auto listening = testing::live_at(Screen::live_ballot);
    listening.settings.hearing.voice = true;
    update(listening, action::Touched{});
    CHECK(covered(listening, kSlowCoverAfter));
    auto by_switch = testing::live_at(Screen::live_ballot);
    by_switch.settings.choosing.method = Method::one_switch;
    CHECK(covered(by_switch, kSlowCoverAfter));
}

TEST_CASE("Help and the settings are left for the cover when nobody is there") {
    for (const Action& opened : {Action(action::OpenHelp{}), Action(action::OpenAccess{})}) {
        auto model = testing::live_at(Screen::live_ballot);
        press(model, {action::Language{"ur"}, opened});
        CHECK(covered(model, model.config.ask_after));
        CHECK(model.language == "en");
        CHECK(model.under.empty());
    }
}

TEST_CASE("a language left behind on the cover does not stay") {
    auto model = testing::live_at(Screen::live_cover);
    CHECK(next_deadline(model) == model.touched_at + kLiveFor);
    press(model, {action::Language{"ur"}});
    CHECK(next_deadline(model) == model.touched_at + kCoverAfter);
    later(model, kCoverAfter);
    CHECK(model.language == "en");
    CHECK(model.screen == Screen::live_cover);
    CHECK(next_deadline(model) == model.touched_at + kLiveFor);
}

TEST_CASE("a session asks nobody whether they are still there, for an hour") {
    for (const auto screen :
         {Screen::live_join, Screen::live_vote, Screen::live_cover, Screen::live_paper, Screen::live_closed,
          Screen::live_shown, Screen::live_promise, Screen::live_read_back}) {
        auto model = testing::live_at(screen);
        INFO(name_of(screen));
        CHECK(next_deadline(model) == model.touched_at + kLiveFor);
        later(model, kLiveFor - 1ms - (model.now - model.touched_at));
        CHECK(model.screen == screen);
        const auto effects = update(model, action::Tick{model.now + 1ms, model.local});
        CHECK(model.screen == Screen::welcome);
        CHECK(count_of<effect::LiveEnd>(effects) == 1);
        CHECK(count_of<effect::Forget>(effects) == 1);
        CHECK_FALSE(model.live.on);
        CHECK(model.live.code.empty());
        CHECK(model.live.question == LiveQuestion{});
        CHECK(model.live.decision == LiveDecision{});
        CHECK(model.live.shown == LiveShown{});
        CHECK(model.live.votes_in() == 0);
        // the result that the room saw is kept, what it did not see is not
        CHECK(count_of<effect::LiveKeepTotals>(effects) == (screen == Screen::live_shown ? 1 : 0));
        CHECK_FALSE(next_deadline(model));
    }
}

TEST_CASE("votes keep a session going, phones that only come do not") {
    auto model = testing::voting_model();
    const auto touched = model.touched_at;
    later(model, 50min);
    update(model, action::LiveVotesIn{model.live.number, 1});
    CHECK(next_deadline(model) == model.now + kLiveFor);
    later(model, 50min);
    CHECK(model.screen == Screen::live_vote);
    update(model, action::LiveVotesIn{model.live.number, 1});
    update(model, action::LivePhones{30});
    CHECK(model.touched_at == touched);
    later(model, 10min);
    CHECK(model.screen == Screen::welcome);
}

TEST_CASE("the end says goodbye by itself") {
    auto model = testing::live_at(Screen::live_end);
    CHECK(next_deadline(model) == model.touched_at + kFarewellFor);
    later(model, kFarewellFor);
    CHECK(model.screen == Screen::welcome);
}
