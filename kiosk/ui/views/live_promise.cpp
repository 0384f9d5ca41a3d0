#include "kiosk/flow/live.h"
#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/live_parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

constexpr float kGap = 7, kSide = 8;

// "By March 2027", from how many months away it is.
Line by_when(Sheet& sheet, int months) {
    if (months <= 0) return sheet.say(words::live_promise_from_now);
    const std::chrono::year_month_day today{sheet.model().local.day};
    const Month month = Month{today.year(), today.month()} + std::chrono::months(months);
    return sheet.say(words::live_promise_by,
                     {{"month", sheet.kit.wording.month(sheet.model().language, month)},
                      {"year", std::to_string(static_cast<int>(month.year()))}});
}

// A field: what it asks over what was said.
struct Field {
    std::string id;
    Line asks, says;
    bool empty = false;
    std::optional<flow::Action> action{};
};

std::vector<Field> fields_of(Sheet& sheet) {
    const auto& decision = sheet.model().live.decision;
    const auto typed = [&](const std::string& text) {
        return text.empty() ? sheet.say(words::live_promise_type) : as_typed(sheet, text);
    };
    return {{"live.what", sheet.say(words::live_promise_title), typed(decision.what), decision.what.empty(),
             flow::action::LiveType{flow::LiveField::what, 0}},
            {"live.who", sheet.say(words::live_promise_who), typed(decision.who), decision.who.empty(),
             flow::action::LiveType{flow::LiveField::who, 0}},
            {"live.when", sheet.say(words::live_promise_when), by_when(sheet, decision.months)}};
}

// `titled`: what it asks stands over the page already.
void draw_field(Sheet& sheet, const Field& field, const Box& box, float most, bool titled = false) {
    draw_surface(sheet, box, sheet.held(field.id));
    const auto asks = sheet.block(field.asks, {mm::kTextSmall, true, Align::start, true}, box.w - 2 * kSide);
    const float asks_h = titled ? 0 : ink_of(asks) + 3;
    if (!titled)
        put_label(sheet, asks, {box.x + kSide, box.y + 4, box.w - 2 * kSide, ink_of(asks) + .2F},
                  sheet.theme().muted);
    const Box rest{box.x + kSide, box.y + 3 + asks_h, box.w - 2 * kSide, box.h - asks_h - 5};
    const auto says = as_large_as_fits(sheet, field.says, rest.w, rest.h, most, !field.empty);
    put_label(sheet, says, rest, field.empty ? sheet.theme().muted : sheet.theme().ink);
    Line both = field.asks;
    both.text += " " + field.says.text;
    both.spoken += " " + field.says.spoken;
    auto& item = sheet.item(field.id, field.action ? access::Role::button : access::Role::text, both, box);
    item.action = field.action;
}

// By when: a month, a step sooner, a step later.
void draw_when(Sheet& sheet, const Field& field, const Box& box) {
    const int months = sheet.model().live.decision.months;
    const float keys = std::max(mm::kTargetFloor, std::min(mm::kTargetButton, box.h));
    const auto step = [&](const char* id, const text::Key& key, const char* icon_name, int to) {
        auto line = sheet.say(key);
        line.text.clear();
        Button b{id, line, icon_name, flow::action::LiveMonths{to}};
        b.disabled = to < 0 || to > flow::kMostLiveMonths;
        return b;
    };
    const float y = box.y + (box.h - keys) / 2;
    draw_field(sheet, field, {box.x, box.y, box.w - 2 * (keys + kGap), box.h}, mm::kTextTitle);
    draw(sheet, step("live.when.sooner", words::live_promise_sooner, "minus", months - 1),
         {box.right() - 2 * keys - kGap, y, keys, keys});
    draw(sheet, step("live.when.later", words::live_promise_later, "plus", months + 1),
         {box.right() - keys, y, keys, keys});
}

void draw_fact_line(Sheet& sheet, const std::string& id, const Line& asks, const Line& says, const Box& box) {
    const float unit = scale_of(sheet);
    const auto name = as_large_as_fits(sheet, asks, box.w, box.h * .3F, 12 * unit, false);
    const float y = put_top(sheet, id + ".name", name, box.x, box.y, box.w) + 5 * unit;
    const auto block = as_large_as_fits(sheet, says, box.w, box.bottom() - y - 2, 28 * unit);
    put_top(sheet, id, block, box.x, y, box.w);
}

}  // namespace

void draw_live_promise(Sheet& sheet) {
    Button next = leading_button(sheet, "next", words::nav_next, "next", flow::action::LiveReadBack{}, true);
    next.at_least = 58;
    next.disabled = sheet.model().live.decision.what.empty();
    auto chrome = leading(sheet, {next});
    chrome.finish.reset();
    chrome.back = true;
    chrome.title = sheet.say(words::live_promise_title);
    const auto frame = frame_of(sheet, chrome);
    draw_valley(sheet, {frame.bank, frame.bank, false, -1, 0, false});
    const auto& main = frame.main;
    const auto fields = fields_of(sheet);
    const bool wide = main.w > 300;
    const float w = wide ? (main.w - kGap) / 2 : main.w;
    const float words_w = w - 2 * (mm::kTargetButton + kGap) - 2 * kSide;
    const Style style{mm::kTextSmall, true, Align::start, true};
    float needs = 30;
    for (const auto& field : {fields[1], fields[2]})
        needs = std::max(needs, ink_of(sheet.block(field.asks, style, words_w)) +
                                    ink_of(sheet.block(field.says, style, words_w)) + 12);
    const float low_h = std::clamp(main.h * .34F, needs, std::max(needs, 60.0F));
    const float what_h = std::max(mm::kTargetFloor, main.h - (wide ? 1 : 2) * (low_h + kGap));
    draw_field(sheet, fields[0], {main.x, main.y, main.w, what_h}, 24, true);
    const float y = main.y + what_h + kGap;
    draw_field(sheet, fields[1], {main.x, y, w, low_h}, mm::kTextTitle);
    draw_when(sheet, fields[2],
              wide ? Box{main.x + w + kGap, y, w, low_h} : Box{main.x, y + low_h + kGap, w, low_h});
    draw_chrome(sheet, chrome);
}

void draw_live_read_back(Sheet& sheet) {
    const auto& model = sheet.model();
    const auto& decision = model.live.decision;
    const bool can = flow::live_can_send_decision(model);
    auto keep =
        leading_button(sheet, "live.keep", words::live_promise_keep, "check", flow::action::LiveKeep{}, true);
    auto chrome = leading(
        sheet,
        {leading_button(sheet, "live.change", words::review_change, "again", flow::action::Back{}), keep});
    const auto frame = frame_of(sheet, chrome);
    draw_valley(sheet, {frame.bank, frame.bank, false, -1, 0, false});
    auto main = frame.whole;
    const float unit = scale_of(sheet);
    const auto title =
        as_large_as_fits(sheet, sheet.say(words::live_promise_read_back), main.w, main.h * .2F, 24 * unit);
    const float taken =
        put_top(sheet, "heading", title, main.x, main.y, main.w, access::Role::heading) + 8 - main.y;
    main.y += taken;
    main.h -= taken;
    if (!can) {
        const auto cannot = as_large_as_fits(sheet, sheet.say(words::live_promise_cannot), main.w,
                                             main.h * .2F, 12 * unit, false);
        main.h -= ink_of(cannot) + 4;
        put_top(sheet, "live.cannot", cannot, main.x, main.bottom() + 4, main.w);
    }
    // who and when side by side on a lying panel
    const bool wide = main.w > main.h, who = !decision.who.empty();
    const float low = main.h * (wide ? .42F : .28F), rows = wide || !who ? 1 : 2;
    const auto fields = fields_of(sheet);
    draw_fact_line(sheet, "live.what", fields[0].asks, fields[0].says,
                   {main.x, main.y, main.w, main.h - rows * low - 8 * unit});
    Box at{main.x, main.bottom() - rows * low, wide && who ? main.w * .56F : main.w, low - 4 * unit};
    if (who) draw_fact_line(sheet, "live.who", fields[1].asks, fields[1].says, at);
    if (who && wide)
        at = {at.right() + kGap, at.y, main.right() - at.right() - kGap, at.h};
    else if (who)
        at.y += low;
    draw_fact_line(sheet, "live.when", fields[2].asks, fields[2].says, at);
    draw_chrome(sheet, chrome);
}

void draw_live_end(Sheet& sheet) {
    Chrome chrome = leading(sheet, {done_button(sheet)});
    chrome.finish.reset();
    const auto ending = flow::live_ending(sheet.model());
    const auto frame = frame_of(sheet, chrome);
    draw_valley(sheet, {frame.bank - 34, frame.bank, true, .8F, frame.whole.y + 30, false, false});
    const auto& says = ending == flow::LiveEnding::too_few     ? words::live_end_none
                       : ending == flow::LiveEnding::failed    ? words::live_end_failed
                       : ending == flow::LiveEnding::totals    ? words::live_end_line
                       : ending == flow::LiveEnding::decisions ? words::live_end_decisions
                                                               : words::live_end_nothing;
    auto room = frame.whole;
    room.h -= 30;
    put_said(sheet, room, sheet.say(words::thanks_title), sheet.say(says));
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
