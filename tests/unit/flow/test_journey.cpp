#include "tests/support/flow_models.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::flow;
using testing::later;
using testing::press;

namespace {

Model rating() {
    auto model = testing::resting_model();
    press(model, {action::Start{}, action::Agree{}, action::Who{Company::own}, action::Next{}});
    REQUIRE(model.screen == Screen::rate);
    return model;
}

std::string point_of(const Model& model) {
    return current_point(model)->id.text;
}

}  // namespace

TEST_CASE("the question stands alone before the faces appear") {
    auto model = testing::resting_model();
    press(model, {action::Start{}, action::Agree{}, action::Who{Company::own}, action::Next{}});
    CHECK_FALSE(model.faces_shown);
    CHECK(next_deadline(model) == model.shown_at + kFacesAfter);
    later(model, kFacesAfter - std::chrono::milliseconds(1));
    CHECK_FALSE(model.faces_shown);
    later(model, std::chrono::milliseconds(1));
    CHECK(model.faces_shown);
}

TEST_CASE("faces that were already used are there at once") {
    auto model = rating();
    press(model, {action::Choose{Say::face_2}, action::Next{}, action::Back{}});
    CHECK(model.screen == Screen::rate);
    CHECK(model.faces_shown);
}

TEST_CASE("points are asked in the pack's order: the short set first") {
    auto model = rating();
    CHECK(point_of(model) == "p0");
    press(model, {action::Skip{}});
    CHECK(point_of(model) == "p3");
    press(model, {action::Skip{}});
    CHECK(model.screen == Screen::more_set);
    press(model, {action::MoreSet{true}});
    std::string seen;
    for (int i = 0; i < 4; ++i) {
        seen += point_of(model) + " ";
        press(model, {action::Skip{}});
    }
    CHECK(seen == "p1 p2 p4 p5 ");
    CHECK(model.screen == Screen::review);
    press(model, {action::Back{}});
    CHECK(point_of(model) == "p5");
}

TEST_CASE("Back walks the path in reverse and keeps what was chosen") {
    auto model = rating();
    press(model, {action::Choose{Say::face_5}, action::Next{}, action::ToggleReason{1}, action::Next{},
                  action::Choose{Say::not_sure}, action::Next{}, action::Back{}, action::Back{}});
    CHECK(point_of(model) == "p0");
    CHECK(model.visit.answers[0].say == Say::face_5);
    CHECK(model.visit.answers[0].reasons == 2);
    CHECK(model.visit.answers[3].say == Say::not_sure);
}

TEST_CASE("reasons are asked after a face, never after another answer") {
    auto model = rating();
    press(model, {action::Choose{Say::not_for_me}, action::Next{}});
    CHECK(model.screen == Screen::rate);
    CHECK(point_of(model) == "p3");
}

TEST_CASE("choosing another answer takes the reasons along") {
    auto model = rating();
    press(model, {action::Choose{Say::face_1}, action::Next{}, action::ToggleReason{0}, action::Back{},
                  action::Choose{Say::dont_understand}});
    CHECK(model.visit.answers[0] == PointAnswer{Say::dont_understand, 0});
    press(model, {action::Choose{Say::face_1}, action::Next{}, action::ToggleReason{0}, action::Skip{}});
    CHECK(model.visit.answers[0] == PointAnswer{Say::face_1, 0});  // "No reason"
}

TEST_CASE("the practice answer is thrown away") {
    auto model = testing::resting_model();
    press(model, {action::Start{}, action::Agree{}, action::Who{Company::own}, action::Choose{Say::face_5}});
    CHECK(model.visit.practice == Say::face_5);
    CHECK_FALSE(model.visit.anything());
    press(model, {action::Next{}});
    CHECK_FALSE(model.visit.practice);
    CHECK_FALSE(model.visit.anything());
}

TEST_CASE("changing one answer from the review comes back to the review") {
    auto model = rating();
    press(model, {action::Choose{Say::face_1}, action::Next{}, action::Next{}, action::Skip{},
                  action::MoreSet{false}, action::Change{3}, action::Choose{Say::face_3}, action::Next{}});
    CHECK(model.screen == Screen::review);
    CHECK(model.visit.answers[3].say == Say::face_3);
    press(model, {action::Change{0}, action::Back{}});
    CHECK(model.screen == Screen::review);
    press(model, {action::Change{0}, action::Skip{}});
    CHECK(model.screen == Screen::review);
    CHECK(model.visit.answers[0].say == Say::skipped);
}

TEST_CASE("an answer can be taken out") {
    auto model = rating();
    press(model, {action::Choose{Say::face_1}, action::Next{}, action::Next{}, action::Skip{},
                  action::MoreSet{false}, action::Remove{0}, action::Remove{3}});
    CHECK_FALSE(model.visit.anything());
    const auto effects = press(model, {action::Send{}});
    CHECK(effects.empty());  // nothing to send
    CHECK_FALSE(model.visit.saving);
}

TEST_CASE("answering more after the review asks what was not reached") {
    auto model = rating();
    press(model, {action::Skip{}, action::Skip{}, action::MoreSet{false}, action::MoreSet{true}});
    CHECK(model.screen == Screen::rate);
    CHECK(point_of(model) == "p1");
}

TEST_CASE("a small panel shows the question, then the faces") {
    auto model = rating();
    update(model, action::Resized{true});
    press(model, {action::Next{}});
    CHECK(model.screen == Screen::rate);
    CHECK(model.page == 1);
    press(model, {action::Back{}});
    CHECK(model.page == 0);
    press(model, {action::Next{}, action::Choose{Say::face_3}, action::Next{}});
    CHECK(model.screen == Screen::reasons);
}

TEST_CASE("a new offer waits until the visit is over") {
    auto model = rating();
    const auto before = model.offer;
    const auto other = testing::offer_for({}, false);
    update(model, action::NewOffer{other});
    CHECK(model.offer == before);
    CHECK(model.screen == Screen::rate);
    update(model, action::Hide{});
    CHECK(model.offer == other);
    CHECK(model.screen == Screen::closed);
}

TEST_CASE("words that do not fit the signed questions are refused") {
    const auto manifest = testing::manifest_for(testing::small_pack());
    auto pack = testing::small_pack();
    pack.points[0].reasons.pop_back();
    CHECK_FALSE(make_offer(pack, &manifest));
    pack = testing::small_pack();
    pack.id = SetId("other");
    CHECK_FALSE(make_offer(pack, &manifest));
}
