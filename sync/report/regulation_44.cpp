#include "sync/report/regulation_44.h"

#include "sync/report/parts.h"

#include <algorithm>

#include "words/kiosk.h"
#include "words/report.h"

namespace pledge::report {
namespace {

namespace paper_words = words::report;
using text::Step;

std::vector<Said> papers(const Wording& words, std::initializer_list<const text::Key*> keys) {
    std::vector<Said> out;
    for (const auto* key : keys) out.push_back(words.paper(*key));
    return out;
}

void write_facts(Sheet& sheet, const VisitorInput& input, double size) {
    const auto& words = sheet.words();
    sheet.heading(2, words.paper(paper_words::visit_time));
    if (!input.release) return sheet.paragraph(words.paper(paper_words::visit_no_wave));
    const auto& release = *input.release;
    facts_table(sheet, release, words.of_set(release.set.text + "/title", release.title), input.evidence,
                size - 0.5)
        .draw();
}

void write_contacts(Sheet& sheet, const VisitorInput& input, double size) {
    const auto& words = sheet.words();
    sheet.heading(2, words.paper(paper_words::visit_wrong));
    auto lines = papers(words, {&paper_words::visit_wrong_1, &paper_words::visit_wrong_2});
    std::vector<text::Value> values;
    if (input.set)
        for (const auto& [name, value] : input.set->pack.help.values) values.emplace_back(name, value);
    bool any = false;
    for (const auto* key : {&words::help_day_rights, &words::help_evening_line, &words::help_always_line,
                            &words::notice_10_regulator}) {
        lines.push_back(words.screen(*key, values));
        any = any || !lines.back().text.empty();
    }
    if (!any) lines.push_back(words.paper(paper_words::visit_wrong_none));
    sheet.list(lines, {size, Step::small});
}

// What there is and what there is not, side by side, because the second explains the first.
void write_both(Sheet& sheet, double size) {
    const auto& words = sheet.words();
    const double half = (sheet.width() - 16) / 2, inset = 12, room = half - 2 * inset;
    const Style head{14, Step::title, true, shade::kPrimary}, list{size, Step::small};
    const Said titles[] = {words.paper(paper_words::visit_have), words.paper(paper_words::visit_not)};
    const std::vector<Said> lists[] = {
        papers(words, {&paper_words::visit_have_1, &paper_words::visit_have_2, &paper_words::visit_have_3,
                       &paper_words::visit_have_4}),
        papers(words, {&paper_words::visit_not_1, &paper_words::visit_not_2, &paper_words::visit_not_3,
                       &paper_words::visit_not_4, &paper_words::visit_not_5})};
    double heights[] = {0, 0};
    for (int i = 0; i < 2; ++i) {
        heights[i] = sheet.set(titles[i], head, room).height() + 2 * inset + 4;
        for (const auto& item : lists[i]) heights[i] += sheet.set(item, list, room - 14).height() + 3.5;
    }
    const double height = std::max(heights[0], heights[1]), top = sheet.y() + 8;
    for (int i = 0; i < 2; ++i) {
        const double x = i * (half + 16);
        sheet.fill(x, top, half, height, i == 0 ? shade::kWater : shade::kPaper, 9);
        const auto title = sheet.set(titles[i], head, room);
        sheet.begin(text::Element::h2);
        sheet.put(title, x + inset, top + inset, room);
        sheet.end(text::Element::h2);
        sheet.list_at(lists[i], list, x + inset, top + inset + title.height() + 4, room);
    }
    sheet.to(top + height + 8);
}

void write(Sheet& sheet, const VisitorInput& input, double size) {
    const auto& words = sheet.words();
    sheet.heading(1, words.paper(paper_words::visit));
    sheet.paragraph(words.paper(paper_words::visit_for), {size + 1, Step::small, true, shade::kMuted});
    sheet.heading(2, words.paper(paper_words::visit_what));
    sheet.list(
        papers(words, {&paper_words::visit_what_1, &paper_words::visit_what_2, &paper_words::visit_what_3}),
        {size, Step::small});
    write_both(sheet, size);
    sheet.paragraph(words.paper(paper_words::visit_why), {size, Step::small, true});
    write_facts(sheet, input, size);
    write_contacts(sheet, input, size);
}

}  // namespace

Result<std::string> make_visitor_sheet(const VisitorInput& input, const text::LanguageCode& language,
                                       const Tools& tools) {
    const Wording words(tools.books, language);
    text::PaperFacts facts;
    facts.title = words.paper(paper_words::visit).text;
    facts.author = input.council_name;
    facts.made = input.made;
    // one page in every language
    for (const double size : {11.0, 10.5, 10.0, 9.5, 9.0, 8.5}) {
        Sheet sheet(tools.type, words, facts);
        write(sheet, input, size);
        if (sheet.pages() == 1 || size <= 8.5) return sheet.finish(words.english(input.council_name));
    }
    return Error{Code::failed, "The sheet for visitors could not be set; report this."};
}

}  // namespace pledge::report
