#include "sync/council/pages/word_lists.h"

#include "sync/core/toml_reader.h"

#include <set>
#include <vector>

namespace pledge::council {
namespace {

// Read once; what is built in was read by the tests, so nothing is wrong with it.
std::vector<KioskLanguage> read_kiosk_languages() {
    TomlReader in("locales/languages.toml", languages_text());
    std::set<std::string> to_the_left;
    for (const auto* script : in.tables(in.root(), "", "scripts"))
        if (in.text(*script, "scripts", "direction", "ltr or rtl") == "rtl")
            to_the_left.insert(in.text(*script, "scripts", "id", "its id"));
    std::vector<KioskLanguage> out;
    for (const auto* language : in.tables(in.root(), "", "languages")) {
        const auto code = in.text(*language, "languages", "code", "its code");
        if (code != "en")
            out.push_back({code, in.text(*language, "languages", "name", "its name"),
                           to_the_left.count(in.text(*language, "languages", "script", "its script")) > 0});
    }
    return out;
}

}  // namespace

std::span<const KioskLanguage> kiosk_languages() {
    static const auto languages = read_kiosk_languages();
    return languages;
}

}  // namespace pledge::council
