#include "kiosk/access/presses.h"
#include "tests/support/items.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::access;
using namespace std::chrono_literals;
using pledge::testing::item;
using Kind = Pointer::Kind;

namespace {

ScreenList two_buttons(std::uint64_t page = 1) {
    ScreenList list;
    list.page_key = page;
    list.items.push_back(item("a", {0, 0, 100, 100}, flow::action::Back{}));
    list.items.push_back(item("b", {200, 0, 100, 100}, flow::action::Next{}));
    list.items.push_back(item("off", {400, 0, 100, 100}, flow::action::Next{}));
    list.items.back().disabled = true;
    list.items.push_back(item("words", {600, 0, 100, 100}, std::nullopt));
    return list;
}

struct Glass {
    ScreenList list = two_buttons();
    Presses presses;
    std::chrono::milliseconds now = 10s;

    Glass() { presses.shown(list, 0ms); }
    bool event(Kind kind, float x, std::uint64_t finger = 0) {
        const auto action = presses.take(list, {kind, finger, x, 50, now}).action;
        return action && !std::holds_alternative<flow::action::Touched>(*action);
    }
    bool tap(float x, std::uint64_t finger = 0) {
        event(Kind::down, x, finger);
        return event(Kind::up, x, finger);
    }
};

}  // namespace

TEST_CASE("a press counts on release inside the target it began on") {
    Glass glass;
    CHECK_FALSE(glass.event(Kind::down, 50));
    CHECK(glass.presses.held("a"));
    CHECK(glass.event(Kind::up, 90));
    CHECK_FALSE(glass.presses.held("a"));
}

TEST_CASE("sliding off a target takes the press back") {
    Glass glass;
    glass.event(Kind::down, 50);
    CHECK_FALSE(glass.event(Kind::up, 150));
    glass.event(Kind::down, 50);
    CHECK_FALSE(glass.event(Kind::up, 250));  // onto another target
    glass.event(Kind::down, 150);
    CHECK_FALSE(glass.event(Kind::up, 50));  // from nowhere onto one
}

TEST_CASE("what is off, or only words, can't be pressed") {
    Glass glass;
    CHECK_FALSE(glass.tap(450));
    CHECK_FALSE(glass.tap(650));
}

TEST_CASE("a resting palm changes nothing, and other fingers still work") {
    Glass glass;
    CHECK_FALSE(glass.event(Kind::down, 50, 1));  // the palm, on a target, never lifted
    CHECK(glass.tap(250, 2));
    glass.now += 600ms;
    CHECK(glass.tap(250, 3));
    CHECK_FALSE(glass.event(Kind::cancel, 50, 1));
    CHECK_FALSE(glass.event(Kind::up, 50, 1));
}

TEST_CASE("the same target is deaf for half a second, another is not") {
    Glass glass;
    CHECK(glass.tap(50));
    glass.now += 499ms;
    CHECK_FALSE(glass.tap(50));
    CHECK(glass.tap(250));
    glass.now += 500ms;
    CHECK(glass.tap(250));
}

TEST_CASE("every target is deaf for half a second after the page changed") {
    Glass glass;
    CHECK(glass.presses.ready(glass.now));
    glass.list = two_buttons(2);
    glass.presses.shown(glass.list, glass.now);
    CHECK_FALSE(glass.presses.ready(glass.now));
    glass.now += 499ms;
    CHECK_FALSE(glass.tap(50));
    glass.now += 1ms;
    CHECK(glass.presses.ready(glass.now));
    CHECK(glass.tap(50));
}

TEST_CASE("a finger that went down on the page before presses nothing on this one") {
    Glass glass;
    glass.event(Kind::down, 50);
    glass.list = two_buttons(2);
    glass.presses.shown(glass.list, glass.now);
    glass.now += 2s;
    CHECK_FALSE(glass.event(Kind::up, 50));
}

TEST_CASE("touching beside everything still says that somebody is there") {
    Glass glass;
    const auto action = glass.presses.take(glass.list, {Kind::down, 0, 150, 50, glass.now}).action;
    REQUIRE(action);
    CHECK(std::holds_alternative<flow::action::Touched>(*action));
}

TEST_CASE("of overlapping targets the topmost is meant") {
    Glass glass;
    glass.list.items.push_back(item("top", {0, 0, 10, 100}, flow::action::Hide{}));
    glass.event(Kind::down, 5);
    CHECK(glass.presses.held("top"));
}

TEST_CASE("a drawn finger explores what it comes to and chooses nothing") {
    Glass glass;
    const auto move = [&](float x) {
        return glass.presses.take(glass.list, {Kind::move, 0, x, 50, glass.now}).explored;
    };
    glass.event(Kind::down, 50);
    CHECK(move(60).empty());   // still on its own target
    CHECK(move(150).empty());  // trembling over the edge of it
    CHECK(move(250) == "b");
    CHECK(move(260).empty());  // named once
    CHECK(move(650) == "words");
    CHECK(move(50) == "a");
    CHECK_FALSE(glass.presses.held("a"));
    CHECK_FALSE(glass.event(Kind::up, 50));  // back where it began, after exploring
    CHECK(glass.tap(50));
}

TEST_CASE("a finger that trembles over the edge of its target and comes back presses it") {
    Glass glass;
    glass.event(Kind::down, 95);
    glass.presses.take(glass.list, {Kind::move, 0, 110, 50, glass.now});
    glass.presses.take(glass.list, {Kind::move, 0, 96, 50, glass.now});
    CHECK(glass.event(Kind::up, 96));
}

TEST_CASE("hands that shake get more time between two presses of the same target") {
    Glass glass;
    glass.presses.repeat_after(1000ms);
    CHECK(glass.tap(50));
    glass.now += 999ms;
    CHECK_FALSE(glass.tap(50));
    glass.now += 1ms;
    CHECK(glass.tap(50));
}
