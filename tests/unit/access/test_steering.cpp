// Keys, switches and resting pointers, each against the same small page. Time is given, never waited for.
#include "kiosk/access/steering.h"
#include "tests/support/items.h"

#include <set>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::access;
using namespace std::chrono_literals;
using pledge::testing::item;
using Press = Key::Code;

namespace {

// Three faces, two buttons, and words between them.
ScreenList page(std::uint64_t key = 1) {
    ScreenList list;
    list.page_key = key;
    list.items = {item("words", {0, 0, 50, 10}, std::nullopt),
                  item("face.1", {0, 20, 20, 20}, flow::action::Next{}, "faces"),
                  item("face.3", {30, 20, 20, 20}, flow::action::Next{}, "faces"),
                  item("face.5", {60, 20, 20, 20}, flow::action::Next{}, "faces"),
                  item("next", {0, 60, 20, 20}, flow::action::Next{}, kBars),
                  item("back", {30, 60, 20, 20}, flow::action::Back{}, kBars)};
    return list;
}

struct Hands {
    ScreenList list = page();
    std::unique_ptr<Steering> steering;
    std::chrono::milliseconds now = 10s;

    explicit Hands(flow::Method method, std::chrono::milliseconds repeat = 500ms) {
        flow::Choosing choosing;
        choosing.method = method;
        choosing.repeat = repeat;
        steering = make_steering(choosing, false);
        steering->shown(list, now);
        now += 600ms;  // past the guard of the page
    }
    std::string press(Press code) {
        const auto* pressed = steering->key(list, {code, now});
        return pressed ? pressed->id : "";
    }
    std::string wait(std::chrono::milliseconds time) {
        std::string pressed;
        for (const auto until = now + time; now < until; now += 10ms)
            if (const auto* one = steering->tick(list, now)) pressed += one->id;
        return pressed;
    }
    std::string at() const {
        const auto& focus = steering->focus();
        if (!focus.group.empty()) return "[" + focus.group + "]";
        return focus.items.empty() ? "" : focus.items.front();
    }
};

}  // namespace

TEST_CASE("Tab goes to everything that can be pressed, in order and round again") {
    Hands hands(flow::Method::keys);
    std::string seen = hands.at();
    for (int i = 0; i < 5; ++i) {
        hands.press(Press::next);
        seen += " " + hands.at();
    }
    CHECK(seen == "face.1 face.3 face.5 next back face.1");
    hands.press(Press::previous);
    CHECK(hands.at() == "back");
    CHECK(hands.press(Press::enter) == "back");
}

TEST_CASE("arrows follow the direction of reading; Space goes on; Escape is Back") {
    Hands hands(flow::Method::keys);
    hands.press(Press::right);
    CHECK(hands.at() == "face.3");
    hands.list.right_to_left = true;
    hands.press(Press::left);
    CHECK(hands.at() == "face.5");
    hands.press(Press::space);
    CHECK(hands.at() == "next");
    CHECK(hands.press(Press::other).empty());
    CHECK(hands.press(Press::escape) == "back");
}

TEST_CASE("what was disabled or taken away does not hold the focus fast") {
    Hands hands(flow::Method::keys);
    hands.list.items[1].disabled = true;
    hands.steering->shown(hands.list, hands.now);
    CHECK(hands.at() == "face.3");
    hands.list.items.clear();
    hands.steering->shown(hands.list, hands.now);
    CHECK(hands.at().empty());
    CHECK(hands.press(Press::next).empty());
    CHECK(hands.press(Press::enter).empty());
}

TEST_CASE("a key that shakes chooses once, and nothing right after the page changed") {
    Hands hands(flow::Method::keys, 1000ms);
    CHECK(hands.press(Press::enter) == "face.1");
    hands.now += 999ms;
    CHECK(hands.press(Press::enter).empty());
    hands.now += 1ms;
    CHECK(hands.press(Press::enter) == "face.1");
    hands.list = page(2);
    hands.steering->shown(hands.list, hands.now);
    hands.now += 499ms;
    CHECK(hands.press(Press::enter).empty());
    hands.now += 1ms;
    CHECK(hands.press(Press::enter) == "face.1");
}

TEST_CASE("one switch: groups pass by themselves, the first a second longer") {
    Hands hands(flow::Method::one_switch);
    CHECK(hands.at() == "[faces]");
    hands.wait(2390ms);
    CHECK(hands.at() == "[faces]");
    hands.wait(20ms);
    CHECK(hands.at() == "[buttons]");
    hands.wait(2010ms);
    CHECK(hands.at() == "[faces]");
}

TEST_CASE("one switch: a press goes into the group, another chooses") {
    Hands hands(flow::Method::one_switch);
    CHECK(hands.press(Press::other).empty());  // any key is the switch
    CHECK(hands.at() == "face.1");
    hands.wait(2990ms);
    CHECK(hands.at() == "face.1");
    hands.wait(20ms);
    CHECK(hands.at() == "face.3");
    CHECK(hands.press(Press::space) == "face.3");
    CHECK(hands.at() == "[faces]");
}

TEST_CASE("one switch: after three rounds in a group it is outside again, after three more it waits") {
    Hands hands(flow::Method::one_switch);
    hands.press(Press::space);
    hands.wait(3 * 7s + 100ms);
    CHECK(hands.at() == "[faces]");
    CHECK_FALSE(hands.steering->focus().paused);
    CHECK(hands.steering->busy());
    hands.wait(3 * 5s + 100ms);
    CHECK(hands.steering->focus().paused);
    CHECK_FALSE(hands.steering->busy());
    CHECK_FALSE(hands.steering->deadline());
    hands.wait(60s);
    CHECK(hands.press(Press::space).empty());  // a press goes on, and chooses nothing
    CHECK_FALSE(hands.steering->focus().paused);
    CHECK(hands.at() == "[faces]");
}

TEST_CASE("one switch: while the page is read out the scan waits") {
    Hands hands(flow::Method::one_switch);
    for (int i = 0; i < 100; ++i) {
        hands.steering->hold(hands.now);
        hands.wait(100ms);
    }
    CHECK(hands.at() == "[faces]");
}

TEST_CASE("two switches: Space goes on, Enter chooses, after the last comes the group again") {
    Hands hands(flow::Method::two_switches);
    CHECK_FALSE(hands.steering->deadline());
    hands.wait(60s);
    CHECK(hands.at() == "[faces]");
    hands.press(Press::space);
    CHECK(hands.at() == "[buttons]");
    hands.press(Press::space);
    hands.press(Press::enter);
    CHECK(hands.at() == "face.1");
    for (int i = 0; i < 3; ++i) hands.press(Press::space);
    CHECK(hands.at() == "[faces]");
    hands.now += 600ms;
    hands.press(Press::enter);
    hands.press(Press::space);
    CHECK(hands.press(Press::enter) == "face.3");
}

// The scan went round among the buttons, which had been alone for a moment, three times before it came to the
// faces.
TEST_CASE("faces that come later are scanned first, where only the buttons stood before") {
    for (const auto method : {flow::Method::one_switch, flow::Method::two_switches}) {
        Hands hands(method);
        const auto whole = page(2);
        hands.list = whole;
        std::erase_if(hands.list.items, [](const Item& one) { return one.group == "faces"; });
        hands.steering->shown(hands.list, hands.now);
        CHECK(hands.at() == "next");
        hands.list = whole;
        hands.steering->shown(hands.list, hands.now + 600ms);
        CHECK(hands.at() == "[faces]");
    }
}

TEST_CASE("resting: locks on after 250 ms, chooses after 1,250 more, once") {
    Hands hands(flow::Method::dwell);
    hands.steering->pointer(hands.list, {Pointer::Kind::move, 0, 35, 25, hands.now});
    CHECK(hands.wait(250ms).empty());
    CHECK(hands.steering->focus().items.empty());
    CHECK(hands.wait(1240ms).empty());
    CHECK(hands.at() == "face.3");
    CHECK(hands.steering->focus().filled > .9F);
    CHECK(hands.wait(30ms) == "face.3");
    CHECK(hands.wait(10s).empty());
    hands.steering->pointer(hands.list, {Pointer::Kind::move, 0, 55, 25, hands.now});
    hands.steering->pointer(hands.list, {Pointer::Kind::move, 0, 35, 25, hands.now});
    CHECK(hands.wait(1520ms) == "face.3");
}

TEST_CASE("resting: passing over things chooses nothing, nor does a finger that was lifted") {
    Hands hands(flow::Method::dwell);
    for (int i = 0; i < 20; ++i) {
        hands.steering->pointer(hands.list, {Pointer::Kind::move, 0, i % 2 ? 5.F : 65.F, 25, hands.now});
        CHECK(hands.wait(1000ms).empty());
    }
    hands.steering->pointer(hands.list, {Pointer::Kind::down, 3, 35, 25, hands.now});
    hands.wait(500ms);
    hands.steering->pointer(hands.list, {Pointer::Kind::up, 3, 35, 25, hands.now});
    CHECK(hands.wait(5s).empty());
}

TEST_CASE("resting: a new page under the pointer is guarded before it locks on") {
    Hands hands(flow::Method::dwell);
    hands.steering->pointer(hands.list, {Pointer::Kind::move, 0, 35, 25, hands.now});
    hands.wait(1400ms);
    hands.list = page(2);
    hands.steering->shown(hands.list, hands.now);
    CHECK(hands.wait(1990ms).empty());
    CHECK(hands.wait(30ms) == "face.3");
}

TEST_CASE("whoever touches sees no focus") {
    Hands hands(flow::Method::touch);
    CHECK(hands.at().empty());
    CHECK(hands.press(Press::enter).empty());
    CHECK_FALSE(hands.steering->deadline());
}
