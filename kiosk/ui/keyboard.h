#pragma once

#include "kiosk/ui/widgets.h"

#include <string>

namespace pledge::ui {

// The keyboard on the glass: letters of the page's language (locales/keyboards.toml), a key for more of them
// or for capitals, one for digits and signs, space and delete. No key is under 20 mm: what a panel has no
// room for goes onto another page of keys (Model::page). The first letter of what is typed is a capital by
// itself.
float least_height_of_keyboard();
float height_of_keyboard(Sheet& sheet, const Box& room);  // what it needs of the room
void draw_keyboard(Sheet& sheet, const Box& room);

}  // namespace pledge::ui
