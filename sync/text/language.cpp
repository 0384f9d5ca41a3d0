#include "sync/text/language.h"

#include "sync/core/toml_reader.h"

#include <algorithm>
#include <set>

namespace pledge::text {
namespace {

constexpr std::array<std::string_view, 6> kSteps = {"small", "body", "question", "title", "big", "hero"};

struct Script {
    std::string id, font;
    Direction direction = Direction::left_to_right;
    std::array<double, 6> lines{};
    double lift = 0;
};

Script read_script(TomlReader& in, const toml::table& table, const std::string& id) {
    const auto where = "scripts." + id;
    in.only(table, where, {"id", "direction", "font", "lift", "line"});
    Script script;
    script.id = id;
    script.font = in.text(table, where, "font", "the name of a font family");
    const auto direction = in.text(table, where, "direction", "\"ltr\" or \"rtl\"");
    if (direction != "ltr" && direction != "rtl" && !in.problem())
        in.fail(*table.get("direction"), where + ".direction is not known; write \"ltr\" or \"rtl\"");
    if (direction == "rtl") script.direction = Direction::right_to_left;
    script.lift = in.real_or(table, where, "lift", -1, 1, 0);
    const auto& line = in.table(table, where, "line");
    in.only(line, where + ".line", {"small", "body", "question", "title", "big", "hero"});
    for (std::size_t i = 0; i < kSteps.size() && !in.problem(); ++i) {
        if (!in.has(line, kSteps[i]))
            in.fail(line,
                    where + ".line." + std::string(kSteps[i]) + " is missing; add a height in em, like 1.2");
        script.lines[i] = in.real_or(line, where + ".line", kSteps[i], 0.8, 4, 1.2);
    }
    return script;
}

// A name of another script, or digits that a font lacks, still find their glyphs: each list ends with all
// other fonts.
std::string families_of(const std::string& first, const std::vector<Script>& scripts) {
    std::string out = first;
    for (const auto& script : scripts)
        if (script.font != first) out += "," + script.font;
    return out;
}

Language read_language(TomlReader& in, const toml::table& table, const std::string& where,
                       const std::vector<Script>& scripts) {
    in.only(table, where, {"code", "name", "script", "plurals", "reviewed_by"});
    Language out;
    out.code = LanguageCode(in.id(table, where, "code"));
    out.name = in.text(table, where, "name", "the language's own name");
    out.script = in.id(table, where, "script");
    in.text(table, where, "plurals", "the Plural-Forms line of its .po files");
    out.reviewed_by = in.optional_text(table, where, "reviewed_by");
    const auto at =
        std::find_if(scripts.begin(), scripts.end(), [&](const Script& s) { return s.id == out.script; });
    if (at == scripts.end()) {
        if (!in.problem())
            in.fail(*table.get("script"), where + ".script is not known; name one of the [[scripts]] above");
        return out;
    }
    out.families = families_of(at->font, scripts);
    out.direction = at->direction;
    out.lines = at->lines;
    out.lift = at->lift;
    return out;
}

}  // namespace

Result<std::vector<Language>> read_languages(std::string_view toml, const std::string& file) {
    TomlReader in(file, toml);
    in.only(in.root(), "", {"format", "scripts", "languages"});
    in.number(in.root(), "", "format", 1, 1);
    std::vector<Script> scripts;
    for (const auto* table : in.tables(in.root(), "", "scripts"))
        scripts.push_back(read_script(in, *table, in.id(*table, "scripts", "id")));
    std::vector<Language> out;
    std::set<LanguageCode> seen;
    for (const auto* table : in.tables(in.root(), "", "languages")) {
        out.push_back(
            read_language(in, *table, "languages[" + std::to_string(out.size() + 1) + "]", scripts));
        if (!seen.insert(out.back().code).second)
            in.fail(*table, "the language \"" + out.back().code.text + "\" is there twice; take one out");
    }
    if (!seen.contains(LanguageCode("en")))
        in.fail(in.root(), "there is no language \"en\"; add it, because every other falls back on it");
    if (in.problem()) return *in.problem();
    return out;
}

}  // namespace pledge::text
