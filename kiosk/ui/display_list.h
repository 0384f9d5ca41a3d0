#pragma once

#include "kiosk/access/screen_list.h"
#include "kiosk/ui/picture.h"

#include <variant>
#include <vector>

#include "theme_tokens.h"

namespace pledge::ui {

using access::Rect;

// A rounded box: filled, then outlined inside its edge.
struct Fill {
    Rect rect;
    Colour colour{};
    float radius = 0;
    Colour border{};
    float border_width = 0;
    bool operator==(const Fill&) const = default;
};

// A picture, drawn pixel for pixel: the rectangle is whole pixels and as large as the picture. Coverage takes
// the tint.
struct Image {
    Rect rect;
    PicturePtr picture;
    Colour tint{255, 255, 255};
    bool mirrored = false;
    bool operator==(const Image&) const = default;
};

using Mark = std::variant<Fill, Image>;
const Rect& rect_of(const Mark& mark);

// What a screen looks like, in painting order, in pixels. Views write it; platform/renderer puts it on glass;
// tests read it without a window.
struct DisplayList {
    Colour background{};
    std::vector<Mark> marks;
};

// Where two lists differ, as few boxes that don't overlap. Everything when there was nothing before.
std::vector<Rect> damage(const DisplayList& before, const DisplayList& now, const Rect& whole);

}  // namespace pledge::ui
