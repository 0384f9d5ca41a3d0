#pragma once

#include "kiosk/ui/views/parts.h"

#include <string>
#include <vector>

// What the pages of a live session share. A group reads them from ten metres, often on a big screen that
// shows the same: what is not pressed is as large as its place allows and grows with the panel.
namespace pledge::ui {

// Letters for the back of the room: capitals of 25 mm on a 21.5-inch panel.
inline constexpr float kTextRoom = 35;

// How high the letters are, from the top of the tallest to the foot of the lowest: scripts differ in the air
// round their lines, and what stands alone needs none.
float ink_of(const Block& block);
// How far letters reach over the sides of their lines: Nastaliq's do. The edge of a page holds as much as
// this.
float overhang_of(const Sheet& sheet, const Block& block);
inline constexpr float kMostOverhang = 7;
// From `most` down to the smallest that a page may have; the smallest where nothing fits. Millimetres of an
// em.
Block as_large_as_fits(Sheet& sheet, const Line& line, float w, float h, float most, bool bold = true,
                       Align align = Align::start);
// In the middle of the height of a box; `id` is its place in the screen list.
void put_middle(Sheet& sheet, const std::string& id, const Block& block, const Box& box,
                access::Role role = access::Role::text);

// With the top of its letters at y; returns where they end.
float put_top(Sheet& sheet, const std::string& id, const Block& block, float x, float y, float w,
              access::Role role = access::Role::text);
// In the middle of what it is written on; no item of its own.
void put_label(Sheet& sheet, const Block& block, const Box& box, Colour colour);

// A heading with a line below it, in the middle, as large as there is room.
void put_said(Sheet& sheet, const Box& room, const Line& title, const Line& line);

// In the language whose letters it is written in: a question typed in English reads from the left in Urdu
// too.
Line as_typed(const Sheet& sheet, const std::string& text);
std::string apart(const std::string& code);  // "4 7 1 9", which no line breaks
Line question_of(Sheet& sheet, const flow::LiveQuestion& question);
std::string symbol_of(const Sheet& sheet, const flow::LiveQuestion& question);  // empty: it was typed

// One thing that can be voted: its words, a face or an icon, and the vote it is.
struct LiveAnswer {
    std::string id;
    Line label;
    int face = 0;
    std::string icon = "";
    pledge::LiveVote vote = 0;
};
std::vector<LiveAnswer> answers_of(Sheet& sheet, const flow::LiveQuestion& question);
LiveAnswer not_sure(Sheet& sheet);

// The frame of a page for the person leading: no upper bar; Finish in Back's corner; what to do next, in one
// sentence (flow::live_step), beside the buttons.
Chrome leading(Sheet& sheet, std::vector<Button> end);
Line strip_of(Sheet& sheet);
Button leading_button(Sheet& sheet, const char* id, const text::Key& words, const char* icon,
                      flow::Action action, bool primary = false);

// Two lines on the water over the near bank, large; draws the valley as well. Returns where the band begins:
// above is the page's own.
struct Band {
    std::string start_id, end_id;
    Line start, end;
};
float draw_band(Sheet& sheet, const PageFrame& frame, const Band& band);
float top_of_band(Sheet& sheet, const PageFrame& frame, const Band& band);  // the same, and draws nothing

}  // namespace pledge::ui
