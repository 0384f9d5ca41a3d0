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

// A kiosk that has just started again, on the day of the session.
Model started_again(bool asking = true) {
    auto model = testing::resting_model({}, asking);
    model.local.day = *day_from_text("2026-11-22");
    return model;
}

// What was saved last.
SavedLive saved_of(const std::vector<Effect>& effects) {
    SavedLive out;
    for (const auto& effect : effects)
        if (const auto* save = std::get_if<effect::LiveSave>(&effect)) out = save->saved;
    return out;
}

SavedLive saved_while_voting() {
    auto model = testing::joining_model();
    return saved_of(press(model, {action::LiveVote{}}));
}

}  // namespace

TEST_CASE("what a restart needs is saved with each step, and has no votes in it") {
    auto model = testing::staff_model();
    CHECK(count_of<effect::LiveSave>(press(model, {action::LiveStart{}, action::LivePick{3}})) == 0);
    auto saved = saved_of(update(model, action::LiveOpened{"4719", "", ""}));
    CHECK(saved.code == "4719");
    CHECK(saved.day == model.local.day);
    CHECK(saved.set == SetId("small"));
    REQUIRE(saved.question);
    CHECK(saved.question->point == PointId("p3"));
    CHECK_FALSE(saved.voting);
    saved = saved_of(press(model, {action::LiveVote{}}));
    CHECK(saved.voting);
    CHECK(count_of<effect::LiveSave>(testing::give(model, {1, 2, 3, 4, 5})) == 0);
    testing::show_result(model);
    saved = saved_of(press(model, {action::LiveAgain{}}));
    CHECK(saved.number == 2);
    CHECK(saved.voting);
    testing::show_result(model);
    saved = saved_of(press(model, {action::LiveAnother{}}));
    CHECK_FALSE(saved.question);
    CHECK(saved.counted == std::vector{PointId("p3")});
    saved = saved_of(update(model, action::LiveKept{true}));
    CHECK(saved.kept);
    CHECK(saved_of(press(model, {action::LivePick{0}})).question->point == PointId("p0"));
    CHECK_FALSE(saved_of(press(model, {action::Back{}})).question);
}

TEST_CASE("a kiosk that starts again goes on with the question, and asks it again") {
    auto model = started_again();
    const auto saved = saved_while_voting();
    const auto effects = update(model, action::LiveResume{saved});
    REQUIRE(only<effect::LiveTakeUp>(effects));
    CHECK(only<effect::LiveTakeUp>(effects)->code == "4719");
    const auto* asked = only<effect::LiveAsk>(effects);
    REQUIRE(asked);
    CHECK(asked->number == saved.number + 1);  // late votes for the one before are nobody's
    CHECK(asked->question.point == 0);
    CHECK(model.screen == Screen::live_vote);
    CHECK(model.live.on);
    CHECK(model.live.asked_again);
    CHECK(live_step(model) == LiveStep::vote_all_again);
    CHECK(saved_of(effects).number == saved.number + 1);
    // and pledge-poll that comes later makes it no less
    update(model, action::LivePoll{false});
    update(model, action::LivePoll{true});
    CHECK(live_step(model) == LiveStep::vote_all_again);
    testing::give(model, {1});
    CHECK(live_step(model) == LiveStep::wait_for_votes);
    CHECK(model.live.votes_in() == 1);
}

TEST_CASE("a session that was joining, or between questions, goes on there") {
    auto saved = saved_while_voting();
    saved.voting = false;
    auto joining = started_again();
    CHECK(count_of<effect::LiveAsk>(update(joining, action::LiveResume{saved})) == 0);
    CHECK(joining.screen == Screen::live_join);
    CHECK_FALSE(joining.live.asked_again);
    saved.question.reset();
    saved.counted = {PointId("p0")};
    auto between = started_again();
    update(between, action::LiveResume{saved});
    CHECK(between.screen == Screen::live_choose);
    CHECK(between.live.on);
    press(between, {action::LivePick{0}, action::LiveVote{}});
    testing::show_result(between);
    CHECK(count_of<effect::LiveKeepTotals>(press(between, {action::LiveEnd{}})) == 0);  // kept before
}

TEST_CASE("a question of their own comes back as it was typed, or not at all") {
    auto before = testing::own_model();
    press(before, {action::LiveAsk{}});
    update(before, action::LiveOpened{"4719", "", ""});
    const auto saved = saved_of(press(before, {action::LiveVote{}}));
    auto model = started_again();
    update(model, action::LiveResume{saved});
    CHECK(model.screen == Screen::live_vote);
    CHECK(model.live.question == before.live.question);

    const auto refused = [&](auto change) {
        auto broken = saved;
        change(broken);
        auto fresh = started_again();
        update(fresh, action::LiveResume{broken});
        return fresh.screen == Screen::live_choose && fresh.live.question == LiveQuestion{};
    };
    CHECK(refused([](SavedLive& s) { s.question->typed = "two\nlines"; }));
    CHECK(refused([](SavedLive& s) { s.question->typed = ""; }));
    CHECK(refused([](SavedLive& s) { s.question->typed.assign(kMostLiveLetters + 1, 'a'); }));
    CHECK(refused([](SavedLive& s) { s.question->choices.resize(1); }));
    CHECK(refused([](SavedLive& s) { s.question->choices.resize(7, "more"); }));
    CHECK(refused([](SavedLive& s) { s.question->choices[0] = ""; }));
    CHECK(refused([](SavedLive& s) { s.question->choices[0].assign(kMostLiveChoiceLetters + 1, 'a'); }));
    CHECK(refused([](SavedLive& s) { s.question->kind = LiveKind::yes_no; }));
    CHECK(refused([](SavedLive& s) { s.question->point = PointId("p9"); }));
    CHECK(refused([](SavedLive& s) { s.question->point = PointId("p1"), s.set = SetId("other"); }));
}

TEST_CASE("yesterday's session, one without a code and one under a visit do not come back") {
    const auto saved = saved_while_voting();
    const auto refused = [](Model model, const SavedLive& what) {
        const auto screen = model.screen;
        const auto effects = update(model, action::LiveResume{what});
        return !model.live.on && model.screen == screen && count_of<effect::LiveEnd>(effects) == 1;
    };
    auto later_on = started_again();
    later_on.local.day += std::chrono::days(1);
    CHECK(refused(later_on, saved));
    for (const char* code : {"", "471", "47190", "47a9"}) {
        auto broken = saved;
        broken.code = code;
        CHECK(refused(started_again(), broken));
    }
    auto visiting = started_again();
    press(visiting, {action::Start{}});
    CHECK(refused(visiting, saved));
    auto display = testing::display_model();
    display.local.day = saved.day;
    CHECK(refused(display, saved));
    // and none takes the place of the one that runs
    auto running = testing::voting_model();
    CHECK(update(running, action::LiveResume{saved}).empty());
    CHECK(running.live.number == 1);
}

TEST_CASE("a session that was left alone after a restart ends within the hour") {
    auto model = started_again();
    later(model, 10h);
    update(model, action::LiveResume{saved_while_voting()});
    CHECK(next_deadline(model) == model.now + kLiveFor);
    later(model, kLiveFor);
    CHECK(model.screen == Screen::welcome);
}
