#include "kiosk/ui/shapes.h"
#include "kiosk/ui/widgets.h"

#include <algorithm>

namespace pledge::ui {
namespace {

constexpr float kDisc = 28, kTall = 40, kSide = 9, kBetween = 7;

// A choice laid out: the picture above its words, or beside them where that saves height.
struct Choice {
    Block title, line;
    bool beside = false;
    float disc = 0, w = 0, h = 0;  // of everything together
};

Choice laid_out(Sheet& sheet, const Card& card, float width, bool beside) {
    Choice c;
    c.beside = beside && !card.icon.empty();
    c.disc = card.icon.empty() ? 0 : c.beside ? kDisc : kTall;
    const float room = width - 2 * kSide - (c.beside ? c.disc + kBetween : 0);
    const auto align = c.beside ? Align::start : Align::centre;
    c.title = sheet.block(card.title, {10.4F, true, align, true}, room);
    if (!card.line.empty()) c.line = sheet.block(card.line, {8.8F, false, align, true}, room);
    const float words = c.title.h + (c.line.h > 0 ? 1.5F + c.line.h : 0);
    c.h = c.beside ? std::max(c.disc, words) : c.disc + (c.disc > 0 ? 6 : 0) + words;
    c.w = std::max(c.title.w, c.line.w) + (c.beside ? c.disc + kBetween : 0);
    return c;
}

}  // namespace

void draw_surface(Sheet& sheet, const Box& box, bool chosen, float radius) {
    const auto& t = sheet.theme();
    sheet.fill(box, t.surface, radius, chosen ? t.primary : t.line,
               chosen ? mm::kStrokeSelected : sheet.stroke());
}

float height_of_choice(Sheet& sheet, const Card& card, float width, bool beside) {
    return laid_out(sheet, card, width, beside).h + (beside ? 4 : 14);
}

void draw_choice(Sheet& sheet, const Card& card, const Box& box, bool beside) {
    draw_surface(sheet, box, card.chosen || sheet.held(card.id));
    const auto c = laid_out(sheet, card, box.w, beside);
    float x = box.x + kSide, y = box.y + (box.h - c.h) / 2, room = box.w - 2 * kSide;
    if (c.beside) {
        x = box.x + (box.w - c.w) / 2;
        disc(sheet, card.icon, {x, box.y + (box.h - c.disc * .96F) / 2, c.disc, c.disc * .96F});
        x += c.disc + kBetween;
        room = c.w - c.disc - kBetween;
        y = box.y + (box.h - c.title.h - (c.line.h > 0 ? 1.5F + c.line.h : 0)) / 2;
    } else if (c.disc > 0) {
        disc(sheet, card.icon, {box.x + (box.w - c.disc) / 2, y, c.disc, c.disc * .96F});
        y += c.disc + 6;
    }
    sheet.put_inside(c.title, x, y, sheet.theme().ink, room, box);
    if (c.line.h > 0) sheet.put_inside(c.line, x, y + c.title.h + 1.5F, sheet.theme().ink, room, box);
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
