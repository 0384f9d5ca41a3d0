#include "kiosk/flow/live.h"
#include "kiosk/ui/keyboard.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/live_parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

constexpr float kBetween = 6, kKeyEdge = 6.9F;

Line asked_for(Sheet& sheet) {
    const auto& live = sheet.model().live;
    switch (live.typing) {
        case flow::LiveField::choice:
            return sheet.say(words::live_own_answer, {{"number", std::to_string(live.place + 1)}});
        case flow::LiveField::what:
            return sheet.say(words::live_promise_title);
        case flow::LiveField::who:
            return sheet.say(words::live_promise_who);
        default:
            return sheet.say(words::live_own);
    }
}

// What was typed so far, with a mark where the next letter comes.
void draw_typed(Sheet& sheet, const Box& box) {
    const auto& typed = sheet.model().live.typed;
    const auto& t = sheet.theme();
    sheet.fill(box, t.surface, mm::kRadiusSmall, t.line, sheet.stroke());
    Line line = typed.empty() ? sheet.say(words::live_type_nothing) : as_typed(sheet, typed);
    if (!typed.empty()) line.text += "\u2009|";
    const auto block = as_large_as_fits(sheet, line, box.w - 12, box.h - 3, mm::kTextTitle, !typed.empty());
    put_label(sheet, block, {box.x + 6, box.y, box.w - 12, box.h}, typed.empty() ? t.muted : t.ink);
    line.text = typed;
    sheet.item("live.typed", access::Role::text, line, box);
}

}  // namespace

void draw_live_type(Sheet& sheet) {
    Button done = leading_button(sheet, "live.done", words::done, "check", flow::action::LiveTyped{}, true);
    done.at_least = 58;
    auto chrome = leading(sheet, {done});
    chrome.finish.reset();
    chrome.back = true;
    chrome.title = asked_for(sheet);
    auto frame = frame_of(sheet, chrome);
    draw_valley(sheet, {frame.bank, frame.bank, false, -1, 0, false});
    const auto& main = frame.main;
    // on a narrow panel keys reach nearly to the edge: ten of 20 mm lie in a row
    const float edge = std::min(edge_of(sheet), kKeyEdge);
    const float x = main.w < 10 * mm::kTargetFloor + 9 * mm::kSpaceGap ? edge : main.x;
    const float w = sheet.width() - 2 * x;
    const float bottom = main.bottom() + 2;
    const float field = std::clamp(main.h * .15F, 22.0F, 40.0F);
    const float most = std::max(least_height_of_keyboard(), bottom - main.y - field - kBetween);
    const float keys_h = height_of_keyboard(sheet, {x, 0, w, most});
    draw_typed(sheet,
               {main.x, main.y, main.w, std::clamp(bottom - keys_h - kBetween - main.y, 14.0F, 64.0F)});
    draw_keyboard(sheet, {x, bottom - keys_h, w, keys_h});
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
