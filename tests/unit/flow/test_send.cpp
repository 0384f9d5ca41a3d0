#include "tests/support/flow_models.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::flow;
using testing::press;

namespace {

Model reviewing(Breakdown breakdown = {}) {
    auto model = testing::resting_model(breakdown);
    press(model, {action::Start{}, action::Agree{}, action::Who{Company::with_someone}});
    if (breakdown.kind == BreakdownKind::age) press(model, {action::Band{2}});
    press(model, {action::Next{}, action::Choose{Say::face_4}, action::Next{}, action::ToggleReason{1},
                  action::Next{}, action::Choose{Say::not_sure}, action::Next{}, action::MoreSet{false}});
    REQUIRE(model.screen == Screen::review);
    return model;
}

Answer sent(Model& model) {
    const auto effects = press(model, {action::Send{}});
    REQUIRE(effects.size() == 1);
    return std::get<effect::Store>(effects[0]).answer;
}

}  // namespace

TEST_CASE("what is sent is what was chosen, in the order of the signed questions") {
    auto model = reviewing();
    const auto answer = sent(model);
    CHECK(answer.set == SetId("small"));
    CHECK(answer.company == Company::with_someone);
    CHECK(answer.group == 0);
    REQUIRE(answer.points.size() == 6);
    CHECK(answer.points[0] == PointAnswer{Say::face_4, 2});
    CHECK(answer.points[3] == PointAnswer{Say::not_sure, 0});
    CHECK(answer.points[1] == PointAnswer{});
    CHECK(fits(answer, *model.offer->wave));
}

TEST_CASE("the age group is sent only in a wave that has them") {
    auto model = reviewing({BreakdownKind::age, {"under-11", "11-15"}});
    CHECK(sent(model).group == 2);
}

TEST_CASE("the kind of place comes from the device, and only when the wave asks for it") {
    auto model = reviewing({BreakdownKind::setting, {"school", "home"}});
    CHECK(sent(model).group == 2);
    auto elsewhere = reviewing({BreakdownKind::setting, {"school", "event"}});
    CHECK(sent(elsewhere).group == 0);
}

TEST_CASE("thank-you comes only after the worker has stored the answer") {
    auto model = reviewing();
    press(model, {action::Send{}});
    CHECK(model.visit.saving);
    CHECK(model.screen == Screen::review);
    update(model, action::Stored{model.ticket, Status()});
    CHECK(model.screen == Screen::thanks);
    CHECK_FALSE(model.visit.anything());
}

TEST_CASE("a second tap on Send does not send twice") {
    auto model = reviewing();
    CHECK(press(model, {action::Send{}, action::Send{}}).size() == 1);
}

TEST_CASE("when storing fails the answers are still there and can be sent again") {
    auto model = reviewing();
    press(model, {action::Send{}});
    update(model, action::Stored{model.ticket, Error{Code::failed, "The disk can't be written."}});
    CHECK(model.screen == Screen::review);
    CHECK(model.visit.failed);
    CHECK(model.visit.answers[0].say == Say::face_4);
    CHECK(press(model, {action::Send{}}).size() == 1);
}

TEST_CASE("a full outbox says so kindly and keeps nothing") {
    auto model = reviewing();
    press(model, {action::Send{}});
    update(model, action::Stored{model.ticket, Error{Code::full, "No free slot."}});
    CHECK(model.screen == Screen::full);
    CHECK_FALSE(model.visit.anything());
    press(model, {action::Done{}, action::Start{}});
    CHECK(model.screen == Screen::full);  // nobody is asked to begin in vain
    update(model, action::Room{true});
    press(model, {action::Done{}, action::Start{}});
    CHECK(model.screen == Screen::agree);
}

TEST_CASE("a late report of somebody else's Send changes nothing") {
    auto model = reviewing();
    press(model, {action::Send{}});
    const auto old_ticket = model.ticket;
    update(model, action::Hide{});
    update(model, action::Stored{old_ticket, Status()});
    CHECK(model.screen == Screen::welcome);

    auto next = reviewing();
    next.ticket = old_ticket;
    press(next, {action::Send{}});
    update(next, action::Stored{old_ticket, Status()});
    CHECK(next.screen == Screen::review);
    CHECK(next.visit.saving);
}

TEST_CASE("Stop can send what is done") {
    auto model = testing::resting_model();
    press(model, {action::Start{}, action::Agree{}, action::Who{Company::own}, action::Next{},
                  action::Choose{Say::face_1}, action::OpenStop{}});
    const auto answer = sent(model);
    CHECK(answer.points[0].say == Say::face_1);
    update(model, action::Stored{model.ticket, Status()});
    CHECK(model.screen == Screen::thanks);
    press(model, {action::Done{}});
    CHECK(model.screen == Screen::welcome);
}
