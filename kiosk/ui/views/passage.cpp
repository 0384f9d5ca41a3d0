#include "kiosk/ui/shapes.h"
#include "kiosk/ui/views/parts.h"

#include <algorithm>

namespace pledge::ui {
namespace {

struct Set {
    Block title, body, question;
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
    const float gaps =
        (set.title.h > 0 && set.body.h > 0 ? 2 : 0) + (set.question.h > 0 && set.body.h > 0 ? 3.0F : 0);
    set.h = set.title.h + set.body.h + set.question.h + gaps;
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

}  // namespace

float draw_passage(Sheet& sheet, const std::string& symbol_name, const std::vector<Passage>& ways,
                   const Box& room) {
    const auto choice = fitting(sheet, ways, room);
    const float h = std::max(choice.set.h, choice.picture * .97F);
    const float top = room.y + (room.h - h) / 2;
    window(sheet, symbol_name,
           {room.x, top + (h - choice.picture * .97F) / 2, choice.picture, choice.picture * .97F});
    const float x = room.x + choice.picture + 10;
    float y = top + (h - choice.set.h) / 2;
    const auto& ink = sheet.theme().ink;
    if (choice.set.title.h > 0)
        sheet.words("point.title", choice.set.title, x, y, ink, 0, access::Role::heading);
    y += choice.set.title.h + (choice.set.title.h > 0 ? 2 : 0);
    if (choice.set.body.h > 0) sheet.words("point.text", choice.set.body, x, y, ink);
    y += choice.set.body.h + (choice.set.body.h > 0 ? 3.0F : 0);
    if (choice.set.question.h > 0)
        sheet.words("question", choice.set.question, x, y, ink, 0, access::Role::heading);
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
