#include "tests/support/paint.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

#include <cairo.h>

namespace pledge::testing {
namespace {

struct Unref {
    void operator()(cairo_surface_t* p) const { cairo_surface_destroy(p); }
    void operator()(cairo_t* p) const { cairo_destroy(p); }
};
template <class T>
using Owned = std::unique_ptr<T, Unref>;

void set_colour(cairo_t* cr, ui::Colour c) {
    cairo_set_source_rgba(cr, c.r / 255.0, c.g / 255.0, c.b / 255.0, c.a / 255.0);
}

void rounded(cairo_t* cr, const ui::Rect& r, double radius) {
    radius = std::min({radius, r.w / 2.0, r.h / 2.0});
    const double quarter = std::numbers::pi / 2, x = r.x, y = r.y, w = r.w, h = r.h;
    cairo_new_sub_path(cr);
    cairo_arc(cr, x + w - radius, y + radius, radius, -quarter, 0);
    cairo_arc(cr, x + w - radius, y + h - radius, radius, 0, quarter);
    cairo_arc(cr, x + radius, y + h - radius, radius, quarter, 2 * quarter);
    cairo_arc(cr, x + radius, y + radius, radius, 2 * quarter, 3 * quarter);
    cairo_close_path(cr);
}

void paint_mark(cairo_t* cr, const ui::Fill& fill) {
    if (fill.colour.a != 0) {
        rounded(cr, fill.rect, fill.radius);
        set_colour(cr, fill.colour);
        cairo_fill(cr);
    }
    if (fill.border_width <= 0) return;
    const float half = fill.border_width / 2;
    rounded(cr, {fill.rect.x + half, fill.rect.y + half, fill.rect.w - 2 * half, fill.rect.h - 2 * half},
            fill.radius - half);
    set_colour(cr, fill.border);
    cairo_set_line_width(cr, fill.border_width);
    cairo_stroke(cr);
}

void paint_mark(cairo_t* cr, const ui::Image& image) {
    if (!image.picture || image.picture->width() <= 0 || image.picture->height() <= 0) return;
    const auto bitmap = image.picture->make();
    const Owned<cairo_surface_t> surface(cairo_image_surface_create(
        bitmap.coverage ? CAIRO_FORMAT_A8 : CAIRO_FORMAT_ARGB32, bitmap.width, bitmap.height));
    auto* to = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    for (int y = 0; y < bitmap.height; ++y) {
        auto* row = to + static_cast<std::ptrdiff_t>(y) * stride;
        for (int x = 0; x < bitmap.width; ++x) {
            if (bitmap.coverage) {
                row[x] = bitmap.pixels[static_cast<std::size_t>(y * bitmap.width + x)];
                continue;
            }
            const auto* p = &bitmap.pixels[static_cast<std::size_t>(y * bitmap.width + x) * 4];
            const auto times = [&](unsigned c) {
                return static_cast<std::uint8_t>((c * p[3] + 127U) / 255U);
            };
            row[x * 4] = times(p[2]);
            row[x * 4 + 1] = times(p[1]);
            row[x * 4 + 2] = times(p[0]);
            row[x * 4 + 3] = p[3];
        }
    }
    cairo_surface_mark_dirty(surface.get());
    cairo_save(cr);
    cairo_translate(cr, image.rect.x + (image.mirrored ? image.rect.w : 0), image.rect.y);
    const double w = image.rect.w, h = image.rect.h;
    cairo_scale(cr, (image.mirrored ? -1 : 1) * w / bitmap.width, h / bitmap.height);
    if (bitmap.coverage) {
        set_colour(cr, image.tint);
        cairo_mask_surface(cr, surface.get(), 0, 0);
    } else {
        cairo_set_source_surface(cr, surface.get(), 0, 0);
        cairo_paint(cr);
    }
    cairo_restore(cr);
}

// What is on a surface without alpha.
ui::Bitmap opaque(cairo_surface_t* surface) {
    cairo_surface_flush(surface);
    const int width = cairo_image_surface_get_width(surface),
              height = cairo_image_surface_get_height(surface);
    ui::Bitmap out{width, height, false,
                   std::vector<std::uint8_t>(static_cast<std::size_t>(width * height) * 4)};
    const auto* from = cairo_image_surface_get_data(surface);
    const int stride = cairo_image_surface_get_stride(surface);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const auto* p =
                from + static_cast<std::ptrdiff_t>(y) * stride + static_cast<std::ptrdiff_t>(x) * 4;
            auto* q = &out.pixels[static_cast<std::size_t>(y * width + x) * 4];
            q[0] = p[2];
            q[1] = p[1];
            q[2] = p[0];
            q[3] = 255;
        }
    return out;
}

}  // namespace

ui::Bitmap paint(const ui::DisplayList& list, int width, int height) {
    const Owned<cairo_surface_t> surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height));
    const Owned<cairo_t> cr(cairo_create(surface.get()));
    set_colour(cr.get(), list.background);
    cairo_paint(cr.get());
    for (const auto& mark : list.marks) std::visit([&](const auto& m) { paint_mark(cr.get(), m); }, mark);
    return opaque(surface.get());
}

bool write_png(const ui::Bitmap& bitmap, const std::string& file) {
    const Owned<cairo_surface_t> surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, bitmap.width, bitmap.height));
    auto* to = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    for (int y = 0; y < bitmap.height; ++y)
        for (int x = 0; x < bitmap.width; ++x) {
            const auto* p = &bitmap.pixels[static_cast<std::size_t>(y * bitmap.width + x) * 4];
            auto* q = to + static_cast<std::ptrdiff_t>(y) * stride + static_cast<std::ptrdiff_t>(x) * 4;
            q[0] = p[2];
            q[1] = p[1];
            q[2] = p[0];
        }
    cairo_surface_mark_dirty(surface.get());
    return cairo_surface_write_to_png(surface.get(), file.c_str()) == CAIRO_STATUS_SUCCESS;
}

ui::Bitmap read_png(const std::string& file) {
    const Owned<cairo_surface_t> surface(cairo_image_surface_create_from_png(file.c_str()));
    if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return {};
    return opaque(surface.get());
}

ui::Bitmap shrunk(const ui::Bitmap& from, int by) {
    ui::Bitmap out{from.width / by, from.height / by, false, {}};
    out.pixels.reserve(static_cast<std::size_t>(out.width * out.height) * 4);
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x)
            for (int c = 0; c < 4; ++c) {
                int sum = by * by / 2;
                for (int i = 0; i < by * by; ++i)
                    sum += from.pixels[static_cast<std::size_t>(
                        ((y * by + i / by) * from.width + x * by + i % by) * 4 + c)];
                out.pixels.push_back(static_cast<std::uint8_t>(sum / (by * by)));
            }
    return out;
}

}  // namespace pledge::testing
