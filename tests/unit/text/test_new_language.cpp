#include "kiosk/flow/config.h"
#include "tests/unit/text/reference_shaper.h"
#include "tests/unit/text/shared.h"

#include "words/kiosk.h"

using namespace pledge;
using namespace pledge::text;
using namespace pledge::testing;

namespace {

// What pashto.py made with deploy/add-language: Pashto with three translations.
const std::string kFolder = std::string(TEXT_TEST_DIR) + "/pashto";
const LanguageCode kPashto("ps");

Catalogues with_pashto() {
    auto out = must(Catalogues::load(kFolder + "/words"));
    for (const auto& pack : packs()) must(out.add_folder(kFolder + "/words", pack.id));
    return out;
}

}  // namespace

TEST_CASE("a language that deploy/add-language made shows its words, and English where it has none") {
    const auto words = with_pashto();
    const auto help = words.get(kPashto, words::nav_help);
    CHECK(help.text == "مرسته");
    CHECK(help.draft);
    CHECK_FALSE(help.missing);
    const auto stop = words.get(kPashto, words::nav_stop);
    CHECK(stop.text == "Stop");
    CHECK(stop.missing);
    int translated = 0, english = 0;
    for (const auto* key : words::all) ++(words.get(kPashto, *key).missing ? english : translated);
    CHECK(translated == 3);
    CHECK(english > 250);
}

TEST_CASE("a kiosk.toml that names a new language gets it") {
    const auto words = with_pashto();
    std::vector<std::string> have;
    for (const auto& language : words.languages()) have.push_back(language.code.text);
    auto config = must(flow::read_config("kiosk.toml", "languages = [\"en\", \"ps\"]"));
    CHECK(must(flow::settle_languages(config, have, "")).empty());
    CHECK(config.languages == std::vector<std::string>{"en", "ps"});
    CHECK(must(flow::settle_languages(config, have, "ps")).empty());
    CHECK(config.first_language == "ps");
    // the product itself has no Pashto
    CHECK(shipped().language(kPashto).code == kEnglish);
}

TEST_CASE("Pashto is set from right to left in its own font, with every letter of its own") {
    const auto words = with_pashto();
    auto engine = must(Paragraphs::open(kFolder + "/assets/fonts.conf", words.languages()));
    const auto& pashto = words.language(kPashto);
    CHECK(pashto.name == "پښتو");
    CHECK(pashto.right_to_left());
    CHECK(pashto.families.starts_with("Noto Naskh Arabic,Noto Sans,"));
    must(engine.warm(kPashto));
    const std::string noto = "/usr/share/fonts/truetype/noto/";
    const ReferenceShaper reference({{"Noto Naskh Arabic", noto + "NotoNaskhArabic-Regular.ttf"},
                                     {"Noto Sans", noto + "NotoSans-Regular.ttf"}});
    auto texts = every_text(words, pashto);
    texts["the letters of Pashto"] = "ټول ډوډۍ لوړ ښوونځی ګل کوڼ ېې ۍ";
    for (const auto& [key, text] : texts) {
        if (key.starts_with("lang.")) continue;  // names in other scripts
        INFO(key << ": " << text);
        ParagraphSpec spec;
        spec.text = text;
        spec.language = kPashto;
        const auto shown = must(engine.glyphs(spec));
        CHECK(shown.unknown == 0);
        std::vector<ReferenceShaper::Run> runs;
        for (const auto& run : shown.runs) {
            if (run.glyphs.empty()) continue;
            if (runs.empty() || runs.back().family != run.family) runs.push_back({run.family, {}});
            auto& to = runs.back().glyphs;
            to.insert(to.end(), run.glyphs.begin(), run.glyphs.end());
        }
        CHECK(runs == reference.shape(text, pashto));
    }
    // two lines of it do not meet
    ParagraphSpec spec;
    spec.text = texts["the letters of Pashto"];
    spec.language = kPashto;
    for (const auto step : {Step::small, Step::body, Step::title, Step::hero}) {
        spec.line = pashto.line(step);
        CHECK(must(engine.measure(spec)).ink.height <= pashto.line(step) * spec.size);
    }
    // and the fonts that are shipped have no Naskh: the letters would be set in Nastaliq
    auto without = must(Paragraphs::open(kFonts, words.languages()));
    CHECK_FALSE(without.warm(kPashto));
}
