#include "tests/unit/text/reference_shaper.h"
#include "tests/unit/text/shared.h"

#include <sstream>

using namespace pledge;
using namespace pledge::text;
using namespace pledge::testing;

namespace {

const std::string kNoto = "/usr/share/fonts/truetype/noto/";

std::map<std::string, std::string> files(const std::string& weight = "Regular") {
    return {{"Noto Sans", kNoto + "NotoSans-" + weight + ".ttf"},
            {"Noto Sans Gurmukhi", kNoto + "NotoSansGurmukhi-" + weight + ".ttf"},
            {"Noto Nastaliq Urdu", kNoto + "NotoNastaliqUrdu-" + weight + ".ttf"},
            {"Noto Naskh Arabic", kNoto + "NotoNaskhArabic-" + weight + ".ttf"}};
}

using Line = std::vector<ReferenceShaper::Run>;

// What the product shows, line by line; runs of one font that touch are one.
std::vector<Line> shown(Paragraphs& engine, const std::string& text, const Language& language,
                        Weight weight) {
    ParagraphSpec spec;
    spec.text = text;
    spec.language = language.code;
    spec.weight = weight;
    const auto glyphs = must(engine.glyphs(spec));
    CHECK(glyphs.unknown == 0);
    std::vector<Line> out(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')) + 1);
    for (const auto& run : glyphs.runs) {
        auto& line = out.at(static_cast<std::size_t>(run.line));
        if (run.glyphs.empty()) continue;
        if (line.empty() || line.back().family != run.family) line.push_back({run.family, {}});
        auto& to = line.back().glyphs;
        to.insert(to.end(), run.glyphs.begin(), run.glyphs.end());
    }
    return out;
}

std::vector<Line> expected(const ReferenceShaper& reference, const std::string& text,
                           const Language& language) {
    std::vector<Line> out;
    std::stringstream in(text);
    for (std::string line; std::getline(in, line);) out.push_back(reference.shape(line, language));
    return out;
}

std::string written(const std::vector<Line>& lines) {
    std::stringstream out;
    for (const auto& line : lines)
        for (const auto& run : line) {
            out << "\n  " << run.family << ":";
            for (const auto glyph : run.glyphs) out << " " << glyph;
        }
    return out.str();
}

// How many texts of a language differ.
int differences(Paragraphs& engine, const ReferenceShaper& reference, const Language& as_shown,
                const Language& as_expected, const std::map<std::string, std::string>& texts) {
    int out = 0;
    for (const auto& [key, text] : texts)
        if (shown(engine, text, as_shown, Weight::regular) != expected(reference, text, as_expected)) ++out;
    return out;
}

}  // namespace

TEST_CASE("every text of every language has the glyphs that HarfBuzz gives it") {
    const auto words = shipped();
    auto engine = must(Paragraphs::open(kFonts, words.languages()));
    for (const auto weight : {Weight::regular, Weight::bold}) {
        const ReferenceShaper reference(files(weight == Weight::bold ? "Bold" : "Regular"));
        for (const auto& language : words.languages()) {
            const auto texts = every_text(words, language);
            for (const auto& [key, text] : texts) {
                const auto got = shown(engine, text, language, weight),
                           want = expected(reference, text, language);
                INFO(language.code.text << " " << key << ": " << text << "\nshown" << written(got)
                                        << "\nHarfBuzz" << written(want));
                CHECK(got == want);
                for (const auto& line : want)
                    for (const auto& run : line)
                        CHECK(std::count(run.glyphs.begin(), run.glyphs.end(), 0U) == 0);
            }
            CHECK(texts.size() > 400);
        }
    }
}

TEST_CASE("a wrong font, language or direction does not pass for the right one") {
    const auto words = shipped();
    auto engine = must(Paragraphs::open(kFonts, words.languages()));
    const ReferenceShaper right(files());
    const std::map<std::string, std::string> likeness = {{"latin", "NotoSansMath-Regular.ttf"},
                                                         {"gurmukhi", "NotoSerifGurmukhi-Regular.ttf"},
                                                         {"nastaliq", "NotoNaskhArabic-Regular.ttf"}};
    for (const auto& language : words.languages()) {
        INFO(language.code.text);
        const auto texts = every_text(words, language);
        const auto differ = [&](const ReferenceShaper& reference, const Language& as) {
            return differences(engine, reference, language, as, texts);
        };
        REQUIRE(differ(right, language) == 0);
        auto other = files();
        other[language.families.substr(0, language.families.find(','))] =
            kNoto + likeness.at(language.script);
        // where fonts were drawn in one workshop, many glyphs have the same number in both
        CHECK(differ(ReferenceShaper(other), language) > static_cast<int>(texts.size() / 2));
        auto turned = language;
        turned.direction = language.right_to_left() ? Direction::left_to_right : Direction::right_to_left;
        CHECK(differ(right, turned) > static_cast<int>(texts.size() / 10));
        if (language.code != kUrdu) continue;  // the forms of the other languages are their script's
        auto persian = language;
        persian.code = LanguageCode("fa");
        CHECK(differ(right, persian) > static_cast<int>(texts.size() / 10));
    }
}
