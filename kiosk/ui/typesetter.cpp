#include "kiosk/ui/typesetter.h"

namespace pledge::ui {
namespace {

// What is black, without the air round it: less to keep on the graphics card and to draw.
Bitmap inked(const text::Bitmap& whole) {
    const auto& ink = whole.extent.ink;
    Bitmap out{ink.width, ink.height, true, {}};
    out.pixels.reserve(static_cast<std::size_t>(ink.width) * static_cast<std::size_t>(ink.height));
    for (int y = ink.y; y < ink.bottom(); ++y) {
        const auto row = whole.pixels.begin() + static_cast<std::ptrdiff_t>(y) * whole.extent.width + ink.x;
        out.pixels.insert(out.pixels.end(), row, row + ink.width);
    }
    return out;
}

}  // namespace

const Shape& Typesetter::shape(const text::ParagraphSpec& spec) {
    auto& shape = shapes_[spec];
    if (shape.em > 0) return shape;
    shape.em = static_cast<float>(spec.size);
    const auto extent = engine_.measure(spec);
    if (!extent || extent->ink.width == 0) return shape;  // nothing to see: the page goes on without it
    shape.width = static_cast<float>(extent->logical.width);
    shape.height = static_cast<float>(extent->logical.height);
    shape.left = static_cast<float>(extent->ink.x - extent->logical.x);
    shape.top = static_cast<float>(extent->ink.y - extent->logical.y);
    shape.ink_top = static_cast<float>(extent->ink.y - extent->logical.y);
    shape.ink_bottom = static_cast<float>(extent->ink.bottom() - extent->logical.y);
    shape.lines = extent->lines;
    auto& engine = engine_;
    shape.picture = std::make_shared<Picture>(extent->ink.width, extent->ink.height, [&engine, spec] {
        const auto drawn = engine.draw(spec);
        return drawn ? inked(*drawn) : Bitmap{0, 0, true, {}};
    });
    return shape;
}

}  // namespace pledge::ui
