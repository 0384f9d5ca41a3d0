#pragma once

#include "sync/core/result.h"
#include "sync/text/language.h"

#include <compare>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace pledge::text {

enum class Weight { regular = 400, bold = 700 };
enum class Align { start, center, end };  // start: left in English, right in Urdu

// Bytes of a text, from `from` up to but not including `to`.
struct Range {
    std::size_t from = 0, to = 0;
    auto operator<=>(const Range&) const = default;
};

// What to set. A plain value with an order, so that it can be the key of a cache of textures.
struct ParagraphSpec {
    std::string text;  // UTF-8; "\n" begins a new line
    LanguageCode language{"en"};
    double size = 38;  // pixels an em
    Weight weight = Weight::regular;
    int width =
        0;  // pixels to wrap at; 0: as wide as it gets. A single word that is wider sticks out: never torn
    Align align = Align::start;
    double line = 1.32;                       // em from baseline to baseline: Language::line()
    double letter_space = 0, word_space = 0;  // em added; letters of a joined script are never pulled apart
    std::vector<Range> bold;                  // parts in bold
    bool tear = false;  // a word wider than `width` is torn after all: on paper nothing may leave its column

    auto operator<=>(const ParagraphSpec&) const = default;
};

struct Rect {
    int x = 0, y = 0, width = 0, height = 0;  // pixels, y downwards
    int right() const { return x + width; }
    int bottom() const { return y + height; }
};

// Where things lie in a bitmap. It is as large as what is drawn (ink) and the lines' own box (logical)
// together: Nastaliq reaches far out of its lines, and nothing of it may be cut off.
struct Extent {
    int width = 0, height = 0;
    Rect logical;      // widest line × number of lines × line height: lay out with this
    Rect ink;          // what is black; empty for a text of spaces
    int baseline = 0;  // of the first line, from the top
    int lines = 0;
};

struct Bitmap {
    Extent extent;
    std::vector<std::uint8_t> pixels;  // coverage 0–255, rows of extent.width bytes, from the top
};

// A stretch of glyphs of one font, in the order in which they are drawn.
struct Run {
    std::string family;
    std::vector<std::uint32_t> glyphs;
    int line = 0;  // from the top
};
struct Glyphs {
    std::vector<Run> runs;
    int unknown = 0;  // letters that no font has; shown as boxes
};

// Shapes, wraps and rasterises with Pango and cairo: grey antialiasing and no hinting, so that the same text
// gives the same pixels on every machine with the same packages. One engine belongs to one thread; several
// may live side by side. The first paragraph of a language takes several milliseconds: warm() spends them
// before a child waits.
class Paragraphs {
  public:
    // `fonts`: assets/fonts.conf. It also becomes fontconfig's default for the process, because Pango
    // otherwise reads every font of the system beside it.
    // `languages`: what a spec's code may name; any other code is set as the first of them.
    static Result<Paragraphs> open(const std::filesystem::path& fonts, std::vector<Language> languages);

    Paragraphs(Paragraphs&&) noexcept;
    Paragraphs& operator=(Paragraphs&&) noexcept;
    ~Paragraphs();

    // Whether the font that the language is set in is installed; quick.
    bool has_font(const LanguageCode& language) const;
    // Code::not_found when the fonts of the language are not installed.
    Status warm(const LanguageCode& language);

    // Code::too_large for more than 16 KB of text, a size beyond 4–1000 px, a line beyond 0.5–5 em, more than
    // 2 em of added space, or more than 16,384 px either way.
    Result<Bitmap> draw(const ParagraphSpec& spec);
    Result<Extent> measure(const ParagraphSpec& spec);
    Result<Glyphs> glyphs(const ParagraphSpec& spec);

  private:
    friend class Typeset;
    struct Engine;
    explicit Paragraphs(std::unique_ptr<Engine> engine);

    std::unique_ptr<Engine> engine_;
};

}  // namespace pledge::text
