#pragma once

#include "kiosk/ui/sheet.h"

#include <functional>
#include <memory>
#include <string>

namespace pledge::ui {

// The page that the model shows. Adding a screen: its name in flow/model, one file here, one line in
// views.cpp.
std::unique_ptr<Sheet> compose(const flow::Model& model, const Kit& kit, int width_px, int height_px,
                               const Cues& cues = {});

// Whether this panel is too small for a question, its faces and the other answers on one page.
bool needs_two_steps(const flow::Model& model, const Kit& kit, int width_px, int height_px);

bool question_and_faces_part(Sheet& sheet);
void draw_welcome(Sheet& sheet);
void draw_closed(Sheet& sheet);
void draw_access(Sheet& sheet);
void draw_sets(Sheet& sheet);
void draw_read(Sheet& sheet);
void draw_replies(Sheet& sheet);
void draw_reply(Sheet& sheet);
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
void draw_display(Sheet& sheet);
void draw_staff_pin(Sheet& sheet);
void draw_staff(Sheet& sheet);
void draw_live_choose(Sheet& sheet);
void draw_live_kind(Sheet& sheet);
void draw_live_own(Sheet& sheet);
void draw_live_type(Sheet& sheet);
void draw_live_join(Sheet& sheet);
void draw_live_vote(Sheet& sheet);
void draw_live_cover(Sheet& sheet);
void draw_live_ballot(Sheet& sheet);
void draw_live_paper(Sheet& sheet);
void draw_live_closed(Sheet& sheet);
void draw_live_shown(Sheet& sheet);
void draw_live_promise(Sheet& sheet);
void draw_live_read_back(Sheet& sheet);
void draw_live_end(Sheet& sheet);

}  // namespace pledge::ui
