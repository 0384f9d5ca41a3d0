#include "kiosk/ui/shapes.h"
#include "kiosk/ui/widgets.h"

#include <algorithm>

namespace pledge::ui {
namespace {

constexpr float kDisc = 28, kTall = 40, kSide = 9, kBetween = 7;

struct Upright {
    Block title, line;
    float disc;
};

Upright upright_parts(Sheet& sheet, const Card& card, float width) {
    const float room = width - 2 * kSide;
    Upright parts;
    parts.title = sheet.block(card.title, {10.4F, true, Align::centre, true}, room);
    if (!card.line.empty()) parts.line = sheet.block(card.line, {8.8F, false, Align::centre, true}, room);
    parts.disc = card.icon.empty() ? 0 : kTall;
    return parts;
}

float content_height(const Upright& parts) {
    return parts.disc + (parts.disc > 0 ? 6 : 0) + parts.title.h +
           (parts.line.h > 0 ? 1.5F + parts.line.h : 0);
}

}  // namespace

void draw_surface(Sheet& sheet, const Box& box, bool chosen, float radius) {
    const auto& t = sheet.theme();
    sheet.fill(box, t.surface, radius, chosen ? t.primary : t.line,
               chosen ? mm::kStrokeSelected : sheet.stroke());
}

float height_of_upright(Sheet& sheet, const Card& card, float width) {
    return content_height(upright_parts(sheet, card, width)) + 14;
}

void draw_upright(Sheet& sheet, const Card& card, const Box& box) {
    draw_surface(sheet, box, card.chosen || sheet.held(card.id));
    const auto parts = upright_parts(sheet, card, box.w);
    float y = box.y + (box.h - content_height(parts)) / 2;
    if (parts.disc > 0) {
        disc(sheet, card.icon, {box.x + (box.w - kTall) / 2, y, kTall, kTall * .96F});
        y += kTall + 6;
    }
    sheet.put(parts.title, box.x + kSide, y, sheet.theme().ink, box.w - 2 * kSide);
    if (parts.line.h > 0)
        sheet.put(parts.line, box.x + kSide, y + parts.title.h + 1.5F, sheet.theme().ink, box.w - 2 * kSide);
    if (card.chosen) tick_badge(sheet, box.right() - 4, box.y + 4, 14);
    auto& item = sheet.item(card.id, card.role, card.title + card.line, box);
    item.action = card.action;
    item.chosen = card.chosen;
}

float height_of_fact(Sheet& sheet, const Card& card, float width) {
    const float room = width - 2 * kSide - (card.icon.empty() ? 0 : kDisc + kBetween);
    const auto block = sheet.block(card.line, {}, room);
    const float title = card.title.empty()
                            ? 0
                            : sheet.block(card.title, {mm::kTextQuestion, true, Align::start, true}, room).h;
    return std::max(card.icon.empty() ? 0.0F : kDisc, title + block.h) + 7;
}

void draw_fact(Sheet& sheet, const Card& card, const Box& box) {
    draw_surface(sheet, box, card.chosen);
    float x = box.x + kSide;
    if (!card.icon.empty()) {
        disc(sheet, card.icon, {x, box.y + (box.h - kDisc * .96F) / 2, kDisc, kDisc * .96F});
        x += kDisc + kBetween;
    }
    const float room = box.right() - kSide - x;
    const auto block = sheet.block(card.line, {}, room);
    Block title;
    if (!card.title.empty())
        title = sheet.block(card.title, {mm::kTextQuestion, true, Align::start, true}, room);
    float y = box.y + (box.h - title.h - block.h) / 2;
    if (title.h > 0)
        sheet.words(card.id + ".title", title, x, y, sheet.theme().ink, 0, access::Role::heading);
    y += title.h;
    if (!card.line.empty()) sheet.words(card.id, block, x, y, sheet.theme().ink);
}

}  // namespace pledge::ui
