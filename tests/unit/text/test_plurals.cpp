#include "tests/unit/text/shared.h"

#include <set>

#include "words/kiosk.h"
#include <unicode/plurrule.h>

using namespace pledge;
using namespace pledge::text;
using namespace pledge::testing;

namespace {

const unsigned kNumbers[] = {0, 1, 2, 3, 4, 5, 11, 12, 14, 21, 22, 25, 100, 101, 102, 111, 112, 1000};

// How Unicode's CLDR calls the form for a number: "one", "few", "many", "other".
class Cldr {
  public:
    explicit Cldr(const std::string& code) {
        UErrorCode error = U_ZERO_ERROR;
        rules_.reset(icu::PluralRules::forLocale(icu::Locale(code.c_str()), error));
        REQUIRE(U_SUCCESS(error));
    }
    std::string form(unsigned n) const {
        std::string out;
        return rules_->select(static_cast<std::int32_t>(n)).toUTF8String(out);
    }

  private:
    std::unique_ptr<icu::PluralRules> rules_;
};

// CLDR counts nothing like one thing in Punjabi, gettext like many: both are said.
bool disputed(const Language& language, unsigned n) {
    return language.code.text == "pa" && n == 0;
}

}  // namespace

TEST_CASE("each language chooses among its plural forms as CLDR does") {
    const auto words = shipped();
    for (const auto& language : words.languages()) {
        const Cldr cldr(language.code.text);
        for (const auto* key : words::all) {
            if (!key->plural) continue;
            std::map<std::string, std::set<std::string>> forms;
            std::set<std::string> different;
            for (const auto n : kNumbers) {
                const auto said = words.get(language.code, *key, n);
                INFO(language.code.text << " " << key->id << " " << n);
                CHECK_FALSE(said.text.empty());
                CHECK_FALSE(said.missing);
                different.insert(said.text);
                if (!disputed(language, n)) forms[cldr.form(n)].insert(said.text);
            }
            for (const auto& [form, texts] : forms) {
                INFO(language.code.text << " " << key->id << ", form " << form << ": " << *texts.begin());
                CHECK(texts.size() == 1);
            }
            if (key->id != std::string("welcome.short")) continue;  // every form of it shows its number
            INFO(language.code.text << " " << key->id);
            CHECK(different.size() == forms.size());
        }
    }
}

TEST_CASE("numbers take the forms that a reader of Polish and Slovak expects") {
    const auto words = shipped();
    struct Expected {
        const char* language;
        std::vector<unsigned> one, few, many;
    };
    const Expected all[] = {
        {"pl", {1}, {2, 3, 4, 22, 102}, {0, 5, 11, 12, 14, 21, 25, 100, 101, 112}},
        {"sk", {1}, {2, 3, 4}, {0, 5, 11, 12, 21, 22, 25, 100, 101, 102}},
    };
    for (const auto& expected : all) {
        const LanguageCode code(expected.language);
        const auto form = [&](unsigned n) { return words.get(code, words::welcome_short, n).text; };
        INFO(expected.language);
        for (const auto n : expected.one) CHECK(form(n) == form(1));
        for (const auto n : expected.few) CHECK(form(n) == form(2));
        for (const auto n : expected.many) CHECK(form(n) == form(5));
        CHECK(std::set{form(1), form(2), form(5)}.size() == 3);
    }
}
