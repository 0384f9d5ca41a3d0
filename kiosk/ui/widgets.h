#pragma once

#include "kiosk/ui/sheet.h"

#include <optional>
#include <string>
#include <vector>

// The things a finger can press. Each draws itself and adds itself to the screen list.
namespace pledge::ui {

struct Button {
    std::string id;
    Line label;
    std::string icon = "";
    flow::Action action = flow::action::Back{};
    bool primary = false;  // the one expected next
    bool chosen = false;   // thick edge: this is where you are
    bool disabled = false;
    bool personal = false;               // whether it is chosen is nobody else's business
    bool icon_at_end = false;            // things that go on point forward
    bool tight = false;                  // less air, where a row would not fit otherwise
    float at_least = mm::kTargetButton;  // width
    float at_most = 10'000;              // width: longer words wrap
    float height = mm::kTargetButton;
    float text = mm::kTextSmall;
    access::Role role = access::Role::button;
    const Theme* swatch = nullptr;  // a look at other colours, where the icon would be
};

// How wide it wants to be; never more than `room`, in which its words wrap.
float width_of(Sheet& sheet, const Button& button, float room);
// How high it must be when it is this wide.
float height_of(Sheet& sheet, const Button& button, float width);
void draw(Sheet& sheet, const Button& button, const Box& box);

// Buttons side by side from the start, wrapped into rows when they don't fit. Returns the height used.
struct Row {
    float gap = mm::kSpaceGap;
    Align align = Align::start;
};
float height_of_row(Sheet& sheet, const std::vector<Button>& buttons, float room, const Row& row = {});
void draw_row(Sheet& sheet, const std::vector<Button>& buttons, const Box& box, const Row& row = {});

// A large choice: a picture on a pebble, words, and a line below.
struct Card {
    std::string id;
    std::string icon;
    Line title, line;
    std::optional<flow::Action> action;
    bool chosen = false;
    bool compact = false;  // smaller words, lines closer together
    access::Role role = access::Role::button;
};
float height_of_choice(Sheet& sheet, const Card& card, float width, bool beside);
void draw_choice(Sheet& sheet, const Card& card, const Box& box, bool beside);
// A fact: a picture beside its sentences. Not pressed.
float height_of_fact(Sheet& sheet, const Card& card, float width);
void draw_fact(Sheet& sheet, const Card& card, const Box& box);

void draw_surface(Sheet& sheet, const Box& box, bool chosen, float radius = mm::kRadiusCard);

}  // namespace pledge::ui
