#include "kiosk/flow/replies.h"
#include "kiosk/flow/slideshow.h"
#include "tests/support/flow_models.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::flow;
using testing::press;

namespace {

const Action kStart = action::Start{}, kAgree = action::Agree{}, kOwn = action::Who{Company::own},
             kNext = action::Next{}, kBack = action::Back{}, kFace = action::Choose{Say::face_4};

std::string shown(const Model& model) {
    const auto told = current_told(model);
    return told.reply ? set_at(*model.offer, told.set).points[told.point].id.text : "";
}

Model at_first_question() {
    auto model = testing::replied_model();
    press(model, {kStart, kAgree, kOwn, kNext});
    return model;
}

}  // namespace

TEST_CASE("replies are told in the order of the promises, the asked set's first") {
    const auto offer = testing::replied_offer();
    std::string seen;
    for (const auto& told : told_of(*offer)) {
        const auto& point = set_at(*offer, told.set).points[told.point].id;
        CHECK(told.reply->point == point);
        seen += point.text + " ";
    }
    CHECK(seen == "p0 p2 first s3 ");
    CHECK(told_of(*testing::two_sets()).empty());
}

TEST_CASE("a reply to a promise that no set has is not told") {
    auto offer = std::make_shared<Offer>(*testing::two_sets());
    offer->replies = {testing::small_replies("small", {"gone", "p3"}),
                      testing::small_replies("another", {"p0"})};
    CHECK(told_of(*offer).size() == 1);
    auto model = testing::resting_model();
    update(model, action::NewOffer{offer});
    press(model, {kStart, kAgree, kOwn, kNext});
    CHECK(model.screen == Screen::rate);  // another set's p0
}

TEST_CASE("you said, we did: one after the other, and back to where it was opened") {
    for (const bool asking : {true, false}) {
        auto model = testing::replied_model(asking);
        const auto rest = model.screen;
        press(model, {action::OpenReplies{}});
        REQUIRE(model.screen == Screen::replies);
        CHECK(shown(model) == "p0");
        press(model, {action::ShowReply{1}, action::ShowReply{2}});
        CHECK(shown(model) == "first");
        press(model, {action::ShowReply{4}});  // there is none
        CHECK(shown(model) == "first");
        press(model, {action::Page{1}, kBack});  // a long one has pages
        CHECK(model.screen == Screen::replies);
        CHECK(model.page == 0);
        press(model, {action::OpenHelp{}, kBack});
        CHECK(model.screen == Screen::replies);
        CHECK(shown(model) == "first");
        press(model, {kBack});
        CHECK(model.screen == rest);
        press(model, {action::OpenReplies{}, action::ShowReply{1}, action::Hide{}, action::OpenReplies{}});
        CHECK(shown(model) == "p0");  // the next visitor begins at the beginning
    }
}

TEST_CASE("where there are no replies nothing leads to them") {
    auto model = testing::several_sets();
    press(model, {action::OpenReplies{}});
    CHECK(model.screen == Screen::welcome);
    CHECK_FALSE(current_told(model).reply);
    press(model, {kStart, kAgree, kOwn, kNext});
    CHECK(model.screen == Screen::rate);
}

TEST_CASE("before the question of a promise comes what was said and done about it, and only there") {
    auto model = at_first_question();
    REQUIRE(model.screen == Screen::reply);
    CHECK(reply_to_question(model)->point == PointId("p0"));
    CHECK(current_point(model)->id == PointId("p0"));
    press(model, {kNext});
    CHECK(model.screen == Screen::rate);
    CHECK(model.visit.answers[0].say == Say::nothing);  // reading it is no answer
    press(model, {kFace, kNext, kNext});
    CHECK(model.screen == Screen::rate);  // p3 has none
    press(model, {kFace, kNext, action::MoreSet{true}});
    CHECK(model.screen == Screen::rate);  // nor has p1
    press(model, {action::Skip{}});
    CHECK(model.screen == Screen::reply);
    CHECK(current_point(model)->id == PointId("p2"));
}

TEST_CASE("Back goes over the same pages, and changing an answer goes straight to the question") {
    auto model = at_first_question();
    press(model, {kNext, kBack});
    CHECK(model.screen == Screen::reply);
    press(model, {action::Page{1}, kBack});
    CHECK(model.screen == Screen::reply);
    CHECK(model.page == 0);
    press(model, {kBack});
    CHECK(model.screen == Screen::practice);
    press(model, {kNext, kNext, action::Skip{}, kBack});
    CHECK(model.screen == Screen::rate);
    CHECK(current_point(model)->id == PointId("p0"));
    press(model, {kNext, action::Skip{}, action::MoreSet{false}, action::Change{0}});
    CHECK(model.screen == Screen::rate);
    press(model, {kBack});
    CHECK(model.screen == Screen::review);
}

TEST_CASE("replies change nothing about what is sent") {
    std::vector<Answer> sent;
    for (const bool replied : {true, false}) {
        auto model = replied ? testing::replied_model() : testing::several_sets();
        press(model, {kStart, kAgree, kOwn, kNext});
        for (int i = 0; i < 20 && model.screen != Screen::more_set; ++i) {
            const bool asked =
                model.screen == Screen::rate && model.visit.answers[current_index(model)].say == Say::nothing;
            press(model, {asked ? kFace : kNext});
        }
        press(model, {action::MoreSet{false}});
        for (const auto& effect : press(model, {action::Send{}}))
            if (const auto* store = std::get_if<effect::Store>(&effect)) sent.push_back(store->answer);
        update(model, action::Stored{model.ticket, Status()});
        CHECK(model.screen == Screen::thanks);
    }
    REQUIRE(sent.size() == 2);
    CHECK(sent[0] == sent[1]);
}

TEST_CASE("at thanks the replies are told from the first, and one can go on from there") {
    auto model = at_first_question();
    press(model, {kNext, kFace, action::OpenStop{}, action::Send{}});
    update(model, action::Stored{model.ticket, Status()});
    REQUIRE(model.screen == Screen::thanks);
    CHECK(shown(model) == "p0");
    press(model, {action::ShowReply{1}});
    CHECK(model.screen == Screen::thanks);
    CHECK(shown(model) == "p2");
    press(model, {action::OpenReplies{}});
    CHECK(model.screen == Screen::replies);
    press(model, {kBack});
    CHECK(model.screen == Screen::thanks);
    press(model, {action::Done{}});
    CHECK(model.screen == Screen::welcome);
}

TEST_CASE("the reply to a promise that is read lies behind it") {
    auto model = testing::replied_model();
    press(model, {action::Read{}, action::ReadSet{0}});
    CHECK(reply_to_reading(model)->point == PointId("p0"));
    press(model, {action::Page{1}, kBack});
    CHECK(model.screen == Screen::read);
    CHECK(model.page == 0);
    press(model, {action::Page{1}, kNext});
    CHECK(model.page == 0);
    CHECK_FALSE(reply_to_reading(model));  // p1
    press(model, {kBack, kBack, action::ReadSet{1}, kNext});
    REQUIRE(current_stop(model).statements);
    CHECK_FALSE(reply_to_reading(model));  // of several statements none is "the" one
}

TEST_CASE("on a building's screen a reply follows its promise, in the languages that it has") {
    auto offer = std::make_shared<Offer>(*testing::replied_offer());
    offer->pack.translated = true;
    offer->replies.front().replies.back().words["ur"] = {"a", "b", "", "c"};  // of p0
    const auto slides = slides_of(testing::display_model(offer));
    std::string seen;
    for (const auto& slide : slides)
        if (slide.set == 0 && slide.kind != Slide::Kind::where && slide.point < 3)
            seen += (slide.kind == Slide::Kind::reply     ? "r"
                     : slide.kind == Slide::Kind::promise ? "p"
                                                          : "t") +
                    std::to_string(slide.point) + slide.language + " ";
    CHECK(seen == "t0en t0ur p0en p0ur r0en r0ur p1en p1ur p2en p2ur r2en ");
}
