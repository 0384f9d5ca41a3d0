#include "sync/report/wording.h"

#include "words/kiosk.h"
#include "words/report.h"

namespace pledge::report {
namespace {

namespace paper_words = words::report;

struct Named {
    std::string_view id;
    const text::Key* key;
};
constexpr Named kColumns[] = {{"faces-1-2", &words::live_reveal_no},
                              {"face-3", &words::face_3},
                              {"faces-4-5", &words::live_reveal_yes},
                              {"face-4", &words::face_4},
                              {"face-5", &words::face_5}};
constexpr Named kOthers[] = {{"not-sure", &words::say_not_sure},
                             {"not-for-me", &words::say_not_for_me},
                             {"dont-understand", &words::say_dont_understand},
                             {"skipped", &words::review_skipped}};
constexpr Named kAges[] = {
    {"under-11", &words::band_under_11}, {"11-15", &words::band_11_15}, {"16-up", &words::band_16_up}};
constexpr Named kSettings[] = {{"everyone", &paper_words::table_everyone},
                               {"home", &paper_words::setting_home},
                               {"school", &paper_words::setting_school},
                               {"event", &paper_words::setting_event}};

template <std::size_t N>
const text::Key* key_of(const Named (&table)[N], std::string_view id) {
    for (const auto& [known, key] : table)
        if (known == id) return key;
    return nullptr;
}

}  // namespace

Result<Books> Books::load(const std::filesystem::path& folder) {
    auto screens = text::Catalogues::load(folder, "kiosk");
    if (!screens) return screens.error();
    auto papers = text::Catalogues::load(folder, "report");
    if (!papers) return papers.error();
    return Books{std::move(*screens), std::move(*papers)};
}

void Books::add(const LoadedPack& set) {
    for (const auto& [language, texts] : set.catalogues) {
        const auto added = papers.add(text::LanguageCode(language), set.pack.id, view_of(texts.all),
                                      view_of(texts.reviewed));
        static_cast<void>(added.ok());
    }
}

Wording::Wording(const Books& books, const text::LanguageCode& language)
    : books_(books), language_(books.papers.language(language)) {}

Said Wording::take(const text::Words& words) const {
    draft_ = draft_ || words.draft;
    return {words.text, words.missing ? text::LanguageCode("en") : language_.code};
}

Said Wording::filled(Said words, const std::vector<text::Value>& values) const {
    const auto& language = books_.papers.language(words.language);
    words.text = text::fill(words.text, values, language.direction).value_or("");
    return words;
}

Said Wording::screen(const text::Key& key) const {
    return take(books_.screens.get(language_.code, key));
}
Said Wording::paper(const text::Key& key) const {
    return take(books_.papers.get(language_.code, key));
}
Said Wording::screen(const text::Key& key, const std::vector<text::Value>& values) const {
    return filled(screen(key), values);
}
Said Wording::paper(const text::Key& key, const std::vector<text::Value>& values) const {
    return filled(paper(key), values);
}
Said Wording::of_set(const std::string& context, const std::string& english) const {
    return take(books_.papers.get(language_.code, context, english));
}

Said Wording::promise(const SetId& set, const results::ReleasePoint& point) const {
    return of_set(set.text + "/" + point.id.text + "/few", point.promise);
}
Said Wording::question(const SetId& set, const results::ReleasePoint& point) const {
    return of_set(set.text + "/" + point.id.text + "/question", point.question);
}
Said Wording::reason(const SetId& set, const PointId& point, const results::ReleasePoint::Chip& chip) const {
    return of_set(set.text + "/" + point.text + "/reason/" + chip.id.text, chip.text);
}
Said Wording::theme(const SetId& set, const results::ReleaseTheme& theme) const {
    const auto& plain = theme.label_plain.empty() ? theme.label : theme.label_plain;
    if (language_.source()) return english(theme.label);
    return of_set(set.text + "/theme/" + theme.id, plain);
}
Said Wording::column(const std::string& name) const {
    const auto* key = key_of(kColumns, name);
    return key ? screen(*key) : english(name);
}
Said Wording::other(const std::string& name) const {
    const auto* key = key_of(kOthers, name);
    return key ? screen(*key) : english(name);
}
Said Wording::group(const std::string& id) const {
    if (const auto* key = key_of(kAges, id)) return screen(*key);
    const auto* key = key_of(kSettings, id);
    return key ? paper(*key) : english(id);
}

std::string Wording::month(Month month) const {
    const auto* key = words::find("month." + std::to_string(static_cast<unsigned>(month.month())));
    return (key ? screen(*key).text : std::string()) + " " + std::to_string(static_cast<int>(month.year()));
}

std::string Wording::day(Day day) const {
    const std::chrono::year_month_day date(day);
    const auto* key = words::find("month." + std::to_string(static_cast<unsigned>(date.month())));
    const auto number = std::to_string(static_cast<unsigned>(date.day()));
    const auto year = std::to_string(static_cast<int>(date.year()));
    const auto name = key ? screen(*key).text : std::string();
    return screen(words::date_full, {{"day", number}, {"month", name}, {"year", year}}).text;
}

}  // namespace pledge::report
