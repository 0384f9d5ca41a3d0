#include "kiosk/ui/chrome.h"
#include "kiosk/ui/shapes.h"

namespace pledge::ui {
namespace {

constexpr float kNow = 25, kNear = 13, kFar = 6.4F, kGap = 4, kSplit = 5;

enum class Stone { done, skipped, now, near, far };

Stone stone_at(const flow::Model& model, std::size_t i) {
    const auto& visit = model.visit;
    if (i == visit.position) return Stone::now;
    const auto say = visit.answers[model.offer->order[i]].say;
    if (say == Say::skipped) return Stone::skipped;
    if (say != Say::nothing) return Stone::done;
    return i >= model.offer->first_set && visit.position < model.offer->first_set ? Stone::far : Stone::near;
}

float width_of(Stone stone) {
    return stone == Stone::now ? kNow : stone == Stone::far ? kFar : kNear;
}

void draw_stone(Sheet& sheet, Stone kind, const Box& box, const std::string& symbol_name) {
    const auto& t = sheet.theme();
    const Colour none{0, 0, 0, 0};
    switch (kind) {
        case Stone::now: {
            pebble(sheet, box, t.surface, t.primary, 1.4F);
            const float side = 14;
            symbol(sheet, symbol_name, {box.x + (box.w - side) / 2, box.y + (box.h - side) / 2, side, side});
            return;
        }
        case Stone::done:
            pebble(sheet, box, t.primary, none, 0);
            icon(sheet, "check", {box.x + 2.6F, box.y + 1.6F, 7.8F, 7.8F}, t.on_primary, false);
            return;
        case Stone::skipped:
            pebble(sheet, box, t.surface, t.line, .8F);
            sheet.fill({box.x + 3.6F, box.y + box.h / 2 - .5F, box.w - 7.2F, 1}, t.line, .5F);
            return;
        case Stone::near:
        case Stone::far:
            pebble(sheet, box, t.surface, t.line, .7F);
    }
}

}  // namespace

float width_of_path(const Sheet& sheet) {
    const auto& model = sheet.model();
    float w = 0;
    for (std::size_t i = 0; i < model.offer->order.size(); ++i)
        w += width_of(stone_at(model, i)) + (i > 0 ? kGap : 0) + (i == model.offer->first_set ? kSplit : 0);
    return w;
}

void draw_path(Sheet& sheet, const Box& box) {
    const auto& model = sheet.model();
    float x = box.x + (box.w - width_of_path(sheet)) / 2;
    for (std::size_t i = 0; i < model.offer->order.size(); ++i) {
        const auto kind = stone_at(model, i);
        if (i == model.offer->first_set) x += kSplit;
        const float w = width_of(kind), h = w * (kind == Stone::now ? .88F : .84F);
        const float sway = kind != Stone::far ? 0 : i % 2 ? -1.4F : 1.4F;  // far stones lie less straight
        draw_stone(sheet, kind, {x, box.y + (box.h - h) / 2 + sway, w, h},
                   model.offer->pack.symbol_of(model.offer->pack.points[model.offer->order[i]]));
        x += w + kGap;
    }
}

}  // namespace pledge::ui
