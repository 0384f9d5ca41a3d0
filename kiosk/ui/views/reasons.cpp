#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>
#include <cmath>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

constexpr float kGap = 8;

void draw_chip(Sheet& sheet, const Point& point, std::size_t i, bool chosen, const Box& box) {
    const auto& reason = point.reasons[i];
    const std::string id = "reason." + reason.id.text;
    const auto line = sheet.of_pack(point.id.text + "/reason/" + reason.id.text, reason.text);
    draw_surface(sheet, box, chosen || sheet.held(id));
    const bool upright = box.h > 62;
    const float picture = upright ? std::min(36.0F, box.h * .45F) : std::min(28.0F, box.h - 8);
    if (upright) {
        const auto block = sheet.block(line, {mm::kTextBody, true, Align::centre, true}, box.w - 14);
        const float h = picture + 4 + block.h, top = box.y + (box.h - h) / 2;
        symbol(sheet, reason.symbol, {box.x + (box.w - picture) / 2, top, picture, picture});
        sheet.put_inside(block, box.x + 7, top + picture + 4, sheet.theme().ink, box.w - 14, box);
    } else {
        const auto block = sheet.block(line, {mm::kTextBody, true, Align::start, true}, box.w - picture - 21);
        symbol(sheet, reason.symbol, {box.x + 7, box.y + (box.h - picture) / 2, picture, picture});
        sheet.put_in(block, {box.x + 14 + picture, box.y, block.w, box.h}, sheet.theme().ink);
    }
    if (chosen) tick_badge(sheet, box.right() - 4, box.y + 4, 14);
    auto& item = sheet.item(id, access::Role::checkbox, line, box);
    item.action = flow::action::ToggleReason{i};
    item.chosen = chosen;
}

}  // namespace

void draw_reasons(Sheet& sheet) {
    const auto& model = sheet.model();
    const auto& point = *flow::current_point(model);
    const auto answer = model.visit.answers[flow::current_index(model)];
    Chrome chrome;
    chrome.title = sheet.say(words::reason_title);
    Button none{"skip", sheet.say(words::reason_none), "skip", flow::action::Skip{}};
    Button next{"next", sheet.say(words::nav_next), "next", flow::action::Next{}};
    none.at_least = next.at_least = 58;
    next.primary = next.icon_at_end = true;
    chrome.end = {none, next};
    const auto frame = frame_of(sheet, chrome);
    const auto& main = frame.main;
    const std::size_t n = point.reasons.size();
    const std::size_t columns = main.w > 2.4F * 110 ? 3 : main.w > 200 ? 2 : 1;
    const std::size_t rows = (n + columns - 1) / columns;
    const float w = (main.w - kGap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    const float h =
        std::min(84.0F, (main.h - kGap * static_cast<float>(rows - 1)) / static_cast<float>(rows));
    const float top =
        main.y + (main.h - h * static_cast<float>(rows) - kGap * static_cast<float>(rows - 1)) / 2;
    draw_valley(sheet, {frame.bank - 20, frame.bank, false, -1, 0, false});
    for (std::size_t i = 0; i < n; ++i)
        draw_chip(sheet, point, i, (answer.reasons >> i & 1U) != 0,
                  {main.x + static_cast<float>(i % columns) * (w + kGap),
                   top + static_cast<float>(i / columns) * (h + kGap), w, h});
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
