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

struct Steps {
    std::vector<Step> steps;
    std::vector<Block> blocks;
    float side = 24, h = 0;  // of a disc; of all of it
};

Steps measure(Sheet& sheet, std::vector<Step> steps, float width, float height) {
    Steps out;
    out.side = height / static_cast<float>(steps.size()) > 30 ? 24.0F : 16.0F;
    out.h = 2 * static_cast<float>(steps.size());
    for (const auto& step : steps) {
        out.blocks.push_back(
            sheet.block(step.line, {mm::kTextBody, false, Align::start, true}, width - out.side - 6));
        out.h += std::max(out.side, out.blocks.back().h);
    }
    out.steps = std::move(steps);
    return out;
}

// What happens next, one line after the other.
void draw_steps(Sheet& sheet, const Steps& plan, const Box& room) {
    const float gap = std::clamp(2 + (room.h - plan.h) / static_cast<float>(plan.steps.size()), 2.0F, 9.0F);
    float y = room.y;
    for (std::size_t i = 0; i < plan.steps.size(); ++i) {
        const float row = std::max(plan.side, plan.blocks[i].h);
        disc(sheet, plan.steps[i].icon_name,
             {room.x, y + (row - plan.side) / 2, plan.side, plan.side * .96F});
        sheet.words(plan.steps[i].id, plan.blocks[i], room.x + plan.side + 6,
                    y + (row - plan.blocks[i].h) / 2, sheet.theme().ink);
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

std::vector<Step> steps_after(Sheet& sheet) {
    const auto& model = sheet.model();
    const auto month = sheet.kit.wording.month(model.language, model.offer->wave->results);
    const auto group = sheet.of_council("young_people_group");
    const auto who = group.empty() ? sheet.say(words::thanks_next_3_no_group)
                                   : sheet.say(words::thanks_next_3, {{"young_people_group", group.text}});
    return {{"next.1", "sealed", sheet.say(words::thanks_next_1)},
            {"next.2", "clock", sheet.say(words::thanks_next_2, {{"month", month}})},
            {"next.3", "decisions", who},
            {"next.4", "rights", sheet.say(words::thanks_next_4)},
            {"last-time", "again", sheet.say(words::thanks_last_time_none, {{"month", month}})},
            {"tell", "help", sheet.say(words::thanks_tell)}};
}

struct ThanksPlan {
    Block title, saved;
    Steps steps;
    float top = 0;  // of the steps, from the top of the page
};

// A smaller title first; then who looks at the totals gives way, then that we wait, then that something
// will be shown: that nothing was answered yet stays.
ThanksPlan plan_thanks(Sheet& sheet, float width, float height) {
    ThanksPlan plan;
    auto steps = steps_after(sheet);
    for (const std::size_t drop : {std::size_t{99}, std::size_t{2}, std::size_t{0}, std::size_t{1}}) {
        if (drop < steps.size()) steps.erase(steps.begin() + static_cast<std::ptrdiff_t>(drop));
        for (const float size : {mm::kTextHero, mm::kTextTitle}) {
            plan.title = sheet.block(sheet.say(words::thanks_title), {size, true, Align::start, true}, width);
            plan.saved = sheet.block(sheet.say(words::thanks_saved),
                                     {mm::kTextQuestion, false, Align::start, false}, width);
            plan.top = plan.title.above() + plan.title.h + plan.saved.h + 7;
            plan.steps = measure(sheet, steps, width, height - plan.top);
            if (plan.steps.h <= height - plan.top) return plan;
        }
    }
    return plan;
}

}  // namespace

void draw_thanks(Sheet& sheet) {
    Chrome chrome;
    chrome.stop = chrome.back = false;
    chrome.end = {done_button(sheet)};
    const auto frame = frame_of(sheet, chrome);
    const auto& main = frame.whole;
    draw_valley(sheet, {frame.bank - 22, frame.bank, true, .86F, frame.bank - 60, false});
    const float w = std::min(main.w, 330.0F);
    const auto plan = plan_thanks(sheet, w, main.h);
    const float y = main.y + plan.title.above();
    sheet.words("heading", plan.title, main.x, y, sheet.theme().ink, 0, access::Role::heading);
    sheet.words("saved", plan.saved, main.x, y + plan.title.h + 3, sheet.theme().ink);
    draw_steps(sheet, plan.steps, {main.x, main.y + plan.top, w, main.h - plan.top});
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
