#include "tests/unit/text/shared.h"

#include <algorithm>

using namespace pledge;
using namespace pledge::text;
using namespace pledge::testing;

namespace {

bool edge_is_empty(const Bitmap& b) {
    const auto at = [&](int x, int y) { return b.pixels[static_cast<std::size_t>(y * b.extent.width + x)]; };
    for (int x = 0; x < b.extent.width; ++x)
        if (at(x, 0) || at(x, b.extent.height - 1)) return false;
    for (int y = 0; y < b.extent.height; ++y)
        if (at(0, y) || at(b.extent.width - 1, y)) return false;
    return true;
}

// Whether every pixel that is not blank lies in the ink box, give or take the one that antialiasing adds.
bool ink_is_where_it_says(const Bitmap& b) {
    const auto& ink = b.extent.ink;
    for (int y = 0; y < b.extent.height; ++y)
        for (int x = 0; x < b.extent.width; ++x)
            if (b.pixels[static_cast<std::size_t>(y * b.extent.width + x)] &&
                (x < ink.x - 1 || x > ink.right() || y < ink.y - 1 || y > ink.bottom()))
                return false;
    return true;
}

struct Setting {
    double size;
    Weight weight;
    int width;
    Step step;
};

}  // namespace

TEST_CASE("every text of every language has its glyphs, in the language's own font") {
    const auto words = shipped();
    auto engine = must(Paragraphs::open(kFonts, words.languages()));
    for (const auto& language : words.languages()) {
        const auto own = language.families.substr(0, language.families.find(','));
        for (const auto& [key, text] : every_text(words, language)) {
            INFO(language.code.text << " " << key << ": " << text);
            ParagraphSpec p;
            p.text = text;
            p.language = language.code;
            const auto shown = must(engine.glyphs(p));
            CHECK(shown.unknown == 0);
            if (key.starts_with("lang.") && words.languages().size() > 1) continue;  // names in other scripts
            CHECK(std::any_of(shown.runs.begin(), shown.runs.end(),
                              [&](const Run& r) { return r.family == own; }));
        }
    }
}

TEST_CASE("nothing of any text is cut off") {
    const auto words = shipped();
    auto engine = must(Paragraphs::open(kFonts, words.languages()));
    const Setting settings[] = {{34.7, Weight::bold, 0, Step::small},
                                {38, Weight::regular, 620, Step::body},
                                {64.5, Weight::bold, 900, Step::title}};
    for (const auto& language : words.languages())
        for (const auto& [key, text] : every_text(words, language))
            for (const auto& s : settings) {
                ParagraphSpec p{text,         language.code,         s.size, s.weight, s.width,
                                Align::start, language.line(s.step), 0,      0,        {}};
                const auto b = must(engine.draw(p));
                INFO(language.code.text << " " << key << " at " << s.size << ": " << text);
                CHECK(edge_is_empty(b));
                CHECK(ink_is_where_it_says(b));
                CHECK(b.extent.ink.width > 0);
                if (s.width > 0) CHECK(b.extent.logical.width <= s.width);
            }
}
