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

void votes(Model& model, std::uint32_t n, std::uint32_t behind = 0) {
    update(model, action::LiveVotesIn{model.live.number - behind, n});
}

void poll(Model& model, bool there) {
    update(model, action::LivePoll{there});
}

}  // namespace

TEST_CASE("phones join and vote, and only how many is known") {
    auto model = testing::joining_model();
    update(model, action::LivePhones{18});
    CHECK(model.live.joined == 18);
    votes(model, 3);
    CHECK(model.live.phone_votes == 0);  // the vote has not begun
    press(model, {action::LiveVote{}});
    votes(model, 3);
    testing::give(model, {1, 2});
    CHECK(model.live.votes_in() == 5);
    votes(model, 2);  // an earlier word that comes late
    CHECK(model.live.phone_votes == 3);
    press(model, {action::LivePass{}, action::LiveReady{}});
    votes(model, 4);
    CHECK(model.live.phone_votes == 4);
    CHECK(model.screen == Screen::live_ballot);
}

TEST_CASE("votes for another question, and after it was shown, are nobody's") {
    auto model = testing::voting_model();
    votes(model, 7);
    testing::show_result(model);
    votes(model, 9);
    CHECK(model.live.phone_votes == 7);
    press(model, {action::LiveAgain{}});
    votes(model, 8, 1);
    CHECK(model.live.phone_votes == 0);
    votes(model, 2);
    CHECK(model.live.phone_votes == 2);
}

TEST_CASE("a vote on its way as the question is closed is in; once it is counted none is") {
    auto model = testing::voting_model();
    press(model, {action::LiveClose{}});
    votes(model, 6);
    CHECK(model.live.phone_votes == 6);
    press(model, {action::LiveReveal{}});
    votes(model, 7);
    CHECK(model.live.phone_votes == 6);
}

TEST_CASE("without pledge-poll the kiosk goes on; when it is back, phones vote again") {
    auto model = testing::voting_model();
    update(model, action::LivePhones{10});
    votes(model, 7);
    testing::give(model, {1, 2});
    poll(model, false);
    CHECK(model.live.poll_lost);
    CHECK(model.live.joined == 0);
    CHECK(model.live.votes_in() == 2);
    CHECK(live_step(model) == LiveStep::poll_lost);
    votes(model, 8);  // it is not there to say so
    CHECK(model.live.phone_votes == 0);
    testing::give(model, {3});
    CHECK(model.live.kiosk_votes == 3);
    const auto effects = update(model, action::LivePoll{true});
    const auto* again = only<effect::LivePhonesAgain>(effects);
    REQUIRE(again);
    CHECK(again->number == model.live.number);
    CHECK(again->question == model.live.question);
    CHECK(model.live.asked_again);
    CHECK(live_step(model) == LiveStep::vote_phones_again);
    CHECK(update(model, action::LivePoll{true}).empty());
    votes(model, 1);
    CHECK(live_step(model) == LiveStep::wait_for_votes);
    CHECK(model.live.votes_in() == 4);
}

TEST_CASE("pledge-poll that goes before the vote loses nobody's") {
    auto model = testing::joining_model();
    poll(model, false);
    const auto effects = update(model, action::LivePoll{true});
    const auto* again = only<effect::LivePhonesAgain>(effects);
    REQUIRE(again);
    CHECK_FALSE(again->question);
    CHECK_FALSE(model.live.asked_again);
    CHECK(live_step(model) == LiveStep::wait_for_all);
}

TEST_CASE("votes that were fetched stay, unless there is more time to give them") {
    auto model = testing::voting_model();
    votes(model, 7);
    testing::give(model, {1});
    press(model, {action::LiveClose{}});
    poll(model, false);
    CHECK(model.live.votes_in() == 8);
    SECTION("it came back before") {
        poll(model, true);
        CHECK_FALSE(model.live.asked_again);
        const auto effects = press(model, {action::LiveLonger{}});
        REQUIRE(only<effect::LiveLonger>(effects));
        CHECK(only<effect::LiveLonger>(effects)->phones_anew);
        CHECK(live_step(model) == LiveStep::vote_phones_again);
    }
    SECTION("it comes back afterwards") {
        press(model, {action::LiveLonger{}});
        CHECK_FALSE(model.live.asked_again);
        CHECK(live_step(model) == LiveStep::poll_lost);
        poll(model, true);
        CHECK(live_step(model) == LiveStep::vote_phones_again);
    }
    CHECK(model.live.votes_in() == 1);
    const auto effects = press(model, {action::LiveClose{}, action::LiveLonger{}});
    CHECK_FALSE(model.live.asked_again);
    CHECK_FALSE(only<effect::LiveLonger>(effects)->phones_anew);
}

TEST_CASE("news without a session change nothing") {
    auto model = testing::resting_model();
    for (const Action& news : {Action(action::LiveOpened{"4719", "a", "b"}), Action(action::LivePhones{3}),
                               Action(action::LiveVotesIn{0, 3}),
                               Action(action::LiveCounted{0, {LiveShown::As::words, {}, {}}, false}),
                               Action(action::LivePoll{false}), Action(action::LivePoll{true}),
                               Action(action::LiveKept{true}), Action(action::LiveKept{true, true})})
        CHECK(update(model, news).empty());
    CHECK(model.screen == Screen::welcome);
    CHECK(model.live.code.empty());
    CHECK(model.live.joined == 0);
    CHECK(model.live.votes_in() == 0);
    CHECK_FALSE(model.live.poll_lost);
    CHECK(model.live.shown == LiveShown{});
    CHECK_FALSE(model.live.kept);
    CHECK(model.touched_at == 0ms);
}

TEST_CASE("an offer that arrives in mid-session waits for its end") {
    auto model = testing::voting_model();
    update(model, action::NewOffer{testing::offer_for({}, false)});
    CHECK(model.offer->asking());
    testing::give(model, {1, 2, 3, 4, 5});
    testing::show_result(model);
    CHECK(count_of<effect::LiveKeepTotals>(press(model, {action::LiveEnd{}})) == 1);
    press(model, {action::Done{}});
    CHECK(model.screen == Screen::closed);
}
