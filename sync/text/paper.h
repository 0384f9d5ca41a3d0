#pragma once

#include "sync/core/calendar.h"
#include "sync/text/drawing.h"
#include "sync/text/typeset.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace pledge::text {

// Opaque, as screens show it.
struct Ink {
    std::uint8_t red = 0, green = 0, blue = 0;
    bool operator==(const Ink&) const = default;
};
constexpr Ink ink(std::uint32_t rgb) {  // 0x1B2A38
    return {static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8),
            static_cast<std::uint8_t>(rgb)};
}

// Points (1/72 inch); y downwards from the top left corner of the page, whatever the language.
struct PaperBox {
    double x = 0, y = 0, width = 0, height = 0;
};
struct PaperSize {
    double width = 0, height = 0;
};
inline constexpr double kMm = 72 / 25.4;  // points in a millimetre
inline constexpr PaperSize kA4{210 * kMm, 297 * kMm}, kA3{297 * kMm, 420 * kMm};

// How a surface is filled where colour alone must not tell it apart.
enum class Hatch { none, rising, falling, upright, dots };

// Elements of a tagged PDF (ISO 32000-1, 14.8.4), as far as cairo 1.16 writes them.
enum class Element {
    document,
    part,
    h1,
    h2,
    h3,
    paragraph,
    table,
    row,
    heading_cell,
    cell,
    figure,
    list,
    item
};

struct PaperFacts {
    PaperSize size = kA4;
    std::string title, author;
    LanguageCode language{"en"};  // of the document, for whoever reads it out
    bool right_to_left = false;   // pages are bound at the right
    Day made{};                   // stands in the file; no clock is read
};

// A PDF, page after page: real text with its fonts inside, vectors, tags, bookmarks. The same calls give the
// same bytes. Everything drawn goes on the page begun last. One thread. Errors come with finish().
class Paper {
  public:
    explicit Paper(const PaperFacts& facts);
    Paper(Paper&&) noexcept;
    Paper& operator=(Paper&&) noexcept;
    ~Paper();

    void begin_page();
    // (x, y): top left corner of the box of lines. Nastaliq reaches out of it by up to half a line.
    void show(const Typeset& words, double x, double y, Ink colour);
    void fill(const PaperBox& box, Ink colour, double radius = 0);
    void outline(const PaperBox& box, Ink colour, double width, double radius = 0);
    void hatch(const PaperBox& box, Hatch kind, Ink colour);
    void line(double x1, double y1, double x2, double y2, Ink colour, double width);
    // Fills the box, keeping the drawing's shape; or stretched to the box.
    void picture(const Drawing& drawing, const PaperBox& box, bool mirrored = false);

    // What is drawn between belongs to the element. Ended on the page where it began, last begun first ended.
    void begin(Element element);
    void end(Element element);
    // A place that links lead to, and a link over what is drawn until end_link().
    void destination(const std::string& name, double y);
    void begin_link(const std::string& destination);
    void end_link();
    // An entry of the reader's table of contents; level 0, or 1 under the last of level 0.
    void bookmark(int level, const std::string& words, double y);

    // The whole file. Code::failed: cairo could not write it.
    Result<std::string> finish();

  private:
    struct Surface;
    std::unique_ptr<Surface> surface_;
};

}  // namespace pledge::text
