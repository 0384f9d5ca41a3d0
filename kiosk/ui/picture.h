#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

namespace pledge::ui {

// Pixels, top row first. Coverage holds one byte a pixel (tinted when drawn), colour four (RGBA, straight
// alpha).
struct Bitmap {
    int width = 0, height = 0;
    bool coverage = false;
    std::vector<std::uint8_t> pixels;
};

// Something drawable that is rastered when it is first put on glass. Its size is known before. Immutable; the
// thread that draws is the one that makes.
class Picture {
  public:
    Picture(int width, int height, std::function<Bitmap()> make)
        : id_(next_id()), width_(width), height_(height), make_(std::move(make)) {}

    std::uint64_t id() const { return id_; }  // never used twice
    int width() const { return width_; }
    int height() const { return height_; }
    Bitmap make() const { return make_(); }

  private:
    static std::uint64_t next_id() {
        static std::uint64_t last = 0;
        return ++last;
    }
    std::uint64_t id_;
    int width_, height_;
    std::function<Bitmap()> make_;
};
using PicturePtr = std::shared_ptr<const Picture>;

}  // namespace pledge::ui
