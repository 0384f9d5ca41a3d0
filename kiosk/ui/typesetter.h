#pragma once

#include "kiosk/ui/picture.h"
#include "sync/text/paragraph.h"

#include <map>

namespace pledge::ui {

// A paragraph laid out: its size as a reader sees it (widest line × lines), and the picture of it, which may
// reach over that size: Nastaliq does. Pixels.
struct Shape {
    float width = 0, height = 0;
    float left = 0, top = 0;            // where the picture's corner lies, seen from the text's own corner
    float ink_top = 0, ink_bottom = 0;  // of what is black, seen from the text's top
    float em = 0;
    int lines = 0;
    PicturePtr picture;
};

// Lays out each paragraph once and remembers it; rasters when drawn. One thread, the one of its engine.
class Typesetter {
  public:
    explicit Typesetter(text::Paragraphs& engine) : engine_(engine) {}

    const Shape& shape(const text::ParagraphSpec& spec);
    // What was laid out so far: how a test finds the words behind a picture.
    const std::map<text::ParagraphSpec, Shape>& shapes() const { return shapes_; }
    // Forgets everything that was laid out.
    void forget() { shapes_.clear(); }

  private:
    text::Paragraphs& engine_;
    std::map<text::ParagraphSpec, Shape> shapes_;
};

}  // namespace pledge::ui
