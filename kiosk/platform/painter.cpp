#include "kiosk/platform/painter.h"

#include <algorithm>
#include <cmath>

#include <epoxy/gl.h>
#include <imgui.h>

namespace pledge::platform {
namespace {

using ui::Rect;

constexpr float kWorthClearing = 5000;  // pixels

ImU32 to_imgui(ui::Colour c) {
    return IM_COL32(c.r, c.g, c.b, c.a);
}
ImVec2 low(const Rect& r) {
    return {r.x, r.y};
}
ImVec2 high(const Rect& r) {
    return {r.x + r.w, r.y + r.h};
}
Rect between(float x0, float y0, float x1, float y1) {
    return {x0, y0, std::max(0.0F, x1 - x0), std::max(0.0F, y1 - y0)};
}
Rect common(const Rect& a, const Rect& b) {
    return between(std::max(a.x, b.x), std::max(a.y, b.y), std::min(a.x + a.w, b.x + b.w),
                   std::min(a.y + a.h, b.y + b.h));
}

// The whole pixels of a box that its smoothed edges and round corners don't reach: a band from side to side.
// A box without round corners has no smoothed edges: it is the pixels whose middle it covers.
Rect solid_of(const ui::Fill& fill) {
    const Rect& r = fill.rect;
    if (fill.radius <= 0)
        return between(std::ceil(r.x - .5F), std::ceil(r.y - .5F), std::ceil(r.x + r.w - .5F),
                       std::ceil(r.y + r.h - .5F));
    const float round = std::min(fill.radius, std::min(r.w, r.h) / 2) + 1;
    return between(std::ceil(r.x) + 1, std::ceil(r.y + round), std::floor(r.x + r.w) - 1,
                   std::floor(r.y + r.h - round));
}

}  // namespace

void Painter::paint(const ui::DisplayList& list, const Rect& box) {
    out_.PushClipRect(low(box), high(box));
    clear(box, list.background);
    for (const auto& mark : list.marks)
        if (ui::rect_of(mark).overlaps(box)) std::visit([&](const auto& m) { put(m, box); }, mark);
    out_.PopClipRect();
}

void Painter::put(const ui::Fill& fill, const Rect& box) {
    const Rect& r = fill.rect;
    // Clearing the inside of a large box is several times cheaper than blending it, where the processor does
    // both.
    const Rect solid = solid_of(fill);
    if (fill.colour.a == 255 && solid.w * solid.h >= kWorthClearing) {
        const Rect inside = common(solid, box);
        if (fill.radius > 0) {
            // clips are whole pixels, like the boxes: OpenGL cuts no finer
            const float x0 = std::floor(r.x) - 1, y0 = std::floor(r.y) - 1;
            const float x1 = std::ceil(r.x + r.w) + 1, y1 = std::ceil(r.y + r.h) + 1;
            const float low_y = solid.y + solid.h;
            round_box(fill, common(box, between(x0, y0, x1, solid.y)));
            round_box(fill, common(box, between(x0, low_y, x1, y1)));
            round_box(fill, common(box, between(x0, solid.y, solid.x, low_y)));
            round_box(fill, common(box, between(solid.x + solid.w, solid.y, x1, low_y)));
        }
        clear(inside, fill.colour);
    } else if (fill.colour.a != 0) {
        round_box(fill, box);
    }
    if (fill.border_width > 0) {
        // Dear ImGui draws a rectangle's outline half a pixel inside of what it is given
        const float half = fill.border_width / 2 - .5F;
        out_.AddRect({r.x + half, r.y + half}, {r.x + r.w - half, r.y + r.h - half}, to_imgui(fill.border),
                     std::max(0.0F, fill.radius - fill.border_width / 2), 0, fill.border_width);
    }
}

void Painter::round_box(const ui::Fill& fill, const Rect& part) {
    if (part.w <= 0 || part.h <= 0) return;
    out_.PushClipRect(low(part), high(part));
    out_.AddRectFilled(low(fill.rect), high(fill.rect), to_imgui(fill.colour), fill.radius);
    out_.PopClipRect();
}

void Painter::put(const ui::Image& image, const Rect&) {
    if (!image.picture || image.picture->width() == 0 || image.picture->height() == 0) return;
    const auto texture =
        reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(textures_.texture_of(*image.picture)));
    const float u0 = image.mirrored ? 1.0F : 0.0F;
    out_.AddImage(texture, low(image.rect), high(image.rect), {u0, 0}, {1 - u0, 1}, to_imgui(image.tint));
}

void Painter::clear(const Rect& part, ui::Colour colour) {
    if (part.w <= 0 || part.h <= 0) return;
    const int x = static_cast<int>(part.x), y = static_cast<int>(part.y);
    const int w = static_cast<int>(part.w), h = static_cast<int>(part.h);
    clears_.push_back({x, height_ - y - h, w, h, colour});
    // in its turn among the other marks; the renderer's scissor test is on
    out_.AddCallback(
        [](const ImDrawList*, const ImDrawCmd* command) {
            const auto& c = *static_cast<const Clear*>(command->UserCallbackData);
            glScissor(c.x, c.y, c.w, c.h);
            glClearColor(static_cast<float>(c.colour.r) / 255, static_cast<float>(c.colour.g) / 255,
                         static_cast<float>(c.colour.b) / 255, 1);
            glClear(GL_COLOR_BUFFER_BIT);
        },
        &clears_.back());
}

}  // namespace pledge::platform
