#include "sync/text/fill.h"
#include "tests/support/pseudo.h"
#include "tests/unit/text/shared.h"

#include "words/kiosk.h"

using namespace pledge;
using namespace pledge::text;
using namespace pledge::testing;

namespace {

// Letters outside of {names}.
std::size_t letters(const std::string& text) {
    std::size_t out = 0;
    bool inside = false;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '{') inside = true;
        if (!inside && (byte >= 0xC0 || std::isalpha(byte))) ++out;
        if (c == '}') inside = false;
    }
    return out;
}

}  // namespace

TEST_CASE("the language for trying longer words is two fifths longer, keeps names and has glyphs") {
    const auto& folder = kPseudoLocales;
    auto words = must(Catalogues::load(folder));
    for (const auto& pack : packs()) must(words.add_folder(folder, pack.id));
    const auto& xa = words.language(LanguageCode(kPseudo));
    REQUIRE(xa.code.text == kPseudo);
    auto engine = must(Paragraphs::open(kFonts, words.languages()));
    const auto english = every_text(words, words.language(kEnglish));
    for (const auto& [key, text] : every_text(words, xa)) {
        INFO(key << ": " << text);
        if (key.ends_with("filled") || key.starts_with("lang.")) continue;
        const auto was = static_cast<double>(letters(english.at(key)));
        CHECK(static_cast<double>(letters(text)) >= 1.4 * was);
        CHECK(static_cast<double>(letters(text)) <= 1.4 * was + 1);
        CHECK(placeholders(text) == placeholders(english.at(key)));
        ParagraphSpec spec;
        spec.text = text;
        CHECK(must(engine.glyphs(spec)).unknown == 0);
    }
    // it is for tests alone
    CHECK(shipped().language(xa.code).code == kEnglish);
}
