#include "kiosk/ui/shapes.h"
#include "kiosk/ui/valley.h"
#include "kiosk/ui/views/parts.h"
#include "kiosk/ui/views/views.h"

#include <algorithm>
#include <cmath>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

constexpr float kGap = 8, kPad = 7;

// How chips lie: pictures above their words or beside them, so many columns, so many on a page.
struct Layout {
    bool upright = true;
    std::size_t columns = 3, rows = 2;
    float w = 0, least = 0;  // of a chip; how low it may be

    std::size_t per_page() const { return columns * rows; }
};

Block words_of(Sheet& sheet, const Point& point, std::size_t i, const Layout& layout) {
    const auto& reason = point.reasons[i];
    const auto line = sheet.of_pack(point.id.text + "/reason/" + reason.id.text, reason.text);
    if (layout.upright)
        return sheet.block(line, {mm::kTextBody, true, Align::centre, true}, layout.w - 2 * kPad);
    return sheet.block(line, {mm::kTextBody, true, Align::start, true}, layout.w - 28 - 3 * kPad);
}

Layout measured(Sheet& sheet, const Point& point, const Box& room, bool upright, std::size_t columns) {
    Layout layout{upright, columns, 1, 0, upright ? 62.0F : 28.0F};
    layout.w = (room.w - kGap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
    for (std::size_t i = 0; i < point.reasons.size(); ++i) {
        const float h = words_of(sheet, point, i, layout).h;
        layout.least = std::max(layout.least, upright ? 26 + 4 + h + 6 : h + 6);
    }
    const auto fit = static_cast<std::size_t>(std::max(1.0F, (room.h + kGap) / (layout.least + kGap)));
    layout.rows = std::min(fit, (point.reasons.size() + columns - 1) / columns);
    return layout;
}

// All on one page if any arrangement allows it, pictures above their words rather than beside them.
Layout best(Sheet& sheet, const Point& point, const Box& room) {
    Layout chosen;
    bool any = false;
    for (const bool upright : {true, false})
        for (const std::size_t columns : {3, 4, 2, 1}) {
            const auto layout = measured(sheet, point, room, upright, columns);
            if (columns > 1 && layout.w < (upright ? 74.0F : 96.0F)) continue;
            const bool fits = layout.least <= room.h + .01F, fitted = any && chosen.least <= room.h + .01F;
            const auto n = point.reasons.size();
            const bool more = std::min(layout.per_page(), n) > std::min(chosen.per_page(), n);
            if (!any || (fits && (!fitted || more))) chosen = layout;
            any = true;
        }
    return chosen;
}

void draw_chip(Sheet& sheet, const Point& point, std::size_t i, bool chosen, const Layout& layout,
               const Box& box) {
    const auto& reason = point.reasons[i];
    const std::string id = "reason." + reason.id.text;
    draw_surface(sheet, box, chosen || sheet.held(id));
    const auto block = words_of(sheet, point, i, layout);
    if (layout.upright) {
        const float picture = std::clamp(box.h - block.h - 10, 20.0F, 36.0F);
        const float h = picture + 4 + block.h, top = box.y + (box.h - h) / 2;
        symbol(sheet, reason.symbol, {box.x + (box.w - picture) / 2, top, picture, picture});
        sheet.put_inside(block, box.x + kPad, top + picture + 4, sheet.theme().ink, box.w - 2 * kPad, box);
    } else {
        const float picture = std::min(28.0F, box.h - 6);
        symbol(sheet, reason.symbol, {box.x + kPad, box.y + (box.h - picture) / 2, picture, picture});
        sheet.put_in(block, {box.x + 2 * kPad + 28, box.y, block.w, box.h}, sheet.theme().ink);
    }
    if (chosen) tick_badge(sheet, box.right() - 4, box.y + 4, 14);
    auto& item = sheet.item(id, access::Role::checkbox, block.line, box);
    item.action = flow::action::ToggleReason{i};
    item.chosen = chosen;
    item.personal = true;
}

Chrome chrome_of(Sheet& sheet, bool last, int page) {
    Chrome chrome;
    chrome.title = sheet.say(words::reason_title);
    Button none{"skip", sheet.say(words::reason_none), "skip", flow::action::Skip{}};
    Button next{"next", sheet.say(words::nav_next), "next", flow::action::Next{}};
    none.at_least = next.at_least = 58;
    next.primary = next.icon_at_end = true;
    chrome.end = {none, last ? next : next_page(sheet, page)};
    return chrome;
}

}  // namespace

void draw_reasons(Sheet& sheet) {
    const auto& model = sheet.model();
    const auto& point = *flow::current_point(model);
    const auto answer = model.visit.answers[flow::current_index(model)];
    const auto main = frame_of(sheet, chrome_of(sheet, true, 0)).main;
    const auto layout = best(sheet, point, main);
    const std::size_t n = point.reasons.size(), pages = (n + layout.per_page() - 1) / layout.per_page();
    const auto page = std::min(static_cast<std::size_t>(std::max(0, model.page)), pages - 1);
    const auto chrome = chrome_of(sheet, page + 1 == pages, static_cast<int>(page));
    const auto frame = frame_of(sheet, chrome);
    const std::size_t from = page * layout.per_page(), to = std::min(n, from + layout.per_page());
    const auto rows = static_cast<float>((to - from + layout.columns - 1) / layout.columns);
    const float h = std::clamp((main.h - kGap * (rows - 1)) / rows, layout.least, 84.0F);
    const float top = main.y + std::max(0.0F, (main.h - h * rows - kGap * (rows - 1)) / 2);
    draw_valley(sheet, {frame.bank - 20, frame.bank, false, -1, 0, false});
    sheet.group("reasons", sheet.say(words::scan_group_reasons));
    for (std::size_t i = from; i < to; ++i) {
        const std::size_t at = i - from;
        draw_chip(sheet, point, i, (answer.reasons >> i & 1U) != 0, layout,
                  {main.x + static_cast<float>(at % layout.columns) * (layout.w + kGap),
                   top + static_cast<float>(at / layout.columns) * (h + kGap), layout.w, h});
    }
    sheet.group("");
    draw_chrome(sheet, chrome);
}

}  // namespace pledge::ui
