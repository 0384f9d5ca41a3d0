#include "tests/support/live_models.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::flow;
using testing::count_of;
using testing::later;
using testing::only;
using testing::press;
using namespace std::chrono_literals;

TEST_CASE("three taps lead from the staff screen to a vote") {
    auto model = testing::staff_model();
    const auto effects = press(model, {action::LiveStart{}, action::LivePick{3}, action::LiveVote{}});
    CHECK(model.screen == Screen::live_vote);
    CHECK(model.live.on);
    CHECK(count_of<effect::LiveOpen>(effects) == 1);
    const auto* asked = only<effect::LiveAsk>(effects);
    REQUIRE(asked);
    CHECK(asked->number == 1);
    CHECK(asked->question.kind == LiveKind::faces);
    CHECK(asked->question.point == 3);
}

TEST_CASE("a session begins on the staff screen and nowhere else") {
    auto model = testing::resting_model();
    model.config.staff_pin = "$argon2id$v=19$hash";
    for (const Action& before :
         {Action(action::Done{}), Action(action::OpenAccess{}), Action(action::OpenStaff{})}) {
        press(model, {before, action::LiveStart{}});
        CHECK_FALSE(is_live(model.screen));
    }
    press(model, {action::LivePick{0}, action::LiveVote{}, action::LiveAsk{}});
    CHECK_FALSE(model.live.on);
    auto display = testing::display_model();
    display.screen = Screen::staff;
    CHECK(press(display, {action::LiveStart{}, action::LivePick{0}}).empty());
    CHECK_FALSE(display.live.on);
}

TEST_CASE("a question is opened once, and each one has a number of its own") {
    auto model = testing::joining_model();
    CHECK(model.live.number == 1);
    auto effects = press(model, {action::Back{}, action::LivePick{3}});
    CHECK(model.screen == Screen::live_join);
    CHECK(model.live.number == 2);
    CHECK(model.live.question.point == 3);
    CHECK(count_of<effect::LiveOpen>(effects) == 0);
}

TEST_CASE("what is no promise to be asked is not picked") {
    auto model = testing::staff_model(testing::resting_model({}, false));
    press(model, {action::LiveStart{}, action::LivePick{6}});
    CHECK(model.screen == Screen::live_choose);
    CHECK_FALSE(model.live.on);
    press(model, {action::LivePick{5}});  // no wave is open: the room can be asked all the same
    CHECK(model.live.on);

    auto sections = std::make_shared<Offer>(*testing::offer_for());
    sections->pack = testing::sections_pack();
    sections->order = {8, 9};
    auto statements = testing::resting_model();
    update(statements, action::NewOffer{sections});
    statements = testing::staff_model(std::move(statements));
    press(statements, {action::LiveStart{}, action::LivePick{0}});
    CHECK_FALSE(statements.live.on);
    press(statements, {action::LivePick{8}});
    CHECK(statements.live.on);
}

TEST_CASE("without words of a pack a question can still be typed") {
    Model bare;
    update(bare, action::Tick{1000ms, {}});
    auto model = testing::staff_model(std::move(bare));
    REQUIRE(model.screen == Screen::staff);
    press(model, {action::LiveStart{}, action::LivePick{0}});
    CHECK_FALSE(model.live.on);
    CHECK(live_points(model).empty());
    press(model, {action::LiveOwn{}, action::LiveKindIs{LiveKind::yes_no}});
    testing::type_line(model, "Is it warm?");
    press(model, {action::LiveAsk{}, action::LiveVote{}});
    CHECK(model.screen == Screen::live_vote);
    testing::give(model, {1, 2, 0, 1, 1});
    CHECK(model.live.kiosk_votes == 5);
    testing::show_result(model);
    const auto effects = press(model, {action::LivePromise{}, action::Back{}, action::LiveAnother{}});
    CHECK(count_of<effect::LiveKeepTotals>(effects) == 0);
}

TEST_CASE("a question of their own: how, what, and two to six choices") {
    auto model = testing::live_at(Screen::live_kind);
    press(model, {action::LiveKindIs{LiveKind::choices}});
    REQUIRE(model.screen == Screen::live_type);
    press(model, {action::LiveTyped{}});
    CHECK(model.screen == Screen::live_type);  // no question without words
    testing::type_line(model, "   ");
    CHECK(model.screen == Screen::live_type);
    update(model, action::Back{});
    CHECK(model.screen == Screen::live_kind);
    press(model, {action::LiveKindIs{LiveKind::choices}});
    testing::type_line(model, "  Where to?  ");
    CHECK(model.screen == Screen::live_own);
    CHECK(model.live.draft.typed == "Where to?");
    for (std::size_t place = 0; place < kMostLiveChoices; ++place) {
        CHECK(live_draft_ready(model) == (place >= 2));
        press(model, {action::LiveAsk{}});
        if (place >= 2) break;
        press(model, {action::LiveType{LiveField::choice, place}});
        testing::type_line(model, "To " + std::to_string(place));
    }
    CHECK(model.screen == Screen::live_join);
    CHECK(model.live.question.choices == std::vector<std::string>{"To 0", "To 1"});
    CHECK_FALSE(model.live.question.point);
    CHECK(model.live.draft == LiveQuestion{});
}

TEST_CASE("there are six choices and no seventh, and one without words is taken out") {
    auto model = testing::own_model();
    for (std::size_t place = 3; place < 8; ++place) {
        press(model, {action::LiveType{LiveField::choice, place}});
        if (model.screen == Screen::live_type) testing::type_line(model, "Elsewhere");
    }
    CHECK(model.live.draft.choices.size() == 6);
    press(model, {action::LiveType{LiveField::choice, 9}});
    CHECK(model.screen == Screen::live_own);
    press(model, {action::LiveType{LiveField::choice, 0}});
    CHECK(model.live.typed == "Place A");
    for (int i = 0; i < 7; ++i) update(model, action::LiveDelete{});
    press(model, {action::LiveTyped{}});
    CHECK(model.live.draft.choices.size() == 5);
    CHECK(model.live.draft.choices.front() == "Place B");
    // another way of answering has none
    press(model, {action::Back{}, action::LiveKindIs{LiveKind::faces}});
    CHECK(model.live.typed == "Where do we go?");
    press(model, {action::LiveTyped{}});
    CHECK(model.live.draft.choices.empty());
    press(model, {action::LiveType{LiveField::choice, 0}});
    CHECK(model.screen == Screen::live_own);
}

TEST_CASE("what is typed is one line of limited length, whatever a key says") {
    auto model = testing::live_at(Screen::live_kind);
    press(model, {action::LiveKindIs{LiveKind::yes_no}});
    for (const char* bad : {"\n", "\x7f", "\xff", "\xe2\x80\xae", "", "\xe0\xa8"}) {
        update(model, action::LiveKey{bad});
        CHECK(model.live.typed.empty());
    }
    for (int i = 0; i < 200; ++i) update(model, action::LiveKey{"ਕ"});
    CHECK(model.live.typed.size() == 3 * kMostLiveLetters);
    CHECK_FALSE(live_takes(model, "a"));
    update(model, action::LiveDelete{});
    CHECK(model.live.typed.size() == 3 * (kMostLiveLetters - 1));
    CHECK(live_takes(model, "a"));
    CHECK_FALSE(live_takes(model, "ab"));
    press(model, {action::LiveTyped{}});
    CHECK(model.live.draft.typed.size() == 3 * (kMostLiveLetters - 1));
    CHECK(model.live.typed.empty());
    update(model, action::LiveKey{"a"});  // nothing is typed on another screen
    CHECK(model.live.typed.empty());

    auto choice = testing::own_model();
    press(choice, {action::LiveType{LiveField::choice, 3}});
    for (int i = 0; i < 200; ++i) update(choice, action::LiveKey{"ż"});
    CHECK(choice.live.typed.size() == 2 * kMostLiveChoiceLetters);
}

TEST_CASE("Back from the keyboard leaves the words as they were") {
    auto model = testing::own_model();
    press(model, {action::LiveType{LiveField::question}, action::LiveDelete{}, action::Back{}});
    CHECK(model.screen == Screen::live_own);
    CHECK(model.live.draft.typed == "Where do we go?");
    auto promise = testing::live_at(Screen::live_promise);
    press(promise, {action::LiveType{LiveField::who}, action::LiveKey{"M"}, action::Back{}});
    CHECK(promise.screen == Screen::live_promise);
    CHECK(promise.live.decision.who.empty());
}

TEST_CASE("until a question is asked there is no session, and silence leads back to the start") {
    for (const auto screen : {Screen::live_choose, Screen::live_kind, Screen::live_own, Screen::live_type}) {
        auto model = testing::live_at(screen);
        CHECK_FALSE(model.live.on);
        later(model, 180s);
        CHECK(model.screen == Screen::still_there);
        later(model, 60s);
        CHECK(model.screen == Screen::welcome);
        CHECK(model.live.draft == LiveQuestion{});
    }
    for (const Action& leave : {Action(action::LiveEnd{}), Action(action::Hide{})}) {
        auto model = testing::live_at(Screen::live_own);
        const auto effects = press(model, {leave});
        CHECK(model.screen == Screen::welcome);
        CHECK(model.live.draft == LiveQuestion{});
        CHECK(effects.size() == 1);
    }
    auto model = testing::live_at(Screen::live_choose);
    press(model, {action::Back{}});
    CHECK(model.screen == Screen::staff);
}

TEST_CASE("the strip names the next step, screen by screen") {
    const std::pair<Screen, LiveStep> steps[] = {
        {Screen::live_choose, LiveStep::choose},       {Screen::live_kind, LiveStep::answers},
        {Screen::live_type, LiveStep::type},           {Screen::live_own, LiveStep::ask},
        {Screen::live_join, LiveStep::wait_for_all},   {Screen::live_vote, LiveStep::wait_for_votes},
        {Screen::live_cover, LiveStep::none},          {Screen::live_ballot, LiveStep::none},
        {Screen::live_paper, LiveStep::count_paper},   {Screen::live_closed, LiveStep::show},
        {Screen::live_shown, LiveStep::talk},          {Screen::live_promise, LiveStep::decide},
        {Screen::live_read_back, LiveStep::read_back}, {Screen::live_end, LiveStep::leave},
    };
    for (const auto& [screen, step] : steps) {
        const auto model = testing::live_at(screen);
        INFO(name_of(screen));
        CHECK(model.screen == screen);
        CHECK(live_step(model) == step);
    }
    auto model = testing::live_at(Screen::live_kind);
    press(model, {action::LiveKindIs{LiveKind::choices}});
    testing::type_line(model, "Where to?");
    CHECK(live_step(model) == LiveStep::type_choices);
    auto closed = testing::live_at(Screen::live_closed);
    press(closed, {action::LiveReveal{}});
    CHECK(live_step(closed) == LiveStep::counting);
    update(closed, action::LiveCounted{closed.live.number, {}, true});
    CHECK(live_step(closed) == LiveStep::nothing);
}
