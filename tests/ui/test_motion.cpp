// What moves by itself: a minute on every screen, in a time that the test lets pass.
#include "kiosk/flow/slideshow.h"
#include "tests/ui/visitor.h"

#include <algorithm>
#include <set>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;
using std::chrono::milliseconds;

namespace {

// The most changes in any second.
std::size_t most_in_a_second(const std::vector<milliseconds>& when) {
    std::size_t most = 0;
    for (auto first = when.begin(); first != when.end(); ++first) {
        const auto end = std::lower_bound(first, when.end(), *first + milliseconds(1000));
        most = std::max(most, static_cast<std::size_t>(end - first));
    }
    return most;
}

std::vector<Page> one_of_each_screen(const flow::Settings& settings) {
    std::vector<Page> out;
    std::set<flow::Screen> seen;
    for (auto& page : child_pages("en", kPanel, settings))
        if (seen.insert(page.model.screen).second) out.push_back(std::move(page));
    return out;
}

}  // namespace

TEST_CASE("with reduced motion nothing changes more than three times a second, however one chooses") {
    for (const auto method :
         {flow::Method::touch, flow::Method::one_switch, flow::Method::two_switches, flow::Method::dwell}) {
        flow::Settings settings;
        settings.looks.still = true;
        settings.choosing.method = method;
        settings.choosing.pace = flow::Choosing::kFastest;
        for (const auto& page : one_of_each_screen(settings)) {
            auto model = page.model;
            model.config.display.fade = false;
            Visitor visitor(model, kPanel);
            visitor.changes.clear();
            if (method == flow::Method::dwell) {
                visitor.point(access::Pointer::Kind::move, "listen", 0);
                visitor.changes.clear();
            }
            visitor.pass(milliseconds(60'000));
            INFO(page.name << ", method " << static_cast<int>(method));
            CHECK(most_in_a_second(visitor.changes) <= 3);
        }
    }
}

TEST_CASE("nothing flashes: left alone, a page changes at most three times a second") {
    for (const auto& page : one_of_each_screen({})) {
        if (page.model.screen == flow::Screen::display) continue;  // it fades, once in twelve seconds
        Visitor visitor(page.model, kPanel);
        visitor.changes.clear();
        visitor.pass(milliseconds(60'000));
        INFO(page.name);
        CHECK(most_in_a_second(visitor.changes) <= 3);
    }
}

TEST_CASE("a slide comes and goes once: its light never turns round more than three times a second") {
    auto model = child_pages("en", kPanel).back().model;
    REQUIRE(model.screen == flow::Screen::display);
    int last = flow::slide_presence(model), direction = 0;
    std::vector<milliseconds> turns;
    for (const auto end = model.now + milliseconds(60'000); model.now < end;) {
        flow::update(model, flow::action::Tick{model.now + milliseconds(25), model.local});
        const int now = flow::slide_presence(model);
        const int moved = now > last ? 1 : now < last ? -1 : 0;
        if (moved != 0 && moved != direction) {
            turns.push_back(model.now);
            direction = moved;
        }
        last = now;
    }
    CHECK(turns.size() >= 4);
    CHECK(most_in_a_second(turns) <= 3);
}

TEST_CASE(
    "with reduced motion the ring of a resting pointer fills in few steps, and slides are there at once") {
    flow::Settings settings;
    settings.looks.still = true;
    settings.choosing.method = flow::Method::dwell;
    Visitor visitor(child_pages("en", kPanel, settings).front().model, kPanel);
    visitor.point(access::Pointer::Kind::move, "read", 0);
    std::set<float> rings;
    while (visitor.where() == "welcome") {
        visitor.pass(milliseconds(50));
        rings.insert(visitor.cues.focus.filled);
    }
    CHECK(rings.size() <= 5);
    auto slides = child_pages("en", kPanel).back().model;
    slides.config.display.fade = false;
    for (int i = 0; i < 400; ++i) {
        flow::update(slides, flow::action::Tick{slides.now + milliseconds(100), slides.local});
        CHECK(flow::slide_presence(slides) == flow::kFadeSteps);
    }
}
