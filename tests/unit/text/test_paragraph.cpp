#include "tests/unit/text/shared.h"

#include <algorithm>
#include <filesystem>
#include <numeric>

using namespace pledge;
using namespace pledge::text;
using namespace pledge::testing;

namespace {

const Language& named(const std::vector<Language>& all, const LanguageCode& code) {
    return *std::find_if(all.begin(), all.end(), [&](const Language& l) { return l.code == code; });
}

std::vector<Language> languages() {
    auto out = must(
        read_languages(slurp(std::string(PLEDGE_SOURCE_DIR) + "/locales/languages.toml"), "languages.toml"));
    auto left = named(out, kUrdu), bare = left;
    left.code = LanguageCode("ur-from-left");
    left.direction = Direction::left_to_right;
    bare.code = LanguageCode("ur-bare");
    bare.families = "No Such Font,Noto Sans";
    out.push_back(left);
    out.push_back(bare);
    return out;
}

struct Bench {
    std::vector<Language> all = languages();
    Language en = named(all, kEnglish), ur = named(all, kUrdu), from_left = all[all.size() - 2];
    Paragraphs engine = must(Paragraphs::open(kFonts, all));

    Bitmap draw(const Language& l, const ParagraphSpec& p) { return must(engine.draw(in(l, p))); }
    Extent measure(const Language& l, const ParagraphSpec& p) { return must(engine.measure(in(l, p))); }
    Glyphs glyphs(const Language& l, const ParagraphSpec& p) { return must(engine.glyphs(in(l, p))); }

    static ParagraphSpec in(const Language& language, ParagraphSpec p) {
        p.language = language.code;
        return p;
    }
};

ParagraphSpec set(std::string text, double size = 38, int width = 0) {
    ParagraphSpec p;
    p.text = std::move(text);
    p.size = size;
    p.width = width;
    return p;
}

// Rows that hold a pixel of at least half coverage: first and one past the last.
std::pair<int, int> dark_rows(const Bitmap& b) {
    int first = -1, last = -1;
    for (int i = 0; i < b.extent.width * b.extent.height; ++i)
        if (b.pixels[static_cast<std::size_t>(i)] > 127) {
            if (first < 0) first = i / b.extent.width;
            last = i / b.extent.width;
        }
    return {first, last + 1};
}

int ink_in(const Bitmap& b, const Rect& r) {
    int sum = 0;
    for (int y = r.y; y < r.bottom(); ++y)
        for (int x = r.x; x < r.right(); ++x)
            sum += b.pixels[static_cast<std::size_t>(y * b.extent.width + x)];
    return sum;
}

const std::string kEnglishText = "You can skip any question. You can stop when you like.";
const std::string kUrduText = "آپ چاہیں تو کوئی بھی سوال چھوڑ دیں۔ جب چاہیں رک جائیں۔";

}  // namespace

TEST_CASE("capitals are 0.714 em and stand on the baseline") {
    Bench on;
    const auto h = on.draw(on.en, set("H", 200));
    const auto [top, bottom] = dark_rows(h);
    CHECK(bottom - top == Approx(0.714 * 200).margin(1));
    CHECK(bottom == h.extent.baseline);
    // the smallest thing a child reads: 8.6 mm at 4.03 px/mm
    CHECK(on.measure(on.en, set("H", 34.7)).ink.height >= 24);
}

TEST_CASE("what a line height leaves over is shared above and below") {
    Bench on;
    // Noto Sans: ascent 1.069 em, descent 0.293 em
    for (const double line : {1.15, 1.32, 2.0}) {
        auto p = set("H", 100);
        p.line = line;
        const auto extent = on.measure(on.en, p);
        CHECK(extent.baseline - extent.logical.y == Approx((line - 1.362) / 2 * 100 + 106.9).margin(1));
        CHECK(extent.logical.height == Approx(line * 100).margin(1));
        p.text = "H\nH";
        const auto two = on.draw(on.en, p);
        CHECK(dark_rows(two).second - two.extent.baseline == Approx(line * 100).margin(1));
    }
}

TEST_CASE("the same text gives the same pixels, in one engine and in two") {
    Bench one, two;
    for (const auto* language : {&one.en, &one.ur}) {
        auto p = set(language->right_to_left() ? kUrduText : kEnglishText, 38, 400);
        p.line = language->line(Step::body);
        const auto first = one.draw(*language, p);
        CHECK(first.pixels == one.draw(*language, p).pixels);
        CHECK(first.pixels == two.draw(*language, p).pixels);
        CHECK(std::accumulate(first.pixels.begin(), first.pixels.end(), 0L) > 10000);
    }
}

TEST_CASE("measuring and drawing agree") {
    Bench on;
    const auto p = set(kUrduText, 46, 500);
    const auto extent = on.measure(on.ur, p);
    const auto bitmap = on.draw(on.ur, p);
    CHECK(extent.width == bitmap.extent.width);
    CHECK(extent.height == bitmap.extent.height);
    CHECK(extent.logical.width == bitmap.extent.logical.width);
    CHECK(extent.baseline == bitmap.extent.baseline);
    CHECK(bitmap.pixels.size() == static_cast<std::size_t>(extent.width * extent.height));
}

TEST_CASE("texts wrap within their width, and lines keep their height") {
    Bench on;
    for (const auto& [language, text] : {std::pair{on.en, kEnglishText}, std::pair{on.ur, kUrduText}}) {
        const double line = language.line(Step::body);
        const int whole = on.measure(language, set(text)).logical.width;
        for (const int width : {whole / 2, whole / 3, whole / 4}) {
            auto p = set(text, 38, width);
            p.line = line;
            const auto got = on.measure(language, p);
            INFO(language.code.text << " in " << width);
            CHECK(got.logical.width <= width);
            CHECK(got.lines > 1);
            CHECK(got.logical.height == static_cast<int>(std::ceil(got.lines * line * 38)));
        }
    }
    // a second font in a line must not push the next line down
    auto p = set("ایک\nاردو 12 English ਪੰਜਾਬੀ\nدو", 38);
    p.line = on.ur.line(Step::body);
    CHECK(on.measure(on.ur, p).logical.height == static_cast<int>(std::ceil(3 * 2.3 * 38)));
    // a word is never torn: it sticks out, and whoever lays out can see it
    CHECK(on.measure(on.en, set("unbelievably", 38, 60)).logical.width > 60);
    CHECK(on.measure(on.en, set("unbelievably", 38, 60)).lines == 1);
}

TEST_CASE("lines start at the right in Urdu and at the left in English") {
    Bench on;
    const auto last_line = [](const Bitmap& b, bool right) {
        const auto& box = b.extent.logical;
        const int height = box.height / b.extent.lines;
        return ink_in(b, {box.x + (right ? box.width - box.width / 3 : 0), box.bottom() - height / 2,
                          box.width / 3, height / 4});
    };
    auto p = set("ایک لمبی سطر جو پوری ہے\nدو");
    p.line = 2.3;
    auto b = on.draw(on.ur, p);
    CHECK(last_line(b, true) > 0);
    CHECK(last_line(b, false) == 0);
    p.align = Align::end;
    b = on.draw(on.ur, p);
    CHECK(last_line(b, true) == 0);
    CHECK(last_line(b, false) > 0);
    auto q = set("a line that is much longer\nno");
    b = on.draw(on.en, q);
    CHECK(last_line(b, true) == 0);
    CHECK(last_line(b, false) > 0);
    q.align = Align::center;
    b = on.draw(on.en, q);
    CHECK(last_line(b, true) + last_line(b, false) == 0);
}

TEST_CASE("a text that begins with a number keeps its language's direction") {
    Bench on;
    const auto right = on.glyphs(on.ur, set("12 سوال"));
    const auto left = on.glyphs(on.from_left, set("12 سوال"));
    REQUIRE(right.runs.size() >= 2);
    REQUIRE(right.runs.back().glyphs.size() >= 2);
    REQUIRE(left.runs.front().glyphs.size() >= 2);
    // drawn from the left: the number comes last in Urdu
    for (const std::size_t i : {0U, 1U}) CHECK(right.runs.back().glyphs[i] == left.runs.front().glyphs[i]);
    CHECK(right.runs.front().glyphs != left.runs.front().glyphs);
}

TEST_CASE("Urdu letters join") {
    Bench on;
    const auto joined = on.glyphs(on.ur, set("گھر"));
    const auto apart = on.glyphs(on.ur, set("گ\u200cھ\u200cر"));  // zero-width non-joiners
    REQUIRE(joined.runs.size() == 1);
    CHECK(joined.runs[0].family == "Noto Nastaliq Urdu");
    CHECK(joined.unknown == 0);
    CHECK(apart.unknown == 0);
    std::vector<std::uint32_t> loose;
    for (const auto& run : apart.runs) loose.insert(loose.end(), run.glyphs.begin(), run.glyphs.end());
    CHECK(joined.runs[0].glyphs != loose);
    CHECK(on.measure(on.ur, set("گھر")).logical.width <
          on.measure(on.ur, set("گ\u200cھ\u200cر")).logical.width);
}

TEST_CASE("only the named fonts are seen, and what they lack is counted") {
    Bench on;
    CHECK(on.glyphs(on.en, set("\U0001F600")).unknown == 1);
    CHECK(on.glyphs(on.en, set("1 2 3 #*")).runs.front().family == "Noto Sans");
    CHECK(on.glyphs(on.en, set("1 2 3 #*")).unknown == 0);
    CHECK(on.glyphs(on.ur, set("\u206812\u2069")).unknown == 0);
    CHECK(on.glyphs(on.en, set("ਪੰਜਾਬੀ")).runs.front().family == "Noto Sans Gurmukhi");
}

TEST_CASE("bold is bolder, whole or in part, in each script") {
    Bench on;
    const auto ink_of = [&](const Language& language, const ParagraphSpec& p) {
        const auto b = on.draw(language, p);
        return std::accumulate(b.pixels.begin(), b.pixels.end(), 0L);
    };
    for (const char* text : {"محفوظ گھر", "ਪੰਜਾਬੀ"}) {
        auto p = set(text);
        const auto regular = ink_of(on.ur, p);
        p.weight = Weight::bold;
        CHECK(ink_of(on.ur, p) > regular);
    }
    const auto ink = [&](const ParagraphSpec& p) { return ink_of(on.en, p); };
    auto p = set("After Send");
    const auto regular = ink(p);
    p.bold = {{0, 5}};
    const auto part = ink(p);
    p.bold.clear();
    p.weight = Weight::bold;
    CHECK(part > regular);
    CHECK(ink(p) > part);
}

TEST_CASE("more space: letters in English, only words where letters join") {
    Bench on;
    const auto width = [&](const Language& l, const char* text, double letter, double word) {
        auto p = set(text, 40);
        p.letter_space = letter;
        p.word_space = word;
        return on.measure(l, p).logical.width;
    };
    CHECK(width(on.en, "abcd", 0.1, 0) == Approx(width(on.en, "abcd", 0, 0) + 3 * 4).margin(2));
    CHECK(width(on.en, "ab cd ef", 0, 0.5) == Approx(width(on.en, "ab cd ef", 0, 0) + 2 * 20).margin(2));
    CHECK(width(on.ur, "سوال", 0.1, 0) == width(on.ur, "سوال", 0, 0));
    CHECK(width(on.ur, "کیا یہ ہے", 0, 0.5) == Approx(width(on.ur, "کیا یہ ہے", 0, 0) + 2 * 20).margin(2));
}

TEST_CASE("odd input is set or refused, never fatal") {
    Bench on;
    CHECK(on.draw(on.en, set("")).extent.lines == 1);
    CHECK(on.draw(on.en, set("")).extent.ink.width == 0);
    CHECK(on.draw(on.en, set("broken \xff\xc3 bytes")).extent.ink.width > 0);
    CHECK(on.draw(on.en, set("\n\n")).extent.lines == 3);
    for (const auto& p : {set(std::string(20000, 'x')), set("x", 2), set("x", 2000), set("x", std::nan("")),
                          set("x", 38, -1), set(std::string(4000, 'x'), 100)}) {
        const auto got = on.engine.draw(p);
        REQUIRE_FALSE(got);
        CHECK(got.error().code == Code::too_large);
    }
    for (const double bad : {-1.0, 9.0, std::nan("")}) {
        auto q = set("x y");
        q.letter_space = bad;
        CHECK_FALSE(on.engine.draw(q));
        std::swap(q.letter_space, q.word_space);
        CHECK_FALSE(on.engine.draw(q));
        q.word_space = 0;
        q.line = bad;
        CHECK_FALSE(on.engine.draw(q));
    }
    auto p = set("short");
    p.bold = {{2, 900}, {7, 3}};
    CHECK(on.draw(on.en, p).extent.ink.width > 0);
}

TEST_CASE("a language that is not known is set like the first") {
    Bench on;
    auto p = set("Hello");
    p.language = LanguageCode("xx");
    CHECK(must(on.engine.draw(p)).pixels == on.draw(on.en, set("Hello")).pixels);
}

TEST_CASE("missing fonts are named before a child waits") {
    Bench on;
    must(on.engine.warm(kEnglish));
    must(on.engine.warm(kUrdu));
    const auto cold = on.engine.warm(LanguageCode("ur-bare"));
    REQUIRE_FALSE(cold);
    CHECK(cold.error().say == "The font No Such Font is not there; install fonts-noto-core.");
    CHECK_FALSE(Paragraphs::open("/nowhere/fonts.conf", on.all));
    const auto empty = std::string(TEXT_TEST_DIR) + "/empty.conf";
    std::ofstream(empty) << "<?xml version=\"1.0\"?><fontconfig></fontconfig>";
    const auto none = Paragraphs::open(empty, on.all);
    REQUIRE_FALSE(none);
    CHECK(none.error().say.find("install fonts-noto-core") != std::string::npos);
}
