#pragma once

#include "kiosk/ui/widgets.h"

#include <optional>
#include <vector>

namespace pledge::ui {

// The place that a page without a lower bar gives the badge: its end, and the middle of its height.
struct BadgePlace {
    float end, middle;
};

// What is the same on every page: Stop and Hide and Help above, Back and Listen below, always in the same
// corners; a title or the path of stones between, the page's own buttons at the end of the lower bar, and the
// badge that tells draft words. Within reach (Looks::reach) both bars are one, below.
struct Chrome {
    Line title;
    bool path = false;  // the stones of docs/design.md instead of a title
    bool stop = true, back = true;
    bool leave = true;             // Hide and Help; not where staff lead a group
    std::optional<Button> finish;  // ends a session: in Back's corner, or beside it
    bool low_bar = true;           // false: the page uses the near bank itself
    Line back_label;               // other words than "Back"
    Line note;                     // a line or two beside the end buttons
    bool note_whole = false;    // in one line: over the buttons where there is no room for that beside them
    std::vector<Button> end;    // lower bar, from its start to its end
    std::vector<Button> extra;  // upper bar, at its start (where there is no Stop)
    bool stop_chosen = false, help_chosen = false;
    std::optional<BadgePlace> badge;
    float controls = 0;  // height that what is pressed needs
    float bar_at = 0;    // within reach, where a page without a lower bar wants the one bar
};

struct PageFrame {
    Box main;         // what is left for the page; within reach only the lower half of the panel
    Box upper;        // within reach what is above that, for words and pictures; else the same as main
    Box whole;        // both together
    float bank = 0;   // where the near bank begins
    float low_h = 0;  // of the lower bar
};
PageFrame frame_of(Sheet& sheet, const Chrome& chrome);
void draw_chrome(Sheet& sheet, const Chrome& chrome);

float edge_of(const Sheet& sheet);
float width_of_badge(Sheet& sheet);  // 0: this page needs none

// The promises as stepping stones: done, skipped, here, near, far.
float width_of_path(const Sheet& sheet);
void draw_path(Sheet& sheet, const Box& box);

// Pages: how many there are is known only when words are laid out. The buttons that turn them.
Button next_page(Sheet& sheet, int page);

}  // namespace pledge::ui
