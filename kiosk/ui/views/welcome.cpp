#include <algorithm>

#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/parts.h"
#include "kiosk/ui/views/views.h"
#include "words/kiosk.h"

namespace pledge::ui {
namespace {

constexpr float kLanguageRow = 32;

Line language_name(Sheet& sheet, const std::string& code) {
    Line line;
    line.text = line.spoken = sheet.kit.wording.own_name(code);
    line.language = code;
    return line;
}

// One row or two, each button as wide as its neighbours; returns the top of the row.
float draw_languages(Sheet& sheet, float bottom) {
    const auto& codes = sheet.model().config.languages;
    const float edge = edge_of(sheet), globe = 27, gap = mm::kSpaceGap;
    const float room = sheet.width() - 2 * edge - globe;
    const auto per_row = std::clamp(static_cast<std::size_t>((room + gap) / (56 + gap)), std::size_t{1}, codes.size());
    const std::size_t rows = (codes.size() + per_row - 1) / per_row;
    const float w = (room - gap * static_cast<float>(per_row - 1)) / static_cast<float>(per_row);
    const float top = bottom - static_cast<float>(rows) * (kLanguageRow + gap) + gap;
    icon(sheet, "language", {edge + 5, top + (kLanguageRow - 18) / 2, 18, 18}, sheet.theme().ink);
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const bool chosen = codes[i] == sheet.model().language;
        const Box box{edge + globe + static_cast<float>(i % per_row) * (w + gap),
                      top + static_cast<float>(i / per_row) * (kLanguageRow + gap), w, kLanguageRow};
        Button b{"lang." + codes[i], language_name(sheet, codes[i]), "", flow::action::Language{codes[i]}};
        b.chosen = chosen;
        b.text = 12.5F;
        b.role = access::Role::radio;
        draw(sheet, b, box);
        if (chosen) tick_badge(sheet, box.right() - 3, box.y + 2, 14);
    }
    return top;
}

struct Words {
    Block title, line, short_one;
    float h;
};

Words fitting(Sheet& sheet, float width, float height) {
    Words words{};
    for (const float size : {34.0F, 25.0F, 20.0F, 16.0F}) {
        const float next = size > 30 ? 13.0F : mm::kTextQuestion;
        words.title = sheet.block(sheet.say(words::attract_title), {size, true, Align::start, true}, width);
        words.line = sheet.block(sheet.say(words::attract_line), {next, false, Align::start, false}, width);
        const long count = static_cast<long>(sheet.model().offer->first_set);
        words.short_one = sheet.block(sheet.say_many(words::welcome_short, count, {{"count", std::to_string(count)}}) +
                                          sheet.say(words::welcome_time),
                                      {size > 30 ? mm::kTextQuestion : mm::kTextBody, false, Align::start, false}, width);
        words.h = words.title.h + words.line.h + words.short_one.h + 9;
        if (words.h <= height) break;
    }
    return words;
}

}  // namespace

void draw_welcome(Sheet& sheet) {
    const float edge = edge_of(sheet), inset = edge * 2;
    Chrome chrome;
    chrome.stop = chrome.back = false;
    chrome.extra = {{"access", sheet.say(words::welcome_settings), "settings", flow::action::OpenAccess{}}};
    Button start{"start", sheet.say(words::welcome_start), "next", flow::action::Start{}};
    start.primary = start.icon_at_end = true;
    start.height = 36;
    start.text = 16;
    start.at_least = 100;
    Button read{"read", sheet.say(words::welcome_read), "learning", flow::action::Read{}};
    read.height = 36;
    const auto frame = frame_of(sheet, chrome);
    const float language_top = sheet.height() - edge - kLanguageRow;
    const float room_w = sheet.width() - 2 * inset;
    const float buttons_h = height_of_row(sheet, {start, read}, room_w, {8, Align::start});
    const float room_h = language_top - 15 - frame.main.y - buttons_h;
    const auto words = fitting(sheet, std::min(room_w, 330.0F), room_h);
    const float slack = std::max(0.0F, room_h - words.h), y = frame.main.y + std::min(10.0F, slack / 3);
    const float buttons_y = y + words.h + std::min(15.0F, slack / 2);
    draw_valley(sheet, {buttons_y - 2, language_top - 13, true, .845F, buttons_y - 43, true, true});
    sheet.words("title", words.title, inset, y, sheet.theme().ink, 0, access::Role::heading);
    sheet.words("line", words.line, inset, y + words.title.h + 5, sheet.theme().ink);
    sheet.words("short", words.short_one, inset, y + words.title.h + words.line.h + 8, sheet.theme().ink);
    draw_row(sheet, {start, read}, {inset, buttons_y, room_w, buttons_h}, {8, Align::start});
    draw_languages(sheet, sheet.height() - edge);
    draw_chrome(sheet, chrome);
}

void draw_closed(Sheet& sheet) {
    Chrome chrome;
    chrome.stop = chrome.back = false;
    chrome.extra = {{"access", sheet.say(words::welcome_settings), "settings", flow::action::OpenAccess{}}};
    const float edge = edge_of(sheet), language_top = sheet.height() - edge - kLanguageRow;
    draw_valley(sheet, {language_top - 60, language_top - 13, true, .845F, language_top - 110, true, false});
    const auto frame = frame_of(sheet, chrome);
    float y = frame.main.y + 8;
    const auto title = sheet.block(sheet.say(words::closed_title), {mm::kTextHero, true, Align::start, true}, frame.main.w - 20);
    sheet.words("title", title, edge * 2, y, sheet.theme().ink, 0, access::Role::heading);
    y += title.h + 6;
    if (const auto& offer = sheet.model().offer; offer && offer->next) {
        const auto line = sheet.block(sheet.say(words::closed_line, {{"month", sheet.kit.wording.month(sheet.model().language, *offer->next)}}),
                                      {mm::kTextQuestion}, frame.main.w - 20);
        sheet.words("line", line, edge * 2, y, sheet.theme().ink);
        y += line.h + 4;
    }
    if (sheet.model().offer) {
        const auto line = sheet.block(sheet.say(words::closed_read), {mm::kTextQuestion}, frame.main.w - 20);
        sheet.words("read-line", line, edge * 2, y, sheet.theme().ink);
        Button read{"read", sheet.say(words::welcome_read), "learning", flow::action::Read{}};
        read.height = 36;
        draw_row(sheet, {read}, {edge * 2, y + line.h + 8, frame.main.w - 20, 36});
    }
    draw_languages(sheet, sheet.height() - edge);
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
