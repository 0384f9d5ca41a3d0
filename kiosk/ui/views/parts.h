#pragma once

#include "kiosk/ui/chrome.h"

#include <functional>
#include <vector>

// What several views share.
namespace pledge::ui {

// Facts on cards: as many columns as fit on one page, else pages of them. `reserve` is kept free below.
struct FactPages {
    int pages = 1;
};
FactPages draw_facts(Sheet& sheet, const std::vector<Card>& facts, const Box& room, int page);
int count_fact_pages(Sheet& sheet, const std::vector<Card>& facts, const Box& room);
bool facts_fit(Sheet& sheet, const std::vector<Card>& facts, const Box& room);

// The faces with their stones, and what a press on one means.
struct FacesPlan {
    int rows = 1;
    float column = 0, diameter = 0, stone_w = 0, stone_h = 0, height = 0;
    std::vector<int> faces;  // worst to best
};
FacesPlan plan_faces(Sheet& sheet, float room_w, float room_h);
void draw_faces(Sheet& sheet, const FacesPlan& plan, const Box& box, Say chosen);

// A picture, a title and lines beside it, as large as the room allows.
struct Passage {
    Line title, body, question;
    Line over = {};  // what stands over the title, with a small picture: the section it belongs to
    std::string over_symbol = "";
};
float draw_passage(Sheet& sheet, const std::string& symbol_name, const std::vector<Passage>& by_preference,
                   const Box& room);

// Statements of a set, at most six on a page; returns how many pages they need.
int draw_statements(Sheet& sheet, const Pack& pack, const std::vector<std::size_t>& points, const Box& room,
                    int page);

// A page that says one thing: heading, lines below it, in the middle.
void draw_message(Sheet& sheet, const Chrome& chrome, const Line& title, const std::vector<Line>& lines);

// The way to the staff screen, where kiosk.toml has a number for it.
Button staff_button(Sheet& sheet);

std::vector<Button> language_buttons(Sheet& sheet, float width);

}  // namespace pledge::ui
