#include "kiosk/ui/wording.h"

#include "sync/text/fill.h"

#include "words/kiosk.h"

namespace pledge::ui {
namespace {

using text::LanguageCode;

text::Step step_of(const Style& style) {
    if (style.size < 10.5F) return style.tight ? text::Step::small : text::Step::body;
    if (style.size < 13.5F) return style.tight ? text::Step::question : text::Step::body;
    if (style.size < 18) return text::Step::title;
    return style.size < 22 ? text::Step::big : text::Step::hero;
}

}  // namespace

Line operator+(Line a, const Line& b) {
    if (a.empty()) return b;
    if (b.empty()) return a;
    a.text += " " + b.text;
    a.spoken += " " + b.spoken;
    a.draft |= b.draft;
    a.foreign |= b.foreign;
    return a;
}

Line Wording::line_of(const std::string& language, const text::Words& words, const text::Words& spoken,
                      const Fills& fills) const {
    Line line;
    line.draft = words.draft;
    line.foreign = words.missing && language != "en";
    if (line.foreign) line.language = "en";
    const auto direction = catalogues_.language(LanguageCode(line.foreign ? "en" : language)).direction;
    const std::vector<text::Value> values(fills.begin(), fills.end());
    line.text = text::fill(words.text, values, direction).value_or("");
    line.spoken = text::fill(spoken.text, values, direction).value_or(line.text);
    return line;
}

Line Wording::say(const std::string& language, const text::Key& key, const Fills& fills) const {
    const LanguageCode code(language);
    return line_of(language, catalogues_.get(code, key), catalogues_.spoken(code, key), fills);
}

Line Wording::say_many(const std::string& language, const text::Key& key, std::uint64_t count,
                       const Fills& fills) const {
    const auto words = catalogues_.get(LanguageCode(language), key, count);
    return line_of(language, words, words, fills);
}

Line Wording::of_pack(const std::string& language, const std::string& set, const std::string& place,
                      const std::string& english) const {
    const auto words = catalogues_.get(LanguageCode(language), set + "/" + place, english);
    return line_of(language, words, words, {});
}

Line Wording::band(const std::string& language, const std::string& group) const {
    if (const auto* key = words::find("band." + group)) return say(language, *key);
    Line line;
    line.text = line.spoken = group;
    line.language = "en";
    return line;
}

std::string Wording::month(const std::string& language, Month month) const {
    const auto* key = words::find("month." + std::to_string(static_cast<unsigned>(month.month())));
    return key ? say(language, *key).text : to_text(month);
}

std::string Wording::own_name(const std::string& language) const {
    const auto* key = words::find("lang." + language);
    if (key) return key->english;
    return catalogues_.language(LanguageCode(language)).name;
}

const text::Language& Wording::setting_of(const std::string& language, const Line& line) const {
    return catalogues_.language(LanguageCode(line.language.empty() ? language : line.language));
}

bool Wording::right_to_left(const std::string& language) const {
    return catalogues_.language(LanguageCode(language)).right_to_left();
}

float Wording::caption_line(const std::string& language) const {
    return static_cast<float>(catalogues_.language(LanguageCode(language)).line(text::Step::small));
}

text::ParagraphSpec Wording::paragraph(const std::string& language, const Line& line, const Style& style,
                                       float pixels_per_mm, float max_width_mm) const {
    text::ParagraphSpec out;
    out.text = line.text;
    out.language = LanguageCode(line.language.empty() ? language : line.language);
    out.size = static_cast<double>(style.size * pixels_per_mm);
    out.weight = style.bold ? text::Weight::bold : text::Weight::regular;
    out.width = static_cast<int>(max_width_mm * pixels_per_mm);
    out.align = style.align == Align::centre ? text::Align::center
                : style.align == Align::end  ? text::Align::end
                                             : text::Align::start;
    out.line = setting_of(language, line).line(step_of(style));
    return out;
}

}  // namespace pledge::ui
