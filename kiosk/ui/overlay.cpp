#include "kiosk/ui/overlay.h"

#include <algorithm>
#include <array>

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

// An outline is rectangular: a choice is round, so the two are never taken for each other.
struct Outline {
    Rect box;      // its inside, in pixels
    float stroke;  // pixels
};

void bar(Sheet& sheet, float x, float y, float w, float h, Colour colour) {
    if (w > 0 && h > 0) sheet.display.marks.emplace_back(Fill{{x, y, w, h}, colour, 0, {}, 0});
}

// `part` of the way round, clockwise from the top left corner, in every language: like a clock.
void draw_outline(Sheet& sheet, const Outline& o, Colour colour, float part = 1) {
    const float w = o.box.w + 2 * o.stroke, h = o.box.h + 2 * o.stroke;
    const float x = o.box.x - o.stroke, y = o.box.y - o.stroke;
    float left = part * 2 * (w + h);
    const auto take = [&](float side) {
        const float now = std::clamp(left, 0.0F, side);
        left -= now;
        return now;
    };
    bar(sheet, x, y, take(w), o.stroke, colour);
    bar(sheet, x + w - o.stroke, y, o.stroke, take(h), colour);
    const float bottom = take(w);
    bar(sheet, x + w - bottom, y + h - o.stroke, bottom, o.stroke, colour);
    const float side = take(h);
    bar(sheet, x, y + h - side, o.stroke, side, colour);
}

Rect around(const Rect& a, const Rect& b) {
    const float x = std::min(a.x, b.x), y = std::min(a.y, b.y);
    return {x, y, std::max(a.x + a.w, b.x + b.w) - x, std::max(a.y + a.h, b.y + b.h) - y};
}

void draw_focus(Sheet& sheet) {
    const auto& focus = sheet.cues().focus;
    const auto px = [&](float mm) { return static_cast<float>(sheet.px(mm)); };
    const float stroke = px(1.5F), gap = px(1);
    std::optional<Rect> all;
    for (const auto& id : focus.items) {
        const auto* item = sheet.list.find(id);
        if (!item) continue;
        all = all ? around(*all, item->rect) : item->rect;
        if (focus.group.empty()) continue;
        // a group: each of its items thinly, and the whole
        draw_outline(
            sheet,
            {{item->rect.x - gap, item->rect.y - gap, item->rect.w + 2 * gap, item->rect.h + 2 * gap},
             px(.75F)},
            sheet.theme().focus);
    }
    if (!all || !focus.group.empty()) return;
    const Rect box{all->x - gap, all->y - gap, all->w + 2 * gap, all->h + 2 * gap};
    if (focus.filled > 0) draw_outline(sheet, {box, px(.5F)}, sheet.theme().focus);
    draw_outline(sheet, {box, stroke}, sheet.theme().focus, focus.filled > 0 ? focus.filled : 1);
}

// A line under what is being read.
void draw_speaking(Sheet& sheet) {
    const auto* item = sheet.list.find(sheet.cues().speaking);
    if (!item) return;
    const float h = static_cast<float>(sheet.px(1));
    bar(sheet, item->rect.x, item->rect.y + item->rect.h + h, item->rect.w, h, sheet.theme().focus);
}

void draw_paused(Sheet& sheet) {
    if (!sheet.cues().focus.paused) return;
    const auto block =
        sheet.block(sheet.say(words::scan_paused), {mm::kTextQuestion, true, Align::centre, true});
    const float w = block.w + 24, h = block.h + 12;
    const Box box{(sheet.width() - w) / 2, (sheet.height() - h) / 2, w, h};
    sheet.fill(box, sheet.theme().surface, mm::kRadiusCard, sheet.theme().focus, 1.5F);
    sheet.put_inside(block, box.x, box.y + 6, sheet.theme().ink, w, box);
}

// Below the page, where nothing else is. A page that can't spare the room, or a sentence longer than it,
// lets the strip reach up over the page for as long as it is said.
void draw_caption(Sheet& sheet) {
    const auto& hearing = sheet.model().settings.hearing;
    if (!hearing.voice || !hearing.captions) return;
    const auto& t = sheet.theme();
    Line line;
    line.text = line.spoken = sheet.cues().caption;
    line.language = sheet.cues().caption_language;
    const auto block =
        line.empty() ? Block{}
                     : sheet.block(line, {mm::kTextSmall, false, Align::centre, true}, sheet.width() - 20);
    const float h = std::max(sheet.strip(), line.empty() ? 0 : block.h + 4);
    const Box strip{0, sheet.height() + sheet.strip() - h, sheet.width(), h};
    if (h <= 0) return;
    sheet.fill(strip, t.surface);
    sheet.fill({0, strip.y, strip.w, mm::kStrokeHair}, t.line);
    if (!line.empty()) sheet.put_in(block, strip.inset(10, 0), t.ink);
}

}  // namespace

void draw_cues(Sheet& sheet) {
    draw_speaking(sheet);
    draw_focus(sheet);
    draw_paused(sheet);
    draw_caption(sheet);
}

}  // namespace pledge::ui
