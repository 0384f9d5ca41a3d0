#include "tests/support/live_models.h"

#include <set>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::flow;
using testing::press;

namespace {

const Breakdown kAges{BreakdownKind::age, {"under-11", "11-15"}};

// The shortest way from rest to each screen.
Model at(Screen screen, Breakdown breakdown = kAges) {
    auto model = testing::resting_model(std::move(breakdown), screen != Screen::closed);
    const Action start = action::Start{}, agree = action::Agree{}, who = action::Who{Company::own},
                 band = action::Band{1}, go = action::Next{};
    const Action face = action::Choose{Say::face_4};
    switch (screen) {
        case Screen::welcome:
        case Screen::closed:
            break;
        case Screen::access:
            press(model, {action::OpenAccess{}});
            break;
        case Screen::sets:
            model = testing::several_sets();
            press(model, {action::Read{}});
            break;
        case Screen::read:
            press(model, {action::Read{}});
            break;
        case Screen::replies:
            model = testing::replied_model();
            press(model, {action::OpenReplies{}});
            break;
        case Screen::reply:
            model = testing::replied_model();
            press(model, {start, agree, who, go});
            break;
        case Screen::agree:
            press(model, {start});
            break;
        case Screen::notice:
            press(model, {start, action::TellMore{}});
            break;
        case Screen::who:
            press(model, {start, agree});
            break;
        case Screen::band:
            press(model, {start, agree, who});
            break;
        case Screen::practice:
            press(model, {start, agree, who, band});
            break;
        case Screen::rate:
            press(model, {start, agree, who, band, go});
            break;
        case Screen::reasons:
            press(model, {start, agree, who, band, go, face, go});
            break;
        case Screen::more_set:
            press(model, {start, agree, who, band, go, face, go, go, face, go});
            break;
        case Screen::review:
            press(model, {start, agree, who, band, go, face, go, go, face, go, action::MoreSet{false}});
            break;
        case Screen::thanks:
            model = at(Screen::review);
            press(model, {action::Send{}});
            update(model, action::Stored{model.ticket, Status()});
            break;
        case Screen::stop:
            model = at(Screen::rate);
            press(model, {action::OpenStop{}});
            break;
        case Screen::goodbye:
            press(model, {start, action::NoThanks{}});
            break;
        case Screen::help:
            model = at(Screen::rate);
            press(model, {action::OpenHelp{}});
            break;
        case Screen::still_there:
            model = at(Screen::rate);
            testing::later(model, model.config.ask_after);
            break;
        case Screen::full:
            update(model, action::Room{false});
            press(model, {start});
            break;
        case Screen::trouble:
            model.screen = Screen::trouble;
            break;
        case Screen::display:
            model = testing::display_model();
            break;
        case Screen::staff_pin:
            model.config.staff_pin = "$argon2id$v=19$hash";
            press(model, {action::OpenAccess{}, action::OpenStaff{}});
            break;
        case Screen::staff:
            model = at(Screen::staff_pin);
            for (const int digit : {2, 5, 8, 0}) press(model, {action::PinDigit{digit}});
            press(model, {action::PinEnter{}});
            update(model, action::PinChecked{model.staff.ticket, true});
            break;
        default:
            return testing::live_at(screen);
    }
    return model;
}

}  // namespace

TEST_CASE("every screen can be reached by pressing") {
    for (const auto screen : all_screens()) {
        INFO(name_of(screen));
        CHECK(at(screen).screen == screen);
    }
}

TEST_CASE("screens have different names") {
    std::set<std::string_view> names;
    for (const auto screen : all_screens()) names.insert(name_of(screen));
    CHECK(names.size() == all_screens().size());
    CHECK(name_of(Screen::still_there) == "still-there");
}

TEST_CASE("what each press leads to, screen by screen") {
    struct Row {
        Screen from;
        Action action;
        Screen to;
    };
    const Row rows[] = {
        {Screen::welcome, action::Start{}, Screen::agree},
        {Screen::welcome, action::OpenAccess{}, Screen::access},
        {Screen::welcome, action::Read{}, Screen::read},
        {Screen::welcome, action::OpenHelp{}, Screen::help},
        {Screen::welcome, action::Back{}, Screen::welcome},
        {Screen::closed, action::Start{}, Screen::closed},
        {Screen::closed, action::Read{}, Screen::read},
        {Screen::access, action::Back{}, Screen::welcome},
        {Screen::access, action::Done{}, Screen::welcome},
        {Screen::staff_pin, action::PinDigit{1}, Screen::staff_pin},
        {Screen::staff_pin, action::PinEnter{}, Screen::staff_pin},  // nothing typed yet
        {Screen::staff_pin, action::Back{}, Screen::access},
        {Screen::staff_pin, action::OpenHelp{}, Screen::help},
        {Screen::staff, action::PlaySound{}, Screen::staff},
        {Screen::staff, action::Done{}, Screen::welcome},
        {Screen::staff, action::OpenHelp{}, Screen::help},
        {Screen::sets, action::ReadSet{1}, Screen::read},
        {Screen::sets, action::ReadSet{9}, Screen::sets},
        {Screen::sets, action::Back{}, Screen::welcome},
        {Screen::sets, action::OpenHelp{}, Screen::help},
        {Screen::read, action::Back{}, Screen::welcome},
        {Screen::read, action::Next{}, Screen::read},
        {Screen::agree, action::Agree{}, Screen::who},
        {Screen::agree, action::NoThanks{}, Screen::goodbye},
        {Screen::agree, action::TellMore{}, Screen::notice},
        {Screen::agree, action::Back{}, Screen::welcome},
        {Screen::notice, action::Back{}, Screen::agree},
        {Screen::who, action::Who{Company::with_someone}, Screen::band},
        {Screen::who, action::Back{}, Screen::agree},
        {Screen::band, action::Band{0}, Screen::practice},
        {Screen::band, action::Back{}, Screen::who},
        {Screen::practice, action::Choose{Say::face_5}, Screen::practice},
        {Screen::practice, action::PracticeAgain{}, Screen::practice},
        {Screen::practice, action::Next{}, Screen::rate},
        {Screen::practice, action::Back{}, Screen::band},
        {Screen::rate, action::Choose{Say::face_2}, Screen::rate},
        {Screen::rate, action::Next{}, Screen::rate},  // nothing chosen yet
        {Screen::rate, action::Skip{}, Screen::rate},  // on to the second point
        {Screen::rate, action::Back{}, Screen::practice},
        {Screen::rate, action::OpenStop{}, Screen::stop},
        {Screen::rate, action::Hide{}, Screen::welcome},
        {Screen::reasons, action::ToggleReason{1}, Screen::reasons},
        {Screen::reasons, action::Next{}, Screen::rate},
        {Screen::reasons, action::Skip{}, Screen::rate},
        {Screen::reasons, action::Back{}, Screen::rate},
        {Screen::more_set, action::MoreSet{true}, Screen::rate},
        {Screen::more_set, action::MoreSet{false}, Screen::review},
        {Screen::more_set, action::Back{}, Screen::rate},
        {Screen::review, action::Change{0}, Screen::rate},
        {Screen::review, action::Remove{0}, Screen::review},
        {Screen::review, action::MoreSet{true}, Screen::rate},
        {Screen::review, action::Send{}, Screen::review},  // until the worker has stored it
        {Screen::review, action::Back{}, Screen::more_set},
        {Screen::thanks, action::Done{}, Screen::welcome},
        {Screen::stop, action::Back{}, Screen::rate},
        {Screen::stop, action::ThrowAway{}, Screen::goodbye},
        {Screen::stop, action::OpenHelp{}, Screen::help},
        {Screen::goodbye, action::Done{}, Screen::welcome},
        {Screen::help, action::Back{}, Screen::rate},
        {Screen::help, action::OpenStop{}, Screen::stop},
        {Screen::still_there, action::StillHere{}, Screen::rate},
        {Screen::still_there, action::Touched{}, Screen::rate},
        {Screen::still_there, action::Back{}, Screen::rate},
        {Screen::still_there, action::OpenHelp{}, Screen::help},
        {Screen::still_there, action::OpenStop{}, Screen::stop},
        {Screen::full, action::Done{}, Screen::welcome},
    };
    for (const auto& row : rows) {
        auto model = at(row.from);
        INFO(name_of(row.from) << " + action " << row.action.index());
        press(model, {row.action});
        CHECK(name_of(model.screen) == name_of(row.to));
    }
}

TEST_CASE("Hide ends any visit at once, from every screen") {
    for (const auto screen : all_screens()) {
        if (screen == Screen::display) continue;  // nobody can touch it
        auto model = at(screen);
        if (model.live.on) continue;  // a session is no visit: test_live_vote.cpp
        model.language = "ur";
        const auto effects = update(model, action::Hide{});
        INFO(name_of(screen));
        CHECK(resting(model.screen));
        CHECK(model.language == "en");
        CHECK_FALSE(model.visit.anything());
        CHECK(effects.size() == 1);
    }
}

TEST_CASE("Help and Stop pressed over each other do not go round in circles") {
    auto model = at(Screen::rate);
    press(model, {action::OpenHelp{}, action::OpenStop{}, action::OpenHelp{}});
    CHECK(model.screen == Screen::help);
    press(model, {action::Back{}});
    CHECK(model.screen == Screen::rate);
}

TEST_CASE("what can't be shown is trouble until something better arrives") {
    auto model = at(Screen::trouble);
    update(model, action::NewOffer{testing::offer_for(), false});
    CHECK(model.screen == Screen::welcome);
    update(model, action::NewOffer{nullptr, false});
    CHECK(model.screen == Screen::closed);
}

TEST_CASE("without age groups nobody is asked for one") {
    auto model = testing::resting_model();
    press(model, {action::Start{}, action::Agree{}, action::Who{Company::own}});
    CHECK(model.screen == Screen::practice);
    press(model, {action::Back{}});
    CHECK(model.screen == Screen::who);
}
