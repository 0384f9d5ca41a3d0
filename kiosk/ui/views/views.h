#pragma once

#include "kiosk/ui/sheet.h"

namespace pledge::ui {

// Draws the page that the model shows. Adding a screen: its name in flow/model, one file here, one line in
// views.cpp.
void draw_page(Sheet& sheet);

// Whether this panel is too small for a question, its faces and the other answers on one page.
bool needs_two_steps(Sheet& sheet);

void draw_welcome(Sheet& sheet);
void draw_closed(Sheet& sheet);
void draw_access(Sheet& sheet);
void draw_read(Sheet& sheet);
void draw_agree(Sheet& sheet);
void draw_notice(Sheet& sheet);
void draw_who(Sheet& sheet);
void draw_band(Sheet& sheet);
void draw_practice(Sheet& sheet);
void draw_rate(Sheet& sheet);
void draw_reasons(Sheet& sheet);
void draw_more_set(Sheet& sheet);
void draw_review(Sheet& sheet);
void draw_thanks(Sheet& sheet);
void draw_stop(Sheet& sheet);
void draw_goodbye(Sheet& sheet);
void draw_help(Sheet& sheet);
void draw_still_there(Sheet& sheet);
void draw_full(Sheet& sheet);
void draw_trouble(Sheet& sheet);

}  // namespace pledge::ui
