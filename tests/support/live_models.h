#pragma once

#include "tests/support/flow_models.h"

namespace pledge::testing {

// Behind the number for staff.
inline flow::Model staff_model(flow::Model model = resting_model()) {
    model.config.staff_pin = "$argon2id$v=19$hash";
    model.local.day = *day_from_text("2026-11-22");
    press(model, {flow::action::OpenAccess{}, flow::action::OpenStaff{}, flow::action::PinDigit{2},
                  flow::action::PinDigit{5}, flow::action::PinDigit{8}, flow::action::PinDigit{0},
                  flow::action::PinEnter{}});
    flow::update(model, flow::action::PinChecked{model.staff.ticket, true});
    return model;
}

inline void type_line(flow::Model& model, std::string_view text) {
    for (const char c : text) flow::update(model, flow::action::LiveKey{std::string(1, c)});
    press(model, {flow::action::LiveTyped{}});
}

// The first promise is asked, and phones can join.
inline flow::Model joining_model(flow::Model model = staff_model()) {
    press(model, {flow::action::LiveStart{}, flow::action::LivePick{0}});
    flow::update(model,
                 flow::action::LiveOpened{"4719", "192.168.4.1:8090", "http://192.168.4.1:8090/#4719.k"});
    return model;
}

inline flow::Model voting_model(flow::Model model = staff_model()) {
    model = joining_model(std::move(model));
    press(model, {flow::action::LiveVote{}});
    return model;
}

// One vote at the kiosk after the other, from the big screen and back to it.
inline std::vector<flow::Effect> give(flow::Model& model, std::initializer_list<LiveVote> votes) {
    auto all = press(model, {flow::action::LivePass{}});
    for (const auto vote : votes)
        for (auto& effect : press(
                 model, {flow::action::LiveReady{}, flow::action::LiveTouch{vote}, flow::action::LiveGive{}}))
            all.push_back(std::move(effect));
    press(model, {flow::action::LivePassed{}});
    return all;
}

inline void show_result(flow::Model& model, bool too_few = false) {
    press(model, {flow::action::LiveClose{}, flow::action::LiveReveal{}});
    flow::LiveShown shown;
    if (!too_few) shown = {flow::LiveShown::As::bands, {}, {0, 10, 15, 5}};
    flow::update(model, flow::action::LiveCounted{model.live.number, shown, too_few});
}

inline flow::Model shown_model(flow::Model model = staff_model(), bool too_few = false) {
    model = voting_model(std::move(model));
    give(model, {1, 2, 3, 4, 5});
    show_result(model, too_few);
    return model;
}

// A question of their own with three choices, ready to be asked.
inline flow::Model own_model(flow::Model model = staff_model()) {
    press(model,
          {flow::action::LiveStart{}, flow::action::LiveOwn{}, flow::action::LiveKindIs{LiveKind::choices}});
    type_line(model, "Where do we go?");
    for (std::size_t place = 0; place < 3; ++place) {
        press(model, {flow::action::LiveType{flow::LiveField::choice, place}});
        type_line(model, std::string("Place ") + static_cast<char>('A' + place));
    }
    return model;
}

// The shortest way to each screen of a session.
inline flow::Model live_at(flow::Screen screen) {
    using namespace flow;
    switch (screen) {
        case Screen::live_kind: {
            auto model = staff_model();
            press(model, {action::LiveStart{}, action::LiveOwn{}});
            return model;
        }
        case Screen::live_type: {
            auto model = own_model();
            press(model, {action::LiveType{LiveField::choice, 1}});
            return model;
        }
        case Screen::live_own:
            return own_model();
        case Screen::live_join:
            return joining_model();
        case Screen::live_vote:
            return voting_model();
        case Screen::live_cover:
        case Screen::live_ballot: {
            auto model = voting_model();
            press(model, {action::LivePass{}});
            if (screen == Screen::live_ballot) press(model, {action::LiveReady{}});
            return model;
        }
        case Screen::live_paper: {
            auto model = voting_model();
            press(model, {action::LivePaper{}});
            return model;
        }
        case Screen::live_closed: {
            auto model = voting_model();
            press(model, {action::LiveClose{}});
            return model;
        }
        case Screen::live_shown:
            return shown_model();
        case Screen::live_promise:
        case Screen::live_read_back: {
            auto model = shown_model();
            press(model, {action::LivePromise{}, action::LiveType{LiveField::what}});
            type_line(model, "A quiet room");
            if (screen == Screen::live_read_back) press(model, {action::LiveReadBack{}});
            return model;
        }
        case Screen::live_end: {
            auto model = shown_model();
            press(model, {action::LiveEnd{}});
            return model;
        }
        default: {
            auto model = staff_model();
            press(model, {action::LiveStart{}});
            return model;
        }
    }
}

// The only effect of its kind; null when there is none.
template <class T>
const T* only(const std::vector<flow::Effect>& effects) {
    const T* found = nullptr;
    for (const auto& effect : effects)
        if (const auto* one = std::get_if<T>(&effect)) {
            if (found) return nullptr;
            found = one;
        }
    return found;
}

template <class T>
std::size_t count_of(const std::vector<flow::Effect>& effects) {
    std::size_t n = 0;
    for (const auto& effect : effects) n += std::holds_alternative<T>(effect) ? 1 : 0;
    return n;
}

}  // namespace pledge::testing
