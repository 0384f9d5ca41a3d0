#pragma once

#include "kiosk/flow/action.h"

#include <optional>
#include <string>
#include <vector>

// The list of what is on screen. Each view fills it as it draws; speech, focus, hit-testing, --inspect and
// the tests all read this one list, so that what can be seen, heard, pressed and tested is the same.
namespace pledge::access {

// Pixels of the window, origin top left.
struct Rect {
    float x = 0, y = 0, w = 0, h = 0;

    bool contains(float px, float py) const { return px >= x && py >= y && px < x + w && py < y + h; }
    bool overlaps(const Rect& o) const {
        return x < o.x + o.w && o.x < x + w && y < o.y + o.h && o.y < y + h;
    }
    bool inside(const Rect& o) const {
        return x >= o.x && y >= o.y && x + w <= o.x + o.w && y + h <= o.y + o.h;
    }
    bool operator==(const Rect&) const = default;
};

enum class Role { heading, text, image, button, radio, checkbox, badge };
std::string_view name_of(Role role);

struct Item {
    std::string id;  // the same in every language: "face.5", "help"
    Role role = Role::text;
    std::string label;   // what is written
    std::string spoken;  // what a voice says
    Rect rect;           // what a finger can hit, or what is seen
    bool chosen = false, disabled = false;
    std::optional<flow::Action> action;  // what pressing it does
    std::string language;                // of its words
    std::string group;                   // what it is scanned with: an id of ScreenList::groups
    bool personal = false;  // tells what somebody answered: said aloud only where nobody else hears it

    bool pressable() const { return action.has_value() && !disabled; }
};

// Items that belong together. With a switch one comes to a group first, then to what is in it.
struct Group {
    std::string id, spoken, language;
};

// The group of what is the same on every page.
inline constexpr const char* kBars = "buttons";

struct ScreenList {
    flow::Screen screen = flow::Screen::closed;
    std::string language;
    bool right_to_left = false;
    std::string point;           // the promise it is about, if any
    std::uint64_t page_key = 0;  // changes when another page is shown
    bool settled = true;         // nothing more will appear by itself
    std::vector<Item> items;
    std::vector<Group> groups;

    const Item* find(std::string_view id) const;
    // The item a finger at this place means: the topmost that can be pressed.
    const Item* at(float x, float y) const;
    // The topmost at this place that a voice can name.
    const Item* readable_at(float x, float y) const;
};

}  // namespace pledge::access
