#include "sync/report/faces_table.h"
#include "sync/report/parts.h"

#include <algorithm>

#include "words/kiosk.h"
#include "words/report.h"

namespace pledge::report {
namespace {

namespace paper_words = words::report;
using results::ReleasePoint;
using text::Align;
using text::Element;
using text::Step;

constexpr double kSymbolSide = 30, kTextIn = 40, kBetween = 16, kGroupHead = 48;

struct Head {
    Block promise, question, verdict;
    double height() const {
        return std::max(kSymbolSide, promise.height() + question.height() + verdict.height() + 2) + 6;
    }
};

Head head_of(Writing& w, const ReleasePoint& point) {
    const double room = w.sheet.width() - kTextIn;
    const auto& set = w.release().set;
    auto promise = w.words.promise(set, point);
    promise.text = std::to_string(point.number) + "  " + promise.text;
    // where nothing can be said, the sentence below says so
    Said verdict;
    if (point.published.faces.council) verdict = said_of(verdict_of(point.published.faces.council), w.words);
    if (const auto trend = w.trend(point); !trend.text.empty()) verdict.text += " · " + trend.text;
    return {w.sheet.set(promise, {12.5, Step::small, true}, room),
            w.sheet.set(w.words.question(set, point), {10, Step::small, false, shade::kMuted}, room),
            w.sheet.set(verdict, {10, Step::small, true, shade::kPrimary}, room)};
}

void draw_head(Writing& w, const ReleasePoint& point, const Head& head) {
    auto& sheet = w.sheet;
    const double top = sheet.y(), room = sheet.width() - kTextIn;
    draw_symbol(sheet, w.pictures, w.symbol(point.id), 0, top, kSymbolSide);
    sheet.begin(Element::h3);
    sheet.put(head.promise, kTextIn, top, room);
    sheet.end(Element::h3);
    sheet.begin(Element::paragraph);
    sheet.put(head.question, kTextIn, top + head.promise.height() + 1, room);
    sheet.end(Element::paragraph);
    sheet.begin(Element::paragraph);
    sheet.put(head.verdict, kTextIn, top + head.promise.height() + head.question.height() + 2, room);
    sheet.end(Element::paragraph);
    sheet.down(head.height());
}

// A small table with a line over it; where everything in it is hidden, the sentence that says so.
struct Small {
    Block title, sentence;
    std::optional<Table> table;
    double height() const { return title.height() + 2 + (table ? table->height() : sentence.height()); }
};

Small small_of(Writing& w, const Said& title, double x, double width, double number) {
    Small out{w.sheet.set(title, {9, Step::small, true, shade::kMuted}, width), {}, {}};
    out.table.emplace(
        w.sheet, x, width,
        std::vector<Table::Column>{{w.words.paper(paper_words::table_answer), 1},
                                   {w.words.paper(paper_words::table_number), number, Align::end}},
        8.5);
    return out;
}

void hide(Writing& w, Small& small, double width) {
    small.table.reset();
    small.sentence =
        w.sheet.set(w.words.screen(words::display_not_enough), {9, Step::small, false, shade::kMuted}, width);
}

Small others_of(Writing& w, const ReleasePoint& point, double x, double width) {
    auto out = small_of(w, w.words.paper(paper_words::others), x, width, 0.42);
    const auto& row = point.published.others;
    if (!row) {
        hide(w, out, width);
        return out;
    }
    const auto& names = results::other_answers();
    for (std::size_t i = 0; i < names.size(); ++i)
        out.table->row({{w.words.other(names[i])}, {w.words.number(row->at(i).text()), true}});
    return out;
}

Small reasons_of(Writing& w, const ReleasePoint& point, double x, double width) {
    const auto& shown = point.published.chips;
    const auto is_shown = [](const auto& chip) { return chip.has_value(); };
    const bool all = std::all_of(shown.begin(), shown.end(), is_shown);
    auto out = small_of(w, w.words.screen(words::scan_group_reasons), x, width, all ? 0.42 : 0.8);
    if (std::none_of(shown.begin(), shown.end(), is_shown)) {
        hide(w, out, width);
        return out;
    }
    for (std::size_t i = 0; i < point.chips.size(); ++i) {
        Table::Cell cell{w.words.screen(words::display_not_enough), false, shade::kMuted};
        if (shown[i]) cell = {w.words.number(shown[i]->text()), true};
        out.table->row({{w.words.reason(w.release().set, point.id, point.chips[i])}, cell});
    }
    return out;
}

// Votes in rooms: a table like the others, and beside it that it is no part of them.
struct Sessions {
    Small votes;
    Block note;
    double height() const { return std::max(votes.height(), note.height()) + kBetween; }
};

Sessions sessions_of(Writing& w, const ReleasePoint& point, double width) {
    Sessions out{small_of(w, w.words.paper(paper_words::sessions), 0, width, 0.42),
                 w.sheet.set(w.words.paper(paper_words::sessions_apart),
                             {9, Step::small, false, shade::kMuted}, width)};
    const auto& names = results::session_columns();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const auto words = i + 1 < names.size() ? w.words.column(names[i]) : w.words.other(names[i]);
        out.votes.table->row({{words}, {w.words.number(point.sessions->at(i).text()), true}});
    }
    return out;
}

void draw_small(Writing& w, Small& small, double x, double y, double width) {
    auto& sheet = w.sheet;
    sheet.begin(Element::paragraph);
    sheet.put(small.title, x, y, width);
    sheet.end(Element::paragraph);
    y += small.title.height() + 2;
    if (small.table) return small.table->draw_at(y);
    sheet.begin(Element::paragraph);
    sheet.put(small.sentence, x, y, width);
    sheet.end(Element::paragraph);
}

// All of one promise, laid out; not broken over pages.
class PointBlock {
  public:
    PointBlock(Writing& w, const ReleasePoint& point)
        : w_(w),
          point_(point),
          half_((w.sheet.width() - kBetween) / 2),
          head_(head_of(w, point)),
          faces_(w, point),
          others_(others_of(w, point, 0, half_)) {
        if (!point.chips.empty()) reasons_.emplace(reasons_of(w, point, half_ + kBetween, half_));
        if (point.sessions) sessions_.emplace(sessions_of(w, point, half_));
    }

    double below() const { return std::max(others_.height(), reasons_ ? reasons_->height() : 0); }
    double height() const {
        return head_.height() + faces_.height() + below() + (sessions_ ? sessions_->height() : 0) + 8;
    }
    void draw() {
        auto& sheet = w_.sheet;
        draw_head(w_, point_, head_);
        faces_.draw();
        sheet.down(8);
        const double top = sheet.y();
        draw_small(w_, others_, 0, top, half_);
        if (reasons_) draw_small(w_, *reasons_, half_ + kBetween, top, half_);
        sheet.to(top + below());
        if (sessions_) draw_sessions();
        sheet.down(18);
    }

  private:
    void draw_sessions() {
        auto& sheet = w_.sheet;
        const double top = sheet.y() + kBetween;
        draw_small(w_, sessions_->votes, 0, top, half_);
        sheet.begin(Element::paragraph);
        sheet.put(sessions_->note, half_ + kBetween, top, half_);
        sheet.end(Element::paragraph);
        sheet.down(sessions_->height());
    }

    Writing& w_;
    const ReleasePoint& point_;
    double half_;
    Head head_;
    FacesTable faces_;
    Small others_;
    std::optional<Small> reasons_;
    std::optional<Sessions> sessions_;
};

// With the numbers of promises that stand under another heading, at once: alone at the end, they would be a
// page.
void write_group_head(Writing& w, const ResultsGroup& group) {
    w.sheet.heading(2, group.heading);
    std::string also;
    for (const int number : group.also) also += (also.empty() ? "" : ", ") + std::to_string(number);
    if (also.empty()) return;
    w.sheet.paragraph(w.words.paper(paper_words::results_also, {{"promises", also}}),
                      {10, Step::small, false, shade::kMuted});
}

}  // namespace

void write_results(Writing& w) {
    w.sheet.begin_page();
    w.sheet.heading(1, w.words.paper(paper_words::results), "results");
    for (const auto& group : groups_of(w.release(), w.words)) {
        bool first = true;
        for (const auto index : group.points) {
            PointBlock block(w, w.release().points[index]);
            const bool headed = first && !group.heading.text.empty();
            w.sheet.need(block.height() + (headed ? kGroupHead * w.words.language().line(Step::title) : 0));
            if (headed) write_group_head(w, group);
            block.draw();
            first = false;
        }
        if (group.points.empty()) write_group_head(w, group);
    }
}

}  // namespace pledge::report
