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
// Which is chosen, 0: none, and what a press on one means.
struct FacesUse {
    int chosen = 0;
    std::function<flow::Action(int)> action;
};
void draw_faces(Sheet& sheet, const FacesPlan& plan, const Box& box, const FacesUse& use);
void draw_faces(Sheet& sheet, const FacesPlan& plan, const Box& box, Say chosen);
Line words_of_face(Sheet& sheet, int face);

// A picture, a title and lines beside it, as large as the room allows.
struct Passage {
    Line title, body, question;
    Line over = {};  // what stands over the title, with a small picture: the section it belongs to
    std::string over_symbol = "";
};
float draw_passage(Sheet& sheet, const std::string& symbol_name, const std::vector<Passage>& by_preference,
                   const Box& room);

// What a council answered, row after row: you said, we did, who and when.
struct AccountRow {
    std::string id, icon;  // icon: none where the row has no heading
    Block heading, words;
    float h = 0;
};
struct Account {
    std::vector<AccountRow> rows;
    float disc = 0, w = 0, h = 0;
};
struct AccountWish {
    bool last_time = false;  // "Last time you said"
    bool asks = false;       // ends with "Is it better now?", and leaves out who and when
    // How it is set: the size of its sentences, whether it tells when it was written, and whether what a
    // sentence is stands in one line with it. Where there is little room the last two change first.
    float size = mm::kTextBody;
    bool written = true, joined = false;
};
Account account_of(Sheet& sheet, const Reply& reply, float width, const AccountWish& wish);
// Rows from `from` up to `to`; returns where they end.
float draw_account(Sheet& sheet, const Account& account, std::size_t from, std::size_t to, float x, float y);

// A promise with what was answered to it, as large as the room allows and on as many pages as it needs.
// Returns how many.
int draw_reply_passage(Sheet& sheet, const Pack& pack, const Point& point, const Reply& reply,
                       const AccountWish& wish, const Box& room, int page);
// The arrows between several replies, and pages of one; none where there is nothing to turn to.
std::vector<Button> reply_arrows(Sheet& sheet, int pages);
Line reply_number(Sheet& sheet);  // "Reply 2 of 7"; empty where there is one
Button replies_button(Sheet& sheet);

// How much larger than a 21.5-inch panel this one is: what is read from across a room grows with the screen,
// not with its millimetres.
float scale_of(const Sheet& sheet);

// Statements of a set, at most six on a page; returns how many pages they need.
int draw_statements(Sheet& sheet, const Pack& pack, const std::vector<std::size_t>& points, const Box& room,
                    int page);

// A page that says one thing: heading, lines below it, in the middle.
void draw_message(Sheet& sheet, const Chrome& chrome, const Line& title, const std::vector<Line>& lines);

Button done_button(Sheet& sheet);

// The way to the staff screen, where kiosk.toml has a number for it.
Button staff_button(Sheet& sheet);

std::vector<Button> language_buttons(Sheet& sheet, float width);

}  // namespace pledge::ui
