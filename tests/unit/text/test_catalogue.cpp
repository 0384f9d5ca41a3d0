#include "tests/unit/text/shared.h"

#include <clocale>
#include <cstring>
#include <filesystem>

#include "words/kiosk.h"

using namespace pledge;
using namespace pledge::text;
using namespace pledge::testing;

namespace {

const LanguageCode kPolish("pl"), kEmpty("xe");

std::string mo(const char* name) {
    return slurp(std::string(TEXT_TEST_DIR) + "/" + name);
}

// A folder of languages of its own: Urdu as shipped, a Polish without sets, one in which nothing is
// translated.
class Folder {
  public:
    explicit Folder(const std::string& reviewed_by = "a reviewer")
        : path_(std::string(TEXT_TEST_DIR) + "/languages") {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
        const auto shipped = slurp(kLocales + "/languages.toml");
        write("languages.toml", shipped.substr(0, shipped.find("[[languages]]")) +
                                    entry("en", "latin", "source") + entry("ur", "nastaliq", "") +
                                    entry("pl", "latin", reviewed_by) + entry("xe", "latin", ""));
        for (const char* code : {"ur", "pl", "xe"})
            for (const char* name : {"kiosk.mo", "kiosk.reviewed.mo"}) {
                std::filesystem::create_directories(path_ + "/" + code);
                write(std::string(code) + "/" + name,
                      code == kEmpty.text ? mo("empty.mo") : slurp(kLocales + "/ur/" + name));
            }
    }
    const std::string& path() const { return path_; }
    void write(const std::string& name, const std::string& bytes) const {
        std::ofstream(path_ + "/" + name, std::ios::binary) << bytes;
    }

  private:
    static std::string entry(const std::string& code, const std::string& script,
                             const std::string& reviewed_by) {
        return "[[languages]]\ncode = \"" + code + "\"\nname = \"" + code + "\"\nscript = \"" + script +
               "\"\nplurals = \"nplurals=3\"\nreviewed_by = \"" + reviewed_by + "\"\n";
    }
    std::string path_;
};

Catalogues polish(const std::string& reviewed_by = "a reviewer") {
    const Folder folder(reviewed_by);
    auto out = must(Catalogues::load(folder.path()));
    const auto all = mo("three-forms.mo"), reviewed = mo("three-forms.reviewed.mo");
    must(out.add(kPolish, SetId("set"), view_of(all), view_of(reviewed)));
    return out;
}

constexpr Key kQuestions{"set/questions", "{count} question", "{count} questions", nullptr};

}  // namespace

TEST_CASE("words are asked for by language, whatever the machine speaks") {
    REQUIRE(std::string(std::setlocale(LC_ALL, nullptr)) == "C");
    const auto words = shipped();
    CHECK(words.get(kEnglish, words::nav_next).text == "Next");
    CHECK(words.get(kUrdu, words::nav_next).text == "آگے");
    CHECK(words.get(kEnglish, words::nav_next).text == "Next");
    CHECK(words.get(kUrdu, "derby-2024/safe-home/pictures", "A safe home").text == "محفوظ گھر");
    CHECK(words.get(kEnglish, "derby-2024/safe-home/pictures", "A safe home").text == "A safe home");
    CHECK(std::string(std::setlocale(LC_ALL, nullptr)) == "C");
}

TEST_CASE("the same English in two places has two translations") {
    const auto words = polish();
    CHECK(words.get(kPolish, "set/button/close", "Close").text == "Zamknij");
    CHECK(words.get(kPolish, "set/near/close", "Close").text == "Blisko");
    CHECK(words.get(kPolish, "set/elsewhere/close", "Close").missing);
}

TEST_CASE("plural forms follow the language's own rule") {
    const auto words = polish();
    const auto form = [&](std::uint64_t n) { return words.get(kPolish, kQuestions, n).text; };
    CHECK(form(0) == "{count} pytań");
    CHECK(form(1) == "{count} pytanie");
    CHECK(form(2) == "{count} pytania");
    CHECK(form(5) == "{count} pytań");
    CHECK(form(12) == "{count} pytań");
    CHECK(form(22) == "{count} pytania");
    CHECK(form(UINT64_C(1) << 40) == form(2147483647));
    CHECK(words.get(kEnglish, kQuestions, 1).text == "{count} question");
    CHECK(words.get(kEnglish, kQuestions, 0).text == "{count} questions");
    CHECK(words.get(kUrdu, kQuestions, 2).text == "{count} questions");
    CHECK(words.get(kEnglish, words::nav_next, 7).text == "Next");
}

TEST_CASE("a draft says so until it is cleared by a named reviewer") {
    const auto words = polish();
    CHECK(words.get(kPolish, "set/draft", "Try").text == "Próba");
    CHECK(words.get(kPolish, "set/draft", "Try").draft);
    CHECK_FALSE(words.get(kPolish, "set/button/close", "Close").draft);
    CHECK_FALSE(words.get(kPolish, kQuestions, 5).draft);
    CHECK(polish("").get(kPolish, "set/button/close", "Close").draft);
    CHECK_FALSE(words.get(kEnglish, words::nav_next).draft);
    CHECK(words.get(kUrdu, words::nav_next).draft);
}

TEST_CASE("what is not translated is English and says so") {
    const auto words = shipped();
    const auto got = words.get(kUrdu, "derby-2024/no/such", "Plain English");
    CHECK(got.text == "Plain English");
    CHECK(got.missing);
    CHECK_FALSE(got.draft);
    CHECK(words.get(kUrdu, "other-set/few", "Plain English").missing);
    CHECK(words.get(LanguageCode("xx"), words::nav_next).text == "Next");
    CHECK(words.language(LanguageCode("xx")).code == kEnglish);
    // an English sentence that changed since it was translated
    CHECK(words.get(kUrdu, "derby-2024/safe-home/pictures", "A safer home").missing);
    CHECK_FALSE(words.get(kEnglish, words::nav_next).missing);
}

TEST_CASE("the voice has its own words where they are given") {
    const auto words = shipped();
    CHECK(words.spoken(kEnglish, words::nav_help).text == "Help. I want to talk to someone.");
    CHECK(words.spoken(kUrdu, words::nav_help).text == "مدد۔ مجھے کسی سے بات کرنی ہے۔");
    CHECK(words.spoken(kUrdu, words::nav_stop).text == words.get(kUrdu, words::nav_stop).text);
}

TEST_CASE("a language in which nothing is translated is not offered, and a pack's words for it do no harm") {
    const Folder folder;
    auto words = must(Catalogues::load(folder.path()));
    std::vector<std::string> codes;
    for (const auto& language : words.languages()) codes.push_back(language.code.text);
    CHECK(codes == std::vector<std::string>{"en", "ur", "pl"});
    CHECK(words.language(kEmpty).code == kEnglish);
    const auto all = mo("three-forms.mo");
    CHECK(words.add(kEmpty, SetId("set"), view_of(all), view_of(all)));
}

TEST_CASE("a broken catalogue is refused and the old one stays") {
    auto words = polish();
    const auto whole = mo("three-forms.mo");
    const std::string broken = whole.substr(0, whole.size() / 2);
    // Boost takes this one and then reads outside of it
    std::string astray = whole;
    std::uint32_t keys = 0;
    std::memcpy(&keys, astray.data() + 12, 4);
    std::memcpy(astray.data() + keys + 12, "\xf0\xff\xff\xff", 4);
    for (const auto& [all, reviewed] :
         {std::pair{broken, whole}, std::pair{whole, broken}, std::pair{astray, whole}}) {
        const auto got = words.add(kPolish, SetId("set"), view_of(all), view_of(reviewed));
        REQUIRE_FALSE(got);
        CHECK(got.error().code == Code::bad_input);
        CHECK(got.error().say.starts_with("pl/set."));
        CHECK(words.get(kPolish, "set/button/close", "Close").text == "Zamknij");
    }
    CHECK_FALSE(words.add(LanguageCode("xx"), SetId("set"), view_of(whole), view_of(whole)));
}

TEST_CASE("a folder without its files says which one is missing") {
    const Folder folder;
    std::filesystem::remove(folder.path() + "/pl/kiosk.reviewed.mo");
    const auto got = Catalogues::load(folder.path());
    REQUIRE_FALSE(got);
    CHECK(got.error().code == Code::not_found);
    CHECK(got.error().say.find("pl/kiosk.reviewed.mo can't be read") != std::string::npos);
    const auto nowhere = Catalogues::load("/nowhere");
    REQUIRE_FALSE(nowhere);
    CHECK(nowhere.error().say.find("/nowhere/languages.toml") == 0);
    // a set that nobody translated yet is no error
    auto fine = must(Catalogues::load(kLocales));
    CHECK(fine.add_folder(kLocales, SetId("no-such-set")));
}
