#include "sync/text/fill.h"
#include "tests/unit/text/shared.h"

#include "words/kiosk.h"

namespace pledge::testing {

using namespace text;

std::map<std::string, std::string> every_text(const Catalogues& words, const Language& language) {
    std::map<std::string, std::string> out;
    for (const auto* key : words::all) {
        out[key->id] = words.get(language.code, *key).text;
        if (!key->plural) continue;
        for (const unsigned n : {0U, 1U, 2U, 5U, 22U})
            out[key->id + ("×" + std::to_string(n))] = words.get(language.code, *key, n).text;
    }
    for (const auto& pack : packs())
        for (const auto& [context, english] : pack.messages())
            // a set that is in English alone is set as English, whatever the language
            if (const auto found = words.get(language.code, context, english);
                !found.missing || language.source())
                out[context] = found.text;
    // as they are shown: a number, a telephone's, an English month where the words name something
    std::map<std::string, std::string> filled;
    for (const auto& [key, text] : out) {
        std::vector<Value> values;
        const auto names = placeholders(text);
        for (const auto& name : names)
            values.emplace_back(name, name == "month" ? "November" : name == "phone" ? "0800 1111" : "12");
        if (!names.empty()) filled[key + " filled"] = fill(text, values, language.direction).value();
    }
    out.merge(filled);
    return out;
}

}  // namespace pledge::testing
