#include "kiosk/flow/slideshow.h"
#include "tests/support/flow_models.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::flow;
using namespace std::chrono_literals;

namespace {

std::shared_ptr<const Offer> with_translated(bool first, bool second) {
    auto offer = std::make_shared<Offer>(*testing::two_sets());
    offer->pack.translated = first;
    offer->others.front().translated = second;
    return offer;
}

std::size_t count(const std::vector<Slide>& slides, Slide::Kind kind, std::size_t set) {
    return static_cast<std::size_t>(std::count_if(
        slides.begin(), slides.end(), [&](const Slide& s) { return s.kind == kind && s.set == set; }));
}

}  // namespace

TEST_CASE("every promise of every set is shown, in each language if the set has them") {
    const auto slides = slides_of(testing::display_model(with_translated(true, false)));
    CHECK(count(slides, Slide::Kind::title, 0) == 2);
    CHECK(count(slides, Slide::Kind::promise, 0) == 2 * 6);
    CHECK(count(slides, Slide::Kind::title, 1) == 1);
    CHECK(count(slides, Slide::Kind::promise, 1) == 10);  // statements too
    CHECK(count(slides, Slide::Kind::where, 0) == 2);
    CHECK(slides[0].language == "en");
    CHECK(slides[1].language == "ur");
    CHECK(slides[2].point == slides[3].point);  // a promise in one language, then in the next
    CHECK(slides[2].language != slides[3].language);
    for (const auto& slide : slides)
        if (slide.set == 1) CHECK(slide.language == "en");
}

TEST_CASE("the slides begin in the kiosk's first language") {
    auto model = testing::display_model(with_translated(true, true));
    model.config.first_language = "ur";
    CHECK(slides_of(model).front().language == "ur");
    model.config.languages = {"ur"};
    model.offer = with_translated(false, false);
    CHECK(slides_of(model).front().language ==
          "ur");  // who offers no English gets none, but for the promises
}

TEST_CASE("time alone turns the slides, in a circle") {
    auto model = testing::display_model(with_translated(true, false));
    const auto slides = slides_of(model);
    CHECK(model.screen == Screen::display);
    for (std::size_t i = 1; i <= slides.size(); ++i) {
        testing::later(model, model.config.display.per_slide - 1ms);
        CHECK(model.slide == (i - 1) % slides.size());
        testing::later(model, 1ms);
        CHECK(model.slide == i % slides.size());
        CHECK(model.language == slides[i % slides.size()].language);
    }
}

TEST_CASE("each slide lets go of the one before") {
    auto model = testing::display_model();
    const auto effects = update(model, action::Tick{model.now + 12s, model.local});
    REQUIRE(effects.size() == 1);
    CHECK(std::holds_alternative<effect::Forget>(effects.front()));
}

TEST_CASE("nobody can touch a slideshow") {
    const Action presses[] = {action::Touched{},    action::Start{},    action::Read{},
                              action::OpenHelp{},   action::OpenStop{}, action::Hide{},
                              action::Back{},       action::Next{},     action::Page{3},
                              action::OpenAccess{}, action::Done{},     action::Language{"ur"},
                              action::ReadSet{1},   action::Send{},     action::Choose{Say::face_1}};
    auto model = testing::display_model(with_translated(true, true));
    testing::later(model, 13s);
    const auto slide = model.slide;
    for (const auto& press : presses) {
        INFO(press.index());
        CHECK(update(model, press).empty());
        CHECK(model.screen == Screen::display);
        CHECK(model.slide == slide);
        CHECK(model.language == "ur");
        CHECK(model.page == 0);
    }
}

TEST_CASE("a slideshow never asks who is there, and rests between its changes") {
    auto model = testing::display_model();
    REQUIRE(model.screen == Screen::display);
    const auto begin = model.now;
    // come: one wake for each step; then nothing until it goes
    int wakes = 0;
    while (slide_presence(model) < kFadeSteps) {
        const auto at = next_slide_deadline(model);
        REQUIRE(at);
        REQUIRE(*at > model.now);
        testing::later(model, *at - model.now);
        ++wakes;
    }
    CHECK(wakes == kFadeSteps);
    CHECK(model.now == begin + kFadeFor);
    CHECK(next_deadline(model) == begin + model.config.display.per_slide - kFadeFor);
    testing::later(model, *next_deadline(model) - model.now);
    CHECK(slide_presence(model) == kFadeSteps - 1);
    for (wakes = 0; model.slide == 0 && wakes < 100; ++wakes)
        testing::later(model, *next_deadline(model) - model.now);
    CHECK(wakes == kFadeSteps);
    CHECK(model.shown_at == begin + model.config.display.per_slide);
    testing::later(model, 1h);
    CHECK(model.screen == Screen::display);
}

TEST_CASE("without motion a slide is there at once and is woken for once") {
    auto model = testing::display_model();
    model.config.display.fade = false;
    CHECK(slide_presence(model) == kFadeSteps);
    CHECK(next_deadline(model) == model.shown_at + 12s);
    testing::later(model, 12s - 1ms);
    CHECK(slide_presence(model) == kFadeSteps);
}

TEST_CASE("new words are shown at once, from the beginning; broken ones never") {
    auto model = testing::display_model(with_translated(true, true));
    testing::later(model, 13s);
    REQUIRE(model.slide == 1);
    update(model, action::NewOffer{testing::offer_for()});
    CHECK(model.slide == 0);
    CHECK(model.language == "en");
    CHECK(count_sets(*model.offer) == 1);
    update(model, action::NewOffer{nullptr, true});
    CHECK(model.screen == Screen::display);
    CHECK(slides_of(model).size() == 4);  // the title and the place to answer, in two languages
}
