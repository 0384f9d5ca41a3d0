#include "tests/ui/picture_difference.h"

#include <algorithm>
#include <cstdlib>

namespace pledge::testing {
namespace {

int distance(const ui::Bitmap& a, const ui::Bitmap& b, std::size_t pixel) {
    int most = 0;
    for (std::size_t c = pixel * 4; c < pixel * 4 + 3; ++c)
        most = std::max(most, std::abs(a.pixels[c] - b.pixels[c]));
    return most;
}

}  // namespace

PictureDifference difference(const ui::Bitmap& was, const ui::Bitmap& is) {
    PictureDifference out;
    out.same_size = was.width == is.width && was.height == is.height && was.width > 0;
    if (!out.same_size) return out;
    const auto pixels = was.pixels.size() / 4;
    double sum = 0;
    for (std::size_t i = 0; i < pixels; ++i) {
        const int d = distance(was, is, i);
        sum += d;
        out.visible += d > PictureDifference::kVisible;
    }
    out.mean = sum / static_cast<double>(pixels);
    return out;
}

std::string PictureDifference::text() const {
    if (!same_size) return "the picture has another size";
    return "the picture differs visibly in " + std::to_string(visible) + " pixels (at most " +
           std::to_string(kMostVisible) + "), by " + std::to_string(mean) + " on average (at most " +
           std::to_string(kMostMean) + ")";
}

ui::Bitmap difference_picture(const ui::Bitmap& was, const ui::Bitmap& is) {
    auto out = is;
    const bool same_size = was.width == is.width && was.height == is.height;
    for (std::size_t i = 0; i < out.pixels.size() / 4; ++i) {
        const auto* p = &is.pixels[i * 4];
        const int pale = 192 + (p[0] + p[1] + p[2]) / 12;
        const int d = same_size ? distance(was, is, i) : 0;
        const int grey = d > PictureDifference::kVisible ? 0 : std::max(0, pale - 4 * d);
        std::fill_n(&out.pixels[i * 4], 3, static_cast<std::uint8_t>(grey));
    }
    return out;
}

}  // namespace pledge::testing
