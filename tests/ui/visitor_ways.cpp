// How a visitor in a test reaches what is on a page: by tapping, by keys, by switches, by resting.
#include "tests/ui/visitor.h"

#include <algorithm>

namespace pledge::testing {

using namespace flow;
using access::Key;
using access::Pointer;
using std::chrono::milliseconds;

namespace {
constexpr int kPatience = 120;  // keys, or half seconds
}

bool Visitor::by_keys(const std::string& id) {
    for (int i = 0; i < kPatience; ++i) {
        if (cues.focus.items == std::vector{id}) {
            key(Key::Code::enter);
            return true;
        }
        key(Key::Code::next);
    }
    return false;
}

bool Visitor::by_switch(const std::string& id, bool by_itself) {
    const auto press_it = [&] { key(by_itself ? Key::Code::other : Key::Code::enter); };
    for (int i = 0; i < kPatience; ++i) {
        const auto& focus = cues.focus;
        const bool whole = !focus.group.empty() || focus.items.size() > 1;
        if (!focus.paused && !whole && focus.items == std::vector{id}) {
            const int before = acted;
            press_it();
            if (acted > before) return true;  // else it was a group of one, and we are inside it now
        } else if (focus.paused || (whole && focus.has(id))) {
            press_it();  // into the group, or on again
        } else if (by_itself) {
            pass(milliseconds(500));
        } else {
            key(Key::Code::space);
        }
    }
    return false;
}

bool Visitor::by_resting(const std::string& id) {
    point(Pointer::Kind::move, 1, 1, 0);  // beside everything
    point(Pointer::Kind::move, id, 0);
    pass(milliseconds(2100));
    return true;
}

bool Visitor::choose(const std::string& id) {
    const auto* item = find(id);
    if (!item || !item->pressable()) return false;
    switch (model.settings.choosing.method) {
        case Method::touch:
            tap(id);
            return true;
        case Method::keys:
            return by_keys(id);
        case Method::one_switch:
            return by_switch(id, true);
        case Method::two_switches:
            return by_switch(id, false);
        case Method::dwell:
            return by_resting(id);
    }
    return false;
}

// What somebody who answers everything presses on this page.
std::string Visitor::next_of_journey(const std::string& face) const {
    const auto can = [this](const std::string& id) {
        const auto* item = find(id);
        return item && item->pressable();
    };
    const auto faces = [&] {
        const auto* wanted = find(face);
        return wanted && !wanted->chosen ? face : std::string("next");
    };
    switch (model.screen) {
        case Screen::welcome:
            return "start";
        case Screen::agree:
            return can("agree") ? "agree" : "next";
        case Screen::who:
            return "who.me";
        case Screen::practice:
        case Screen::rate:
            return faces();
        case Screen::reply:
            return "next";
        case Screen::reasons: {
            const auto first = std::find_if(page().list.items.begin(), page().list.items.end(),
                                            [](const auto& i) { return i.id.starts_with("reason."); });
            const bool any = std::any_of(model.visit.answers.begin(), model.visit.answers.end(),
                                         [](const auto& a) { return a.reasons != 0; });
            if (!any && first != page().list.items.end()) return first->id;
            return can("next") ? "next" : "skip";
        }
        case Screen::more_set:
            return "set.short";
        case Screen::review:
            return can("send") ? "send" : "next";
        default:
            return "done";
    }
}

bool Visitor::go_to(Screen screen, const std::string& face) {
    for (int chosen = 0; chosen < 60 && model.screen != screen; ++chosen) {
        for (int i = 0; i < 40 && !model.faces_shown; ++i) pass(milliseconds(500));
        if (!choose(next_of_journey(face))) return false;
    }
    return model.screen == screen;
}

int Visitor::journey(const std::string& face) {
    for (int chosen = 0; chosen < 60; ++chosen) {
        if (chosen > 0 && flow::resting(model.screen)) return chosen;
        for (int i = 0; i < 40 && !model.faces_shown; ++i) pass(milliseconds(500));
        if (!choose(next_of_journey(face))) return 0;
    }
    return 0;
}

}  // namespace pledge::testing
