#pragma once

#include "kiosk/ui/picture.h"
#include "sync/text/paragraph.h"

#include <map>
#include <string>
#include <tuple>

namespace pledge::ui {

// A paragraph laid out: its size, and the picture of it, which may reach over the size (Nastaliq does).
// Pixels.
struct Shape {
    float width = 0, height = 0;  // of the text as a reader sees it: widest line × lines
    float left = 0, top = 0;      // where the picture's corner lies, seen from the text's own corner
    PicturePtr picture;
    float em = 0;
    int lines = 0;
};

// Lays out each paragraph once and remembers it. One thread.
class Typesetter {
  public:
    explicit Typesetter(text::Paragraphs& engine) : engine_(engine) {}

    const Shape& shape(const text::ParagraphSpec& spec);
    // Forgets what was laid out: nothing of a visit stays.
    void forget() { shapes_.clear(); }

  private:
    text::Paragraphs& engine_;
    std::map<std::string, Shape> shapes_;
};

}  // namespace pledge::ui
