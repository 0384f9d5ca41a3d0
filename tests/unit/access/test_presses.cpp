#include "kiosk/access/presses.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::access;
using namespace std::chrono_literals;
using Kind = Pointer::Kind;

namespace {

ScreenList two_buttons(std::uint64_t page = 1) {
    ScreenList list;
    list.page_key = page;
    list.items.push_back({"a", Role::button, "A", "A", {0, 0, 100, 100}, false, false, flow::action::Back{}});
    list.items.push_back(
        {"b", Role::button, "B", "B", {200, 0, 100, 100}, false, false, flow::action::Next{}});
    list.items.push_back(
        {"off", Role::button, "Off", "Off", {400, 0, 100, 100}, false, true, flow::action::Next{}});
    list.items.push_back(
        {"words", Role::text, "Words", "Words", {600, 0, 100, 100}, false, false, std::nullopt});
    return list;
}

struct Glass {
    ScreenList list = two_buttons();
    Presses presses;
    std::chrono::milliseconds now = 10s;

    Glass() { presses.shown(list, 0ms); }
    bool event(Kind kind, float x, std::uint64_t finger = 0) {
        const auto action = presses.take(list, {kind, finger, x, 50, now});
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
    const auto action = glass.presses.take(glass.list, {Kind::down, 0, 150, 50, glass.now});
    REQUIRE(action);
    CHECK(std::holds_alternative<flow::action::Touched>(*action));
}

TEST_CASE("of overlapping targets the topmost is meant") {
    Glass glass;
    glass.list.items.push_back(
        {"top", Role::button, "", "", {0, 0, 10, 100}, false, false, flow::action::Hide{}});
    glass.event(Kind::down, 5);
    CHECK(glass.presses.held("top"));
}
