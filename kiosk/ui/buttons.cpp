#include "kiosk/ui/shapes.h"
#include "kiosk/ui/widgets.h"

#include <algorithm>

namespace pledge::ui {
namespace {

constexpr float kIcon = 12.5F;

// The air in a button: before its icon, after its words, between the two.
struct Air {
    float near, far, between;
};
Air air_of(const Button& b) {
    return b.tight ? Air{3.5F, 5, 3} : Air{6.5F, 8, 4};
}

float pads_of(const Button& b) {
    const auto air = air_of(b);
    if (b.label.empty()) return 2 * air.between;
    return b.icon.empty() ? 2 * air.far : air.near + air.far;
}

struct Parts {
    Block label;
    float icon = 0;     // side
    float content = 0;  // icon, gap and words
};

Parts parts_of(Sheet& sheet, const Button& b, float room) {
    Parts parts;
    parts.icon = kIcon * (b.text / mm::kTextSmall > 1.3F ? 1.36F : 1.0F);
    const float icon_room = b.icon.empty() ? 0 : parts.icon + (b.label.empty() ? 0 : air_of(b).between);
    if (!b.label.empty()) {
        const bool alone = b.icon.empty();
        const Style style{b.text, true, alone ? Align::centre : Align::start, true};
        parts.label = sheet.block(b.label, style);
        // words wrap only when they must: asking for exactly their own width could break them by a rounding
        const float most = std::max(20.0F, room - pads_of(b) - icon_room);
        if (parts.label.w > most + .3F) parts.label = sheet.block(b.label, style, most);
    }
    parts.content = icon_room + parts.label.w;
    return parts;
}

Colour text_colour(const Sheet& sheet, const Button& b) {
    if (b.primary && !b.disabled) return sheet.theme().on_primary;
    return b.disabled ? sheet.theme().muted : sheet.theme().ink;
}

void draw_shape(Sheet& sheet, const Button& b, const Box& box) {
    const auto& t = sheet.theme();
    const bool solid = b.primary && !b.disabled;
    const float stroke = b.chosen ? mm::kStrokeSelected : sheet.stroke();
    const float radius = std::min(mm::kRadiusButton * std::max(1.0F, box.h / 28), box.h / 2);
    const Box at{box.x, box.y + (sheet.held(b.id) ? .5F : 0), box.w, box.h};
    sheet.fill(at, solid ? t.primary : t.surface, radius, solid || b.chosen ? t.primary : t.line, stroke);
}

// Sky, water and ink of a theme.
void draw_swatch(Sheet& sheet, const Theme& theme, const Box& box) {
    sheet.fill(box, theme.bg, 2.5F, sheet.theme().line, mm::kStrokeControl);
    sheet.fill({box.x + 1, box.y + box.h * .55F, box.w - 2, box.h * .45F - 1}, theme.water, 1.5F);
    sheet.fill({box.x + box.w * .3F, box.y + box.h * .22F, box.w * .4F, box.h * .4F}, theme.ink, box.w * .2F);
}

// Rows as the words wrap: each entry is one row of (index, width).
using Rows = std::vector<std::vector<std::pair<std::size_t, float>>>;

Rows wrap(Sheet& sheet, const std::vector<Button>& buttons, float room, float gap) {
    Rows rows;
    float used = 0;
    for (std::size_t i = 0; i < buttons.size(); ++i) {
        const float w = width_of(sheet, buttons[i], room);
        if (rows.empty() || used + gap + w > room + .01F) {
            rows.emplace_back();
            used = w;
        } else {
            used += gap + w;
        }
        rows.back().emplace_back(i, w);
    }
    return rows;
}

// With less air in each button when that saves a row.
std::vector<Button> eased(Sheet& sheet, std::vector<Button> buttons, float room, float gap) {
    const auto rows = wrap(sheet, buttons, room, gap).size();
    if (rows < 2) return buttons;
    auto tight = buttons;
    for (auto& b : tight) b.tight = true;
    return wrap(sheet, tight, room, gap).size() < rows ? tight : buttons;
}

float row_height(Sheet& sheet, const std::vector<Button>& buttons, const Rows::value_type& row) {
    float h = 0;
    for (const auto& [i, w] : row) h = std::max(h, height_of(sheet, buttons[i], w));
    return h;
}

}  // namespace

float width_of(Sheet& sheet, const Button& b, float room) {
    room = std::min(room, b.at_most);
    const auto parts = parts_of(sheet, b, room);
    return std::min(room, std::max(b.at_least, parts.content + pads_of(b)));
}

float height_of(Sheet& sheet, const Button& b, float width) {
    return std::max(b.height, parts_of(sheet, b, width).label.h + 4);
}

void draw(Sheet& sheet, const Button& b, const Box& box) {
    draw_shape(sheet, b, box);
    const auto parts = parts_of(sheet, b, box.w);
    const auto colour = text_colour(sheet, b);
    float x = box.x + (box.w - parts.content) / 2;
    const float side = parts.icon;
    const float icon_y = box.y + (box.h - side) / 2;
    if (b.swatch) {
        draw_swatch(sheet, *b.swatch, {x, icon_y, side, side});
        x += side + air_of(b).between;
    } else if (!b.icon.empty() && !b.icon_at_end) {
        icon(sheet, b.icon, {x, icon_y, side, side}, colour, !b.primary);
        x += side + air_of(b).between;
    }
    if (!b.label.empty()) sheet.put_in(parts.label, {x, box.y, parts.label.w, box.h}, colour);
    if (!b.icon.empty() && b.icon_at_end)
        icon(sheet, b.icon, {x + parts.label.w + air_of(b).between, icon_y, side, side}, colour, !b.primary);
    if (b.chosen && b.role != access::Role::button) tick_badge(sheet, box.right() - 1, box.y + 2, 13);
    auto& item = sheet.item(b.id, b.role, b.label, box);
    item.action = b.action;
    item.disabled = b.disabled;
    item.chosen = b.chosen && b.role != access::Role::button;
    item.personal = b.personal;
}

float height_of_row(Sheet& sheet, const std::vector<Button>& given, float room, const Row& row) {
    const auto buttons = eased(sheet, given, room, row.gap);
    float h = 0;
    for (const auto& r : wrap(sheet, buttons, room, row.gap))
        h += (h > 0 ? row.gap : 0) + row_height(sheet, buttons, r);
    return h;
}

void draw_row(Sheet& sheet, const std::vector<Button>& given, const Box& box, const Row& row) {
    const auto buttons = eased(sheet, given, box.w, row.gap);
    float y = box.y;
    for (const auto& r : wrap(sheet, buttons, box.w, row.gap)) {
        float total = row.gap * static_cast<float>(r.size() - 1);
        for (const auto& [i, w] : r) total += w;
        float x = box.x;
        if (row.align == Align::centre) x += (box.w - total) / 2;
        if (row.align == Align::end) x += box.w - total;
        const float h = row_height(sheet, buttons, r);
        for (const auto& [i, w] : r) {
            draw(sheet, buttons[i], {x, y, w, h});
            x += w + row.gap;
        }
        y += h + row.gap;
    }
}

}  // namespace pledge::ui
