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

const LiveShown kShown{LiveShown::As::bands, {}, {0, 10, 15, 5}};

}  // namespace

TEST_CASE("nothing of a result is in the model before it is asked for") {
    auto model = testing::voting_model();
    testing::give(model, {1, 2, 3, 4, 5});
    const auto number = model.live.number;
    update(model, action::LiveCounted{number, kShown, false});
    CHECK(model.live.shown == LiveShown{});
    press(model, {action::LiveClose{}});
    update(model, action::LiveCounted{number, kShown, false});
    CHECK(model.live.shown == LiveShown{});
    CHECK(model.screen == Screen::live_closed);
    const auto effects = press(model, {action::LiveReveal{}, action::LiveReveal{}});
    CHECK(count_of<effect::LiveReveal>(effects) == 1);
    CHECK(model.live.shown == LiveShown{});
    update(model, action::LiveCounted{number + 1, kShown, false});
    CHECK(model.screen == Screen::live_closed);
    update(model, action::LiveCounted{number, kShown, false});
    CHECK(model.screen == Screen::live_shown);
    CHECK(model.live.shown == kShown);
    update(model, action::LiveCounted{number, {}, true});  // once a question
    CHECK(model.live.shown == kShown);
}

TEST_CASE("a result that comes while Help is read waits below it") {
    auto model = testing::voting_model();
    press(model, {action::LiveClose{}, action::LiveReveal{}, action::OpenHelp{}});
    update(model, action::LiveCounted{model.live.number, kShown, false});
    CHECK(model.screen == Screen::help);
    press(model, {action::Back{}});
    CHECK(model.screen == Screen::live_shown);
}

TEST_CASE("more time: what was given stays, and it can't be had once the result is wanted") {
    auto model = testing::voting_model();
    testing::give(model, {1, 2});
    press(model, {action::LiveClose{}});
    const auto effects = press(model, {action::LiveLonger{}});
    const auto* longer = only<effect::LiveLonger>(effects);
    REQUIRE(longer);
    CHECK(longer->number == model.live.number);
    CHECK(longer->question == model.live.question);
    CHECK_FALSE(longer->phones_anew);
    CHECK(model.screen == Screen::live_vote);
    CHECK(model.live.votes_in() == 2);
    press(model, {action::LiveClose{}, action::LiveReveal{}, action::LiveLonger{}});
    CHECK(model.screen == Screen::live_closed);
}

TEST_CASE("totals are kept once, when the room moves on") {
    for (const Action& on :
         {Action(action::LiveAnother{}), Action(action::LivePromise{}), Action(action::LiveEnd{})}) {
        auto model = testing::shown_model();
        const auto number = model.live.number;
        auto effects = press(model, {on});
        const auto* totals = only<effect::LiveKeepTotals>(effects);
        REQUIRE(totals);
        CHECK(totals->number == number);
        CHECK(totals->set == SetId("small"));
        CHECK(totals->point == *model.offer->question_of(0));
        CHECK(totals->wave_key == model.offer->wave->public_key);
        // what they are of is not thrown away before
        CHECK(std::get_if<effect::LiveKeepTotals>(&effects.front()));
        effects = press(model, {action::Back{}, action::LivePromise{}, action::Back{}, action::LiveAnother{},
                                action::LiveEnd{}});
        CHECK(count_of<effect::LiveKeepTotals>(effects) == 0);
    }
}

TEST_CASE("asked again, the votes are thrown away and nothing is kept") {
    auto model = testing::shown_model();
    const auto number = model.live.number;
    const auto effects = press(model, {action::LiveAgain{}});
    CHECK(count_of<effect::LiveKeepTotals>(effects) == 0);
    const auto* away = only<effect::LiveThrowAway>(effects);
    const auto* asked = only<effect::LiveAsk>(effects);
    REQUIRE(away);
    REQUIRE(asked);
    CHECK(away->number == number);
    CHECK(asked->number == number + 1);
    CHECK(model.screen == Screen::live_vote);
    CHECK(model.live.votes_in() == 0);
    CHECK(model.live.shown == LiveShown{});
    CHECK(model.live.question.point == 0);
    CHECK(count_of<effect::LiveKeepTotals>(press(model, {action::LiveEnd{}})) == 0);
}

TEST_CASE("what is kept can't be asked again, nor kept a second time in a session") {
    auto model = testing::shown_model();
    CHECK(live_can_ask_again(model));
    press(model, {action::LivePromise{}, action::Back{}});
    CHECK(model.screen == Screen::live_shown);
    CHECK_FALSE(live_can_ask_again(model));
    CHECK(press(model, {action::LiveAgain{}}).empty());
    CHECK(model.screen == Screen::live_shown);
    press(model, {action::LiveAnother{}, action::LivePick{0}, action::LiveVote{}});
    testing::give(model, {1, 1, 1, 1, 1});
    testing::show_result(model);
    CHECK(count_of<effect::LiveKeepTotals>(press(model, {action::LiveAnother{}})) == 0);
    press(model, {action::LivePick{3}, action::LiveVote{}});
    testing::give(model, {1, 1, 1, 1, 1});
    testing::show_result(model);
    CHECK(count_of<effect::LiveKeepTotals>(press(model, {action::LiveAnother{}})) == 1);
}

TEST_CASE("of too few votes, of their own question and outside a wave nothing is kept") {
    auto few = testing::shown_model(testing::staff_model(), true);
    CHECK(count_of<effect::LiveKeepTotals>(press(few, {action::LiveEnd{}})) == 0);
    CHECK(live_ending(few) == LiveEnding::too_few);

    auto closed = testing::shown_model(testing::staff_model(testing::resting_model({}, false)));
    CHECK(count_of<effect::LiveKeepTotals>(press(closed, {action::LiveEnd{}})) == 0);
    CHECK(live_ending(closed) == LiveEnding::nothing);

    for (const auto kind : {LiveKind::faces, LiveKind::yes_no}) {
        auto own = testing::live_at(Screen::live_kind);
        press(own, {action::LiveKindIs{kind}});
        testing::type_line(own, "Is it warm?");
        press(own, {action::LiveAsk{}, action::LiveVote{}});
        testing::show_result(own);
        CHECK(count_of<effect::LiveKeepTotals>(press(own, {action::LiveEnd{}})) == 0);
        CHECK(live_ending(own) == LiveEnding::nothing);
    }
}

TEST_CASE("a question that was not shown is not kept by the end of the session") {
    auto model = testing::shown_model();
    press(model, {action::LiveAnother{}, action::LivePick{3}});
    SECTION("never voted on") {
        press(model, {action::Back{}, action::LiveOwn{}, action::LiveKindIs{LiveKind::faces}});
    }
    SECTION("open") {
        press(model, {action::LiveVote{}});
    }
    SECTION("closed") {
        press(model, {action::LiveVote{}, action::LiveClose{}});
    }
    SECTION("being counted") {
        press(model, {action::LiveVote{}, action::LiveClose{}, action::LiveReveal{}});
    }
    const auto effects = press(model, {action::LiveEnd{}});
    CHECK(count_of<effect::LiveKeepTotals>(effects) == 0);
    CHECK(count_of<effect::LiveEnd>(effects) == 1);
    CHECK(model.screen == Screen::live_end);
}

TEST_CASE("what the end says follows what was stored") {
    auto model = testing::shown_model();
    press(model, {action::LiveEnd{}});
    CHECK(live_ending(model) == LiveEnding::totals);  // on its way
    SECTION("stored") {
        update(model, action::LiveKept{true});
        CHECK(model.live.kept);
        CHECK(live_ending(model) == LiveEnding::totals);
    }
    SECTION("no room") {
        update(model, action::LiveKept{false});
        CHECK(live_ending(model) == LiveEnding::failed);
    }
    CHECK_FALSE(model.live.on);
    CHECK(model.live.code.empty());
    CHECK(model.live.shown == LiveShown{});
    press(model, {action::Done{}});
    CHECK(model.screen == Screen::welcome);
    update(model, action::LiveKept{true});  // a late word
    CHECK_FALSE(model.live.kept);
}

TEST_CASE("a decision is typed, read back and sent") {
    auto model = testing::shown_model();
    press(model, {action::LivePromise{}});
    CHECK(live_can_send_decision(model));
    press(model, {action::LiveReadBack{}});
    CHECK(model.screen == Screen::live_promise);  // nothing said yet
    press(model, {action::LiveType{LiveField::what}});
    testing::type_line(model, "A quiet room ");
    press(model, {action::LiveType{LiveField::who}});
    testing::type_line(model, "Housing");
    press(model, {action::LiveMonths{25}, action::LiveMonths{-1}});
    CHECK(model.live.decision.months == 0);
    press(model, {action::LiveMonths{3}, action::LiveReadBack{}});
    CHECK(model.screen == Screen::live_read_back);
    press(model, {action::Back{}});
    CHECK(model.screen == Screen::live_promise);  // to change it
    const auto effects = press(model, {action::LiveReadBack{}, action::LiveKeep{}, action::LiveKeep{}});
    const auto* kept = only<effect::LiveKeepDecision>(effects);
    REQUIRE(kept);
    Decision expected;
    expected.set = SetId("small");
    expected.point = static_cast<std::uint8_t>(*model.offer->question_of(0));
    expected.what = "A quiet room";
    expected.who = "Housing";
    expected.by = *month_from_text("2027-02");
    CHECK(kept->decision == expected);
    CHECK(kept->wave_key == model.offer->wave->public_key);
    CHECK(model.screen == Screen::live_shown);
    CHECK(model.live.decision_kept == LiveKeeping::on_its_way);
    press(model, {action::LivePromise{}});
    CHECK(model.screen == Screen::live_shown);  // not while the last one is on its way
    update(model, action::LiveKept{true, true});
    CHECK(model.live.decision_kept == LiveKeeping::kept);
    CHECK(model.live.decided);
    press(model, {action::LivePromise{}});
    CHECK(model.live.decision == LiveDecision{});  // another one
}

TEST_CASE("a decision that could not be stored can be sent again") {
    auto model = testing::live_at(Screen::live_read_back);
    press(model, {action::LiveKeep{}});
    update(model, action::LiveKept{false, true});
    CHECK(model.live.decision_kept == LiveKeeping::failed);
    CHECK(model.live.failed);
    press(model, {action::LivePromise{}});
    CHECK(model.live.decision.what == "A quiet room");
    const auto effects = press(model, {action::LiveReadBack{}, action::LiveKeep{}});
    const auto* kept = only<effect::LiveKeepDecision>(effects);
    REQUIRE(kept);
    CHECK_FALSE(kept->decision.by);  // from now on
}

TEST_CASE("a decision about a question of their own, or outside a wave, can't be sent") {
    auto own = testing::own_model();
    press(own, {action::LiveAsk{}, action::LiveVote{}});
    testing::show_result(own);
    auto closed = testing::shown_model(testing::staff_model(testing::resting_model({}, false)));
    for (auto* model : {&own, &closed}) {
        press(*model, {action::LivePromise{}, action::LiveType{LiveField::what}});
        testing::type_line(*model, "A bus");
        CHECK_FALSE(live_can_send_decision(*model));
        CHECK(count_of<effect::LiveKeepDecision>(
                  press(*model, {action::LiveReadBack{}, action::LiveKeep{}})) == 0);
        CHECK(model->screen == Screen::live_shown);
        CHECK(model->live.decision_kept == LiveKeeping::cannot);
    }
}

TEST_CASE("what and who are as long as an envelope can carry") {
    auto model = testing::live_at(Screen::live_promise);
    press(model, {action::LiveType{LiveField::what}});
    for (int i = 0; i < 500; ++i) update(model, action::LiveKey{"ਕ"});
    CHECK(model.live.typed.size() <= kMostDecisionWhat);
    CHECK(model.live.typed.size() > kMostDecisionWhat - 3);
    press(model, {action::LiveTyped{}, action::LiveType{LiveField::who}});
    for (int i = 0; i < 500; ++i) update(model, action::LiveKey{"x"});
    CHECK(model.live.typed.size() == kMostDecisionWho);
}

TEST_CASE("the next question begins with nothing of the last") {
    auto model = testing::live_at(Screen::live_read_back);
    press(model, {action::LiveKeep{}});
    const auto effects = press(model, {action::LiveAnother{}});
    CHECK(count_of<effect::LiveWait>(effects) == 1);
    CHECK(model.screen == Screen::live_choose);
    CHECK(model.live.shown == LiveShown{});
    press(model, {action::LivePick{3}});
    CHECK(model.live.votes_in() == 0);
    CHECK(model.live.decision == LiveDecision{});
    CHECK(model.live.decision_kept == LiveKeeping::no);
    CHECK(model.live.number == 2);
}
