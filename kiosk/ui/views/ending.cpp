#include "kiosk/flow/update.h"
#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {

Button done_button(Sheet& sheet) {
    Button done{"done", sheet.say(words::done), "check", flow::action::Done{}};
    done.primary = true;
    done.at_least = 58;
    return done;
}

namespace {

void message_with_done(Sheet& sheet, const Line& title, const std::vector<Line>& lines) {
    Chrome chrome;
    chrome.stop = chrome.back = false;
    chrome.end = {done_button(sheet)};
    const auto frame = frame_of(sheet, chrome);
    draw_valley(sheet, {frame.bank - 34, frame.bank, true, -1, 0, false, false});
    draw_message(sheet, chrome, title, lines);
}

}  // namespace

void draw_goodbye(Sheet& sheet) {
    if (sheet.model().farewell == flow::Farewell::thrown_away)
        return message_with_done(sheet, sheet.say(words::stop_thrown), {sheet.say(words::thanks_tell)});
    message_with_done(sheet, sheet.say(words::agree_no_reply), {sheet.say(words::thanks_tell)});
}

void draw_full(Sheet& sheet) {
    message_with_done(
        sheet, sheet.say(words::full_title),
        {sheet.say(words::full_line), sheet.say(words::full_come_back), sheet.say(words::full_not_kept)});
}

void draw_trouble(Sheet& sheet) {
    Chrome chrome;
    chrome.stop = chrome.back = false;
    if (!sheet.model().config.staff_pin.empty()) chrome.end = {staff_button(sheet)};
    const auto frame = frame_of(sheet, chrome);
    draw_valley(sheet, {frame.bank - 34, frame.bank, true, -1, 0, false});
    draw_message(sheet, chrome, sheet.say(words::trouble_title), {sheet.say(words::trouble_line)});
}

void draw_still_there(Sheet& sheet) {
    Chrome chrome;
    const auto frame = frame_of(sheet, chrome);
    const auto& main = frame.whole;
    const auto line = sheet.block(sheet.say(words::still_there_line),
                                  {mm::kTextQuestion, false, Align::centre, false}, main.w);
    const auto clear = sheet.block(sheet.say(words::still_there_clear),
                                   {mm::kTextBody, false, Align::centre, false}, main.w);
    const float stones_h = 16, button_h = main.h > 150 ? 46 : 36;
    const float low = main.bottom() - clear.h - stones_h - 8;
    const float for_words = low - 4 - main.y - button_h - 14;
    Block title;
    for (const float size : {mm::kTextHero, mm::kTextTitle}) {
        title = sheet.block(sheet.say(words::still_there_title), {size, true, Align::centre, true}, main.w);
        if (title.h + line.h <= for_words) break;
    }
    const bool with_line = title.h + line.h <= for_words;
    // no words ever stand on the sun
    const float widest = std::max(title.w, with_line ? line.w : 0.0F);
    const float sun = main.x + (main.w + widest) / 2 < sheet.width() * .76F ? .84F : -1;
    draw_valley(sheet, {low - 8, frame.bank, true, sun, low - 48, false});
    float y = main.y + std::max(0.0F, (for_words - 6 - title.h - line.h) / 2);
    sheet.words("heading", title, main.x, y, sheet.theme().ink, main.w, access::Role::heading);
    y += title.h + 4;
    if (with_line) {
        sheet.words("line", line, main.x, y, sheet.theme().ink, main.w);
        y += line.h + 10;
    }
    if (sheet.reach()) y = std::max(y, frame.main.y);
    Button here{"still-here", sheet.say(words::still_there_here), "check", flow::action::StillHere{}};
    here.primary = true;
    here.text = 16;
    const float w = std::max(140.0F, width_of(sheet, here, main.w));
    draw(sheet, here, {main.x + (main.w - w) / 2, y, w, button_h});
    const float step = std::min(30.0F, main.w / 6);
    for (int i = 0; i < flow::kStillThereSteps; ++i) {
        const bool left = i < flow::still_there_left(sheet.model());
        const float x = main.x + main.w / 2 + (static_cast<float>(i) - 3) * step + (step - 23) / 2;
        pebble(sheet, {x, low, 23, stones_h}, left ? sheet.theme().primary : sheet.theme().surface,
               left ? sheet.theme().primary : sheet.theme().line, 1);
    }
    sheet.words("clear", clear, main.x, main.bottom() - clear.h, sheet.theme().ink, main.w);
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
