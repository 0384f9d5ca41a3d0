#include "kiosk/flow/update.h"
#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

Button done_button(Sheet& sheet) {
    Button done{"done", sheet.say(words::done), "check", flow::action::Done{}};
    done.primary = true;
    done.at_least = 58;
    return done;
}

struct Step {
    const char* id;
    const char* icon_name;
    Line line;
};

// What happens next, one line after the other. Who looks at the totals gives way first where there is no
// room.
void draw_steps(Sheet& sheet, std::vector<Step> steps, const Box& room) {
    std::vector<Block> blocks;
    float h = 0, side = 24;
    for (const std::size_t dispensable : {std::size_t{99}, std::size_t{2}, std::size_t{0}}) {
        if (dispensable < steps.size()) steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(dispensable));
        side = room.h / static_cast<float>(steps.size()) > 30 ? 24.0F : 16.0F;
        blocks.clear();
        h = 2 * static_cast<float>(steps.size());
        for (const auto& step : steps) {
            blocks.push_back(
                sheet.block(step.line, {mm::kTextBody, false, Align::start, true}, room.w - side - 6));
            h += std::max(side, blocks.back().h);
        }
        if (h <= room.h) break;
    }
    const float gap = std::clamp(2 + (room.h - h) / static_cast<float>(steps.size()), 2.0F, 9.0F);
    float y = room.y;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const float row = std::max(side, blocks[i].h);
        disc(sheet, steps[i].icon_name, {room.x, y + (row - side) / 2, side, side * .96F});
        sheet.words(steps[i].id, blocks[i], room.x + side + 6, y + (row - blocks[i].h) / 2,
                    sheet.theme().ink);
        y += row + gap;
    }
}

void message_with_done(Sheet& sheet, const Line& title, const std::vector<Line>& lines) {
    Chrome chrome;
    chrome.stop = chrome.back = false;
    chrome.end = {done_button(sheet)};
    const auto frame = frame_of(sheet, chrome);
    draw_valley(sheet, {frame.bank - 34, frame.bank, true, -1, 0, false, false});
    draw_message(sheet, chrome, title, lines);
}

}  // namespace

void draw_thanks(Sheet& sheet) {
    const auto& model = sheet.model();
    Chrome chrome;
    chrome.stop = chrome.back = false;
    chrome.end = {done_button(sheet)};
    const auto frame = frame_of(sheet, chrome);
    const auto& main = frame.main;
    draw_valley(sheet, {frame.bank - 22, frame.bank, true, .86F, frame.bank - 60, false});
    const float w = std::min(main.w, 330.0F);
    const auto title =
        sheet.block(sheet.say(words::thanks_title), {mm::kTextHero, true, Align::start, true}, w);
    const auto saved =
        sheet.block(sheet.say(words::thanks_saved), {mm::kTextQuestion, false, Align::start, false}, w);
    const float y = main.y + title.above();
    sheet.words("heading", title, main.x, y, sheet.theme().ink, 0, access::Role::heading);
    sheet.words("saved", saved, main.x, y + title.h + 3, sheet.theme().ink);
    const auto month = sheet.kit.wording.month(model.language, model.offer->wave->results);
    const auto group = sheet.of_council("young_people_group");
    const auto who = group.empty() ? sheet.say(words::thanks_next_3_no_group)
                                   : sheet.say(words::thanks_next_3, {{"young_people_group", group.text}});
    std::vector<Step> steps = {{"next.1", "sealed", sheet.say(words::thanks_next_1)},
                               {"next.2", "clock", sheet.say(words::thanks_next_2, {{"month", month}})},
                               {"next.3", "decisions", who},
                               {"next.4", "rights", sheet.say(words::thanks_next_4)},
                               {"tell", "help", sheet.say(words::thanks_tell)}};
    const float top = y + title.h + saved.h + 7;
    draw_steps(sheet, steps, {main.x, top, w, main.bottom() - top});
    draw_chrome(sheet, chrome);
}

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
    const auto frame = frame_of(sheet, chrome);
    draw_valley(sheet, {frame.bank - 34, frame.bank, true, -1, 0, false});
    draw_message(sheet, chrome, sheet.say(words::trouble_title), {sheet.say(words::trouble_line)});
}

void draw_still_there(Sheet& sheet) {
    Chrome chrome;
    const auto frame = frame_of(sheet, chrome);
    const auto& main = frame.main;
    const auto title =
        sheet.block(sheet.say(words::still_there_title),
                    {main.h > 150 ? mm::kTextHero : mm::kTextTitle, true, Align::centre, true}, main.w);
    const auto line = sheet.block(sheet.say(words::still_there_line),
                                  {mm::kTextQuestion, false, Align::centre, false}, main.w);
    const auto clear = sheet.block(sheet.say(words::still_there_clear),
                                   {mm::kTextBody, false, Align::centre, false}, main.w);
    const float stones_h = 16, button_h = main.h > 150 ? 46 : 36;
    const float low = main.bottom() - clear.h - stones_h - 8;
    draw_valley(sheet, {low - 8, frame.bank, true, .84F, low - 48, false});
    float y = main.y + std::max(0.0F, (low - 10 - main.y - title.h - line.h - button_h - 14) / 2);
    const bool with_line = main.y + title.h + line.h + button_h + 14 <= low - 4;
    sheet.words("heading", title, main.x, y, sheet.theme().ink, main.w, access::Role::heading);
    y += title.h + 4;
    if (with_line) {
        sheet.words("line", line, main.x, y, sheet.theme().ink, main.w);
        y += line.h + 10;
    }
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
