#pragma once

#include "kiosk/ui/sheet.h"

#include <string>

// The drawn things of docs/design.md: pebbles, stones, faces, icons, windows. Millimetres; each is one
// picture.
namespace pledge::ui {

ArtColours icon_colours(const Sheet& sheet, Colour ink, bool tinted = true);
// An icon of assets/icons. Icons and symbols that their folder's mirror.txt lists turn round in right-to-left
// languages.
void icon(Sheet& sheet, const std::string& name, const Box& box, Colour ink, bool tinted = true);
// A picture of assets/symbols, in ink and tint.
void symbol(Sheet& sheet, const std::string& name, const Box& box);
void face(Sheet& sheet, int face, const Box& box);

void pebble(Sheet& sheet, const Box& box, Colour fill, Colour line, float stroke);
// An icon on a tinted pebble.
void disc(Sheet& sheet, const std::string& icon_name, const Box& box);
// The window on a promise: its symbol in the valley.
void window(Sheet& sheet, const std::string& symbol_name, const Box& box);
// The ring round a chosen face, and the tick beside it.
void ring(Sheet& sheet, const Box& face_box);
void tick_badge(Sheet& sheet, float centre_x, float centre_y, float size);
// The stone that carries the words of an answer.
void stone(Sheet& sheet, const Box& box, bool chosen, bool pressed);

}  // namespace pledge::ui
