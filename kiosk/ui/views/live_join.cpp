#include "kiosk/ui/qr.h"
#include "kiosk/ui/shapes.h"
#include "kiosk/ui/views/live_parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

struct JoinLine {
    std::string id;
    Line line;
    float size;  // of an em, at the most
    bool bold;
    access::Role role = access::Role::text;
};

std::vector<JoinLine> lines_of(Sheet& sheet) {
    const auto& live = sheet.model().live;
    if (live.address.empty())
        return {{"heading", sheet.say(words::live_join_title), 44, true, access::Role::heading},
                {"live.none", sheet.say(words::live_join_none), 28, true}};
    return {{"heading", sheet.say(words::live_join_title), 44, true, access::Role::heading},
            {"live.address", sheet.say(words::live_join_phone, {{"address", live.address}}), 19, false},
            {"live.code", sheet.say(words::live_join_code, {{"code", apart(live.code)}}), kTextRoom, true},
            {"live.free", sheet.say(words::live_join_free), 12, false},
            {"live.network", sheet.say(words::live_join_network), 12, false}};
}

struct Column {
    std::vector<Block> blocks;
    float h = 0, gap = 0;
};

// All lines in the same step, so that they keep their order of weight.
Column column_of(Sheet& sheet, const std::vector<JoinLine>& lines, const Box& room) {
    Column column;
    const float unit = scale_of(sheet);
    for (float part = 1; part > .3F; part *= .94F) {
        column = {{}, 0, 11 * unit * part};
        bool fits = true;
        for (const auto& line : lines) {
            const float size = std::max(mm::kTextSmall, line.size * unit * part);
            column.blocks.push_back(sheet.block(line.line, {size, line.bold, Align::start, true}, room.w));
            const auto& block = column.blocks.back();
            fits = fits && block.w <= room.w + .1F && overhang_of(sheet, block) <= kMostOverhang;
            column.h += (column.h > 0 ? column.gap : 0) + ink_of(block);
        }
        if (fits && column.h <= room.h) break;
    }
    return column;
}

void put_column(Sheet& sheet, const std::vector<JoinLine>& lines, const Column& column, const Box& room) {
    float y = room.y + std::max(0.0F, (room.h - column.h) / 2);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        y = put_top(sheet, lines[i].id, column.blocks[i], room.x, y, room.w, lines[i].role) + column.gap;
    }
}

}  // namespace

void draw_live_join(Sheet& sheet) {
    const auto& live = sheet.model().live;
    const auto vote =
        leading_button(sheet, "live.vote", words::live_join_go, "next", flow::action::LiveVote{}, true);
    auto chrome = leading(sheet, {vote});
    chrome.back = true;  // to choose another question
    const auto frame = frame_of(sheet, chrome);
    Band band{"live.phones", "live.private", {}, sheet.say(words::live_vote_private)};
    if (!live.address.empty())
        band.start = sheet.say(words::live_join_count, {{"count", std::to_string(live.joined)}});
    const float below = draw_band(sheet, frame, band);
    Box main = frame.whole;
    main.h = below - 6 - main.y;
    auto lines = lines_of(sheet);
    const bool standing = main.h > main.w;
    const float gap = 12 * scale_of(sheet);
    Box words_room = main;
    if (!live.qr.empty()) {
        const float side = standing ? std::min(main.w * .8F, main.h * .5F) : std::min(main.h, main.w * .42F);
        draw_qr(sheet, live.qr, sheet.say(words::live_join_title),
                {standing ? main.x + (main.w - side) / 2 : main.x,
                 standing ? main.y : main.y + (main.h - side) / 2, side, side});
        if (standing)
            words_room = {main.x, main.y + side + gap, main.w, main.h - side - gap};
        else
            words_room = {main.x + side + gap, main.y, main.w - side - gap, main.h};
    }
    auto column = column_of(sheet, lines, words_room);
    // the code and the address are what nobody can do without
    while (column.h > words_room.h && lines.size() > 3) {
        lines.erase(lines.end() - (lines.size() > 4 ? 2 : 1));
        column = column_of(sheet, lines, words_room);
    }
    put_column(sheet, lines, column, words_room);
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
