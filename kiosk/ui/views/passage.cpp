#include "kiosk/ui/shapes.h"
#include "kiosk/ui/views/parts.h"

#include <algorithm>

namespace pledge::ui {
namespace {

constexpr float kOverSymbol = 13, kOverGap = 4;

struct Set {
    Block over, title, body, question;
    std::string over_symbol;
    float over_h = 0;  // with the air below it
    float h = 0;
};

// One way of saying it, laid out: a question that stands alone is larger.
Set laid_out(Sheet& sheet, const Passage& p, float width, bool large) {
    Set set;
    const bool alone = p.title.empty(), reading = p.question.empty();
    if (!alone)
        set.title = sheet.block(
            p.title, {reading && large ? mm::kTextHero : mm::kTextTitle, true, Align::start, true}, width);
    if (!p.body.empty())
        set.body = sheet.block(
            p.body,
            {(alone || reading) && large ? mm::kTextQuestion : mm::kTextBody, false, Align::start, false},
            width);
    if (!p.question.empty()) {
        const float size = alone ? (large ? mm::kTextBig : mm::kTextTitle) : mm::kTextQuestion;
        set.question = sheet.block(p.question, {size, true, Align::start, true}, width);
    }
    if (!p.over.empty()) {
        set.over = sheet.block(p.over, {mm::kTextQuestion, true, Align::start, true},
                               width - kOverSymbol - kOverGap);
        set.over_symbol = p.over_symbol;
        set.over_h = std::max(kOverSymbol, set.over.h) + 2 + set.title.above();
    }
    const float gaps =
        (set.title.h > 0 && set.body.h > 0 ? 2 : 0) + (set.question.h > 0 && set.body.h > 0 ? 3.0F : 0);
    set.h = set.over_h + set.title.h + set.body.h + set.question.h + gaps;
    return set;
}

struct Choice {
    Set set;
    float picture = 0;  // width of the window
};

Choice fitting(Sheet& sheet, const std::vector<Passage>& ways, const Box& room) {
    Choice choice;
    for (const auto& way : ways)
        for (const bool large : {true, false})
            for (const float picture : {90.0F, 62.0F, 44.0F, 32.0F}) {
                if (picture * .97F > room.h || (picture > 62 && !way.question.empty())) continue;
                choice = {laid_out(sheet, way, room.w - picture - 10, large), picture};
                if (choice.set.h <= room.h) return choice;
            }
    return choice;  // nothing fits: the shortest way, and the tests will say so
}

void put(Sheet& sheet, const Set& set, float x, float y) {
    const auto& ink = sheet.theme().ink;
    if (set.over.h > 0) {
        const float row = std::max(kOverSymbol, set.over.h);
        symbol(sheet, set.over_symbol, {x, y + (row - kOverSymbol) / 2, kOverSymbol, kOverSymbol});
        sheet.words("section", set.over, x + kOverSymbol + kOverGap, y + (row - set.over.h) / 2,
                    sheet.theme().muted);
        y += set.over_h;
    }
    if (set.title.h > 0) sheet.words("point.title", set.title, x, y, ink, 0, access::Role::heading);
    y += set.title.h + (set.title.h > 0 ? 2 : 0);
    if (set.body.h > 0) sheet.words("point.text", set.body, x, y, ink);
    y += set.body.h + (set.body.h > 0 ? 3.0F : 0);
    if (set.question.h > 0) sheet.words("question", set.question, x, y, ink, 0, access::Role::heading);
}

// A finger that explores hears what the picture stands for: the name of the promise, or else the question.
void put_picture(Sheet& sheet, const std::string& symbol_name, const Passage& way, const Box& box) {
    window(sheet, symbol_name, box);
    Line line = !way.title.empty() ? way.title : !way.question.empty() ? way.question : way.body;
    line.text.clear();  // nothing is written on it
    sheet.item("picture", access::Role::image, line, box);
}

float draw_standing(Sheet& sheet, const std::string& symbol_name, const std::vector<Passage>& ways,
                    const Box& room) {
    Set set;
    float picture = 0;
    for (const float part : {.62F, .5F, .4F, .3F}) {
        picture = std::min(room.w * part, room.h * .45F);
        set = laid_out(sheet, ways.front(), room.w, true);
        if (picture + 10 + set.h <= room.h) break;
    }
    const float h = picture * .97F + 10 + set.h, top = room.y + std::max(0.0F, (room.h - h) / 2);
    put_picture(sheet, symbol_name, ways.front(), {room.x, top, picture, picture * .97F});
    put(sheet, set, room.x, top + picture * .97F + 10);
    return top + h;
}

}  // namespace

float draw_passage(Sheet& sheet, const std::string& symbol_name, const std::vector<Passage>& ways,
                   const Box& room) {
    // on a standing panel the picture stands over its words
    if (room.h > room.w * 1.1F) return draw_standing(sheet, symbol_name, ways, room);
    const auto choice = fitting(sheet, ways, room);
    const float h = std::max(choice.set.h, choice.picture * .97F);
    const float top = room.y + (room.h - h) / 2;
    put_picture(sheet, symbol_name, ways.front(),
                {room.x, top + (h - choice.picture * .97F) / 2, choice.picture, choice.picture * .97F});
    put(sheet, choice.set, room.x + choice.picture + 10, top + (h - choice.set.h) / 2);
    return top + h;
}

void draw_message(Sheet& sheet, const Chrome& chrome, const Line& title, const std::vector<Line>& lines) {
    const auto frame = frame_of(sheet, chrome);
    const auto& main = frame.whole;
    Block heading;
    for (const float size : {mm::kTextHero, mm::kTextBig, mm::kTextTitle}) {
        heading = sheet.block(title, {size, true, Align::centre, true}, main.w);
        if (heading.h <= main.h * .5F && heading.w <= main.w * .94F) break;
    }
    std::vector<Block> blocks;
    float h = heading.above() + heading.h + 6;
    for (const auto& line : lines)
        if (!line.empty()) {
            blocks.push_back(sheet.block(line, {mm::kTextQuestion, false, Align::centre, false},
                                         std::min(main.w, 340.0F)));
            h += blocks.back().h + 3;
        }
    float y = main.y + heading.above() + std::max(0.0F, (main.h - h) * .35F);
    sheet.words("heading", heading, main.x, y, sheet.theme().ink, main.w, access::Role::heading);
    y += heading.h + 6;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        sheet.words("line." + std::to_string(i + 1), blocks[i], main.x, y, sheet.theme().ink, main.w);
        y += blocks[i].h + 3;
    }
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
