// The list of languages and how each is written.
#include "sync/text/language.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

FUZZ(input) {
    const auto languages = pledge::text::read_languages(pledge::text_of(input), "languages.toml");
    if (!languages) return must(languages.error().say.starts_with("languages.toml"));
    must(std::any_of(languages->begin(), languages->end(), [](const auto& l) { return l.source(); }));
    for (const auto& language : *languages) {
        must(pledge::is_plain_id(language.code.text) && !language.families.empty());
        for (const double line : language.lines) must(line >= .8 && line <= 4);
    }
}
