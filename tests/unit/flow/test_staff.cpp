#include "tests/support/flow_models.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::flow;
using testing::later;
using testing::press;
using namespace std::chrono_literals;

namespace {

Model at_the_pad() {
    auto model = testing::resting_model();
    model.config.staff_pin = "$argon2id$v=19$hash";
    press(model, {action::OpenAccess{}, action::OpenStaff{}});
    REQUIRE(model.screen == Screen::staff_pin);
    return model;
}

std::vector<Effect> type(Model& model, const char* digits) {
    for (; *digits; ++digits) press(model, {action::PinDigit{*digits - '0'}});
    return press(model, {action::PinEnter{}});
}

// What the worker is asked, if it is.
std::optional<effect::CheckPin> asked(const std::vector<Effect>& effects) {
    for (const auto& effect : effects)
        if (const auto* check = std::get_if<effect::CheckPin>(&effect)) return *check;
    return std::nullopt;
}

void enter(Model& model, bool right) {
    const auto check = asked(type(model, "1234"));
    REQUIRE(check);
    update(model, action::PinChecked{check->ticket, right});
}

}  // namespace

TEST_CASE("without a number in kiosk.toml there is no way to the staff screen") {
    auto model = testing::resting_model();
    press(model, {action::OpenAccess{}, action::OpenStaff{}});
    CHECK(model.screen == Screen::access);
}

TEST_CASE("the right number opens the staff screen, and Leave and Hide lock it") {
    for (const Action& leave : {Action(action::Done{}), Action(action::Hide{}), Action(action::Back{})}) {
        auto model = at_the_pad();
        const auto check = asked(type(model, "2580"));
        REQUIRE(check);
        CHECK(check->digits == "2580");
        CHECK(check->hash == model.config.staff_pin);
        CHECK(model.screen == Screen::staff_pin);
        update(model, action::PinChecked{check->ticket, true});
        CHECK(model.screen == Screen::staff);
        CHECK(model.staff.digits.empty());
        press(model, {leave});
        CHECK(model.screen == Screen::welcome);
    }
}

TEST_CASE("fewer than four digits are not asked about, more than eight not taken") {
    auto model = at_the_pad();
    CHECK_FALSE(asked(type(model, "123")));
    CHECK(asked(type(model, "456789")));
    CHECK(model.staff.digits == "12345678");
    press(model, {action::PinDelete{}});
    CHECK(model.staff.digits.size() == 8);  // it is being looked at
}

TEST_CASE("Delete takes the last digit") {
    auto model = at_the_pad();
    press(model, {action::PinDelete{}, action::PinDigit{1}, action::PinDigit{2}, action::PinDelete{}});
    CHECK(model.staff.digits == "1");
}

TEST_CASE("from the fifth wrong number on each one costs a minute") {
    auto model = at_the_pad();
    for (int i = 1; i < Staff::kTries; ++i) {
        enter(model, false);
        CHECK(model.staff.wrong);
        CHECK_FALSE(pin_pauses(model));
    }
    enter(model, false);
    CHECK(pin_pauses(model));
    CHECK(next_deadline(model) == model.now + 60s);
    CHECK_FALSE(asked(type(model, "1234")));
    CHECK(model.staff.digits.empty());
    // leaving is no way round it
    press(model, {action::Hide{}, action::OpenAccess{}, action::OpenStaff{}});
    CHECK(pin_pauses(model));
    later(model, 60s);
    CHECK_FALSE(pin_pauses(model));
    enter(model, false);
    CHECK(pin_pauses(model));
    later(model, 60s);
    enter(model, true);
    CHECK(model.screen == Screen::staff);
    CHECK(model.staff.misses == 0);
}

TEST_CASE("a reply to somebody who left opens nothing") {
    for (const Action& left : {Action(action::Hide{}), Action(action::Back{}), Action(action::OpenHelp{})}) {
        auto model = at_the_pad();
        const auto check = asked(type(model, "1234"));
        REQUIRE(check);
        press(model, {left});
        const auto screen = model.screen;
        update(model, action::PinChecked{check->ticket, true});
        CHECK(model.screen == screen);
        CHECK(model.staff.digits.empty());
    }
}

TEST_CASE("a late reply to an earlier number opens nothing") {
    auto model = at_the_pad();
    const auto first = asked(type(model, "1234"));
    press(model, {action::Back{}, action::OpenStaff{}});
    const auto second = asked(type(model, "4321"));
    REQUIRE(second);
    update(model, action::PinChecked{first->ticket, true});
    CHECK(model.screen == Screen::staff_pin);
}

TEST_CASE("both screens for staff lock themselves when nobody is there") {
    for (const bool opened : {false, true}) {
        auto model = at_the_pad();
        if (opened)
            enter(model, true);
        else
            press(model, {action::PinDigit{1}, action::PinDigit{2}});
        later(model, 180s);
        CHECK(model.screen == Screen::still_there);
        CHECK(model.staff.digits.empty());
        later(model, 60s);
        CHECK(model.screen == Screen::welcome);
    }
}

TEST_CASE("only the staff screen restarts and plays") {
    for (const Action& action : {Action(action::Restart{}), Action(action::PlaySound{})}) {
        auto model = at_the_pad();
        CHECK(press(model, {action}).empty());
        enter(model, true);
        CHECK(press(model, {action}).size() == 1);
    }
}

TEST_CASE("what makes a kiosk need help") {
    auto model = at_the_pad();
    model.local.day = *day_from_text("2026-11-23");
    const DeviceState fine{*day_from_text("2026-11-22"), true, true};
    const auto after = [&](DeviceState device, SoundState sound = {}) {
        update(model, action::DeviceNews{device});
        update(model, action::SoundNews{sound});
        return needs_help(model);
    };
    CHECK_FALSE(after(fine));
    CHECK(after({std::nullopt, true, true}));
    CHECK(after({*day_from_text("2026-11-21"), true, true}));
    CHECK(after({fine.contact, false, true}));
    CHECK(after({fine.contact, true, false}));
    CHECK(after(fine, {false, {}}));
    CHECK(after(fine, {true, {"pa"}}));
    // an outbox without a free slot is no news for staff: it would tell that somebody answered
    update(model, action::Room{false});
    CHECK_FALSE(after(fine));
    model.staff.drafts = {"pa"};
    CHECK_FALSE(after(fine));
    model.staff.fontless = {"ur"};
    CHECK(after(fine));
}

TEST_CASE("news of the device are nobody's touch") {
    auto model = testing::resting_model();
    press(model, {action::Start{}});
    const auto touched = model.touched_at;
    later(model, 10s);
    update(model, action::DeviceNews{{std::nullopt, false, false}});
    update(model, action::SoundNews{{false, {}}});
    update(model, action::PinChecked{1, true});
    CHECK(model.touched_at == touched);
    CHECK(model.screen == Screen::agree);
}
