#include "sync/report/parts.h"

#include "words/kiosk.h"
#include "words/report.h"

namespace pledge::report {
namespace {

namespace paper_words = words::report;
using text::Align;

void company(Writing& w) {
    w.sheet.heading(3, w.words.paper(paper_words::how_company));
    const auto& shown = w.release().company;
    if (!shown) return w.sheet.paragraph(w.words.screen(words::display_not_enough));
    Table table(w.sheet, 0, w.sheet.width() * 0.55,
                {{w.words.paper(paper_words::table_answer), 2},
                 {w.words.paper(paper_words::table_number), 1, Align::end}});
    table.row({{w.words.paper(paper_words::how_own)}, {w.words.number(shown->own.text()), true}});
    table.row({{w.words.paper(paper_words::how_with)}, {w.words.number(shown->with_someone.text()), true}});
    table.draw();
    w.sheet.down(6);
}

Said names_of_languages(const Wording& words, const std::vector<text::LanguageCode>& codes) {
    std::string out;
    for (const auto& code : codes) {
        const auto* key = words::find("lang." + code.text);
        // each name keeps its own direction between commas
        out +=
            (out.empty() ? "" : " · ") + std::string("\u2068") + (key ? key->english : code.text) + "\u2069";
    }
    return words.own(out);
}

}  // namespace

// How many kiosks there are is no secret, but in a small council a handful comes close to naming homes.
std::string count_or_few(std::uint64_t count, const Wording& words) {
    return count < 5 ? words.screen(words::live_reveal_less).text : std::to_string(count);
}

Table facts_table(Sheet& sheet, const results::Release& release, const Said& title, const Evidence& evidence,
                  double size) {
    const auto& words = sheet.words();
    Table table(sheet, 0, sheet.width(), {{{}, 1}, {{}, 1.5}}, size);
    const auto add = [&](const text::Key& key, const Said& value) {
        table.row({{words.paper(key), true}, {value}});
    };
    const auto from = words.day(release.asked_from), until = words.day(release.asked_until);
    add(paper_words::how_who, words.english(release.council_name));
    add(paper_words::how_set, title);
    add(paper_words::how_questions, words.own(std::to_string(release.points.size())));
    add(paper_words::how_when, words.paper(paper_words::how_days, {{"from", from}, {"until", until}}));
    add(paper_words::how_counted, words.own(words.day(release.closed)));
    add(paper_words::how_kiosks, words.own(count_or_few(evidence.kiosks, words)));
    add(paper_words::how_touch, words.own(count_or_few(evidence.in_touch, words)));
    add(paper_words::how_languages, names_of_languages(words, evidence.languages));
    Said groups = words.paper(paper_words::how_groups_none);
    if (release.breakdown.kind != BreakdownKind::none) {
        groups = words.own("");
        for (const auto& id : release.breakdown.groups)
            groups.text += (groups.text.empty() ? "" : " · ") + words.group(id).text;
    }
    add(paper_words::how_groups, groups);
    return table;
}

void write_evidence(Writing& w) {
    w.sheet.begin_page();
    w.sheet.heading(1, w.words.paper(paper_words::how), "how");
    auto table =
        facts_table(w.sheet, w.release(), w.words.of_set(w.release().set.text + "/title", w.release().title),
                    w.input.evidence);
    table.row({{w.words.paper(paper_words::how_made), true}, {w.words.own(w.words.day(w.input.made))}});
    table.draw();
    w.sheet.down(8);
    company(w);
}

}  // namespace pledge::report
