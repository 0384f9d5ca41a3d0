#include "tests/unit/text/shared.h"

#include <algorithm>

using namespace pledge;
using namespace pledge::text;
using namespace pledge::testing;

namespace {

std::string source() {
    return slurp(std::string(PLEDGE_SOURCE_DIR) + "/locales/languages.toml");
}

std::string replaced(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("English and Urdu know how they are written") {
    const auto languages = must(read_languages(source(), "languages.toml"));
    REQUIRE(languages.size() >= 2);
    const auto& en = languages[0];
    const auto& ur =
        *std::find_if(languages.begin(), languages.end(), [](const auto& l) { return l.code == kUrdu; });
    CHECK(en.code == kEnglish);
    CHECK(en.source());
    CHECK(en.families.starts_with("Noto Sans,"));
    CHECK(en.line(Step::body) == Approx(1.32));
    CHECK(ur.code == kUrdu);
    CHECK(ur.name == "اردو");
    CHECK(ur.right_to_left());
    CHECK(ur.families.starts_with("Noto Nastaliq Urdu,Noto Sans,"));
    CHECK(ur.line(Step::hero) == Approx(1.9));
    CHECK(ur.line(Step::body) == Approx(2.3));
    CHECK(ur.lift == Approx(0.2));
    for (const auto& language : languages) CHECK(language.families.find("Emoji") == std::string::npos);
}

TEST_CASE("a broken list of languages names file, place and remedy") {
    struct Case {
        const char *from, *to, *says;
    };
    const Case cases[] = {
        {"code = \"en\"", "code = \"fr\"", "no language \"en\"; add it"},
        {"code = \"ur\"", "code = \"en\"", "\"en\" is there twice; take one out"},
        {"script = \"nastaliq\"", "script = \"naskh\"", "languages[5].script is not known"},
        {"direction = \"rtl\"", "direction = \"up\"", "direction is not known; write \"ltr\" or \"rtl\""},
        {"body = 1.32, ", "", "line.body is missing; add"},
        {"body = 1.32", "body = 13", "line.body is out of range"},
        {"lift = 0.2", "lift = 2.0", "lift is out of range"},
        {"reviewed_by = \"\"", "checked = \"\"", "checked is not a known name"},
        {"format = 1", "format = 2", "format is out of range"},
    };
    for (const auto& c : cases) {
        const auto got = read_languages(replaced(source(), c.from, c.to), "languages.toml");
        INFO(c.from << " → " << c.to);
        REQUIRE_FALSE(got);
        INFO(got.error().say);
        CHECK(got.error().say.starts_with("languages.toml"));
        CHECK(got.error().say.find(c.says) != std::string::npos);
    }
}
