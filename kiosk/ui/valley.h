#pragma once

#include "kiosk/ui/sheet.h"

namespace pledge::ui {

// The scenery behind a page (docs/design.md): sky, hills, water from the horizon down, the near bank where
// the buttons are. It carries no meaning; high contrast drops it and keeps one line for the bank.
struct Valley {
    float horizon = 126;    // millimetres from the top; at or below the bank: no water
    float bank = 0;         // where the near bank begins
    bool big = false;       // higher hills, for screens with little text
    float sun = -1;         // 0–1 along the sky; below 0: none
    float sun_y = 0;        // of its centre
    bool ripples = true;    // never where text stands on the water
    bool crossing = false;  // the ten stepping stones
};
void draw_valley(Sheet& sheet, const Valley& valley);

}  // namespace pledge::ui
