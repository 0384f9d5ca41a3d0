#include "kiosk/flow/journey.h"
#include "tests/support/flow_models.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::flow;
using testing::later;
using testing::press;
using namespace std::chrono_literals;

namespace {

Model face_chosen() {
    auto model = testing::resting_model();
    press(model, {action::Start{}, action::Agree{}, action::Who{Company::own}, action::Next{},
                  action::Choose{Say::face_2}});
    return model;
}

}  // namespace

TEST_CASE("nobody there: ask after 180 s, clear after 60 s more, keep nothing") {
    auto model = face_chosen();
    model.language = "ur";
    model.settings.looks.theme = ThemeName::dark;
    CHECK(next_deadline(model) == model.touched_at + 180s);
    later(model, 180s - 1ms);
    CHECK(model.screen == Screen::rate);
    later(model, 1ms);
    CHECK(model.screen == Screen::still_there);
    CHECK(still_there_left(model) == 6);
    later(model, 10s);
    CHECK(still_there_left(model) == 5);
    later(model, 49s);
    CHECK(still_there_left(model) == 1);
    CHECK(model.screen == Screen::still_there);
    later(model, 1s);
    CHECK(model.screen == Screen::welcome);
    CHECK(model.language == "en");
    CHECK(model.settings == fresh_settings(model));
    CHECK_FALSE(model.visit.anything());
}

TEST_CASE("any touch starts the wait anew") {
    auto model = face_chosen();
    later(model, 179s);
    update(model, action::Touched{});
    later(model, 179s);
    CHECK(model.screen == Screen::rate);
}

TEST_CASE("still here: the visit goes on where it was") {
    auto model = face_chosen();
    later(model, 180s);
    update(model, action::StillHere{});
    CHECK(model.screen == Screen::rate);
    CHECK(model.visit.answers[0].say == Say::face_2);
    CHECK(model.faces_shown);
    later(model, 179s);
    CHECK(model.screen == Screen::rate);
}

TEST_CASE("the stones go one by one, each with a wake-up of its own") {
    auto model = face_chosen();
    later(model, 180s);
    for (int left = 6; left > 0; --left) {
        CHECK(still_there_left(model) == left);
        const auto at = next_deadline(model);
        REQUIRE(at);
        CHECK(*at - model.now == 10s);
        later(model, *at - model.now);
    }
    CHECK(model.screen == Screen::welcome);
}

TEST_CASE("at rest nothing is ever due, unless somebody left a language behind") {
    auto model = testing::resting_model();
    CHECK_FALSE(next_deadline(model));
    later(model, 3600s);
    CHECK(model.screen == Screen::welcome);
    update(model, action::Language{"ur"});
    CHECK(next_deadline(model) == model.touched_at + 180s);
    later(model, 180s);
    CHECK(model.language == "en");
    CHECK_FALSE(next_deadline(model));
}

TEST_CASE("screens with nothing to lose go back by themselves without asking") {
    auto model = testing::resting_model();
    press(model, {action::Start{}, action::NoThanks{}});
    later(model, kFarewellFor);
    CHECK(model.screen == Screen::welcome);
}

TEST_CASE("a Send on its way to the disk is never interrupted by idling") {
    auto model = face_chosen();
    press(model, {action::OpenStop{}, action::Send{}});
    REQUIRE(model.visit.saving);
    later(model, 600s);
    CHECK(model.visit.saving);
    CHECK(model.visit.answers[0].say == Say::face_2);
}

TEST_CASE("time that jumps back does no harm") {
    auto model = face_chosen();
    const auto now = model.now;
    update(model, action::Tick{now - 10s, {}});
    CHECK(model.now == now);
}
