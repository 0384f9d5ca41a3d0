#pragma once

#include "kiosk/ui/picture.h"

#include <string>

namespace pledge::testing {

// How far two pictures of a page are apart (docs/goldens.md says how the limits were found). A pixel's
// distance is that of its most different channel, 0–255.
struct PictureDifference {
    // Another release of librsvg, cairo or FreeType smooths edges a little otherwise.
    static constexpr int kVisible = 24;     // a pixel further away than this counts
    static constexpr int kMostVisible = 3;  // pixels
    static constexpr double kMostMean = 1;

    bool same_size = false;
    double mean = 0;
    int visible = 0;

    bool passes() const { return same_size && mean <= kMostMean && visible <= kMostVisible; }
    std::string text() const;
};
PictureDifference difference(const ui::Bitmap& was, const ui::Bitmap& is);

// The new picture in grey, and what differs in black.
ui::Bitmap difference_picture(const ui::Bitmap& was, const ui::Bitmap& is);

}  // namespace pledge::testing
