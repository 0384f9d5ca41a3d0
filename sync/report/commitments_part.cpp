#include "sync/report/parts.h"

#include <chrono>

#include "words/kiosk.h"
#include "words/report.h"

namespace pledge::report {
namespace {

namespace paper_words = words::report;
using Cell = Table::Cell;

const text::Key& key_of(CommitmentStatus status) {
    switch (status) {
        case CommitmentStatus::done:
            return paper_words::status_done;
        case CommitmentStatus::late:
            return paper_words::status_late;
        case CommitmentStatus::stopped:
            return paper_words::status_stopped;
        case CommitmentStatus::on_track:
            break;
    }
    return paper_words::status_on_track;
}

Month month_of(Day day) {
    const std::chrono::year_month_day date(day);
    return date.year() / date.month();
}

Cell status_cell(Writing& w, const Commitment& c) {
    Cell cell{w.words.paper(key_of(c.status)), true};
    if (!c.note.empty()) cell.more = w.words.english(c.note);
    if (!is_overdue(c, month_of(w.input.made))) return cell;
    cell.colour = shade::kWarn;
    const auto over = w.words.paper(paper_words::plans_over);
    cell.words = {over.text + " – " + cell.words.text, over.language};
    return cell;
}

std::vector<Cell> row_of(Writing& w, const Commitment& c) {
    Cell promise{w.words.english(c.point.text)};
    for (const auto& point : w.release().points)
        if (point.id == c.point) {
            const auto words = w.words.promise(w.release().set, point);
            promise.words = {std::to_string(point.number) + "  " + words.text, words.language};
        }
    const auto by = c.by ? w.words.own(w.words.month(*c.by)) : w.words.paper(paper_words::plans_always);
    return {promise,
            {w.words.english(c.what), true},
            {by},
            {w.words.english(c.difference)},
            {w.words.english(c.department)},
            status_cell(w, c)};
}

}  // namespace

void write_commitments(Writing& w) {
    w.sheet.begin_page();
    w.sheet.heading(1, w.words.paper(paper_words::plans), "plans");
    const auto commitments = w.commitments();
    if (commitments.empty()) return w.sheet.paragraph(w.words.paper(paper_words::plans_none));
    if (!w.words.language().source())
        w.sheet.paragraph(w.words.screen(words::badge_english),
                          {9.5, text::Step::small, false, shade::kMuted});
    Table table(w.sheet, 0, w.sheet.width(),
                {{w.words.paper(paper_words::plans_promise), 1.25},
                 {w.words.paper(paper_words::plans_what), 1.6},
                 {w.words.paper(paper_words::plans_by), 0.95},
                 {w.words.paper(paper_words::plans_difference), 1.35},
                 {w.words.paper(paper_words::plans_who), 1.05},
                 {w.words.paper(paper_words::plans_how), 1.15}},
                9);
    for (const auto& commitment : commitments) table.row(row_of(w, commitment));
    table.draw();
}

}  // namespace pledge::report
