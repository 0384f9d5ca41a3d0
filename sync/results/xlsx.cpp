#include "sync/results/xlsx.h"

#include "sync/gate/words.h"
#include "sync/results/labels.h"
#include "sync/results/xlsx_book.h"

#include <algorithm>
#include <functional>

namespace pledge::results {
namespace {

constexpr unsigned kHead = 3;  // the row of every table's headings
constexpr unsigned kChartAt = 1;

std::vector<std::string> column_words(const std::vector<std::string>& ids) {
    std::vector<std::string> out;
    for (const auto& id : ids) out.push_back(label_of_column(id));
    return out;
}

// One line of a table: words, then a row of cells or the sentence that hides it.
struct Line {
    std::vector<std::string> words;
    int number = 0;  // before the words
    const std::optional<gate::Row>* row = nullptr;
};

struct TableSheet {
    std::string sheet, title, table;
    std::vector<std::string> word_headings;  // of Line::words
    std::vector<std::string> columns;
    bool about = true;
    std::string_view means{};  // beside what every sheet says of its numbers
};

void write_row(Sheet& sheet, unsigned at, unsigned from, const std::optional<gate::Row>& row, bool about) {
    if (!row) return sheet.text(at, from, std::string(kNotEnough));
    for (std::size_t i = 0; i < row->size(); ++i) sheet.cell(at, from + static_cast<unsigned>(i), (*row)[i]);
    if (about) sheet.number(at, from + static_cast<unsigned>(row->size()), gate::about(*row));
}

// The column after the last, where charts stand.
unsigned beside(const TableSheet& wanted) {
    return static_cast<unsigned>(1 + wanted.word_headings.size() + wanted.columns.size()) +
           (wanted.about ? 1U : 0U) + kChartAt;
}

Sheet write_table(Book& book, const TableSheet& wanted, const std::vector<Line>& lines) {
    auto sheet = book.add(wanted.sheet);
    sheet.text(0, 0, wanted.title, Look::title);
    const auto first = static_cast<unsigned>(1 + wanted.word_headings.size());
    std::vector<std::string> headings = {"Number"};
    headings.insert(headings.end(), wanted.word_headings.begin(), wanted.word_headings.end());
    headings.insert(headings.end(), wanted.columns.begin(), wanted.columns.end());
    if (wanted.about) headings.push_back("About");
    sheet.width(0, 9);
    for (unsigned i = 1; i < headings.size(); ++i) sheet.width(i, i < first ? 36 : 15);
    if (lines.empty()) {
        sheet.text(1, 0, "There is nothing of this kind in this wave.");
        return sheet;
    }
    std::string means = std::string(kRoundedMeans) + " " + std::string(kSmallMeans);
    if (!wanted.means.empty()) means += " " + std::string(wanted.means);
    sheet.text(1, 0, means);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto at = kHead + 1 + static_cast<unsigned>(i);
        sheet.number(at, 0, static_cast<std::uint64_t>(std::max(0, lines[i].number)));
        for (std::size_t w = 0; w < lines[i].words.size(); ++w)
            sheet.text(at, 1 + static_cast<unsigned>(w), lines[i].words[w], Look::wrapped);
        write_row(sheet, at, first, *lines[i].row, wanted.about);
    }
    sheet.table(wanted.table, kHead, static_cast<unsigned>(lines.size()), headings);
    return sheet;
}

// What a chart shows, for who can't see it.
std::string described(const std::vector<Line>& lines, std::size_t from, std::size_t count) {
    std::string out = "Stacked bars of the numbers in the table beside it.";
    for (std::size_t i = from; i < from + count; ++i) {
        out += " " + lines[i].words.front() + ": ";
        if (!*lines[i].row) {
            out += std::string(kNotEnough) + ".";
            continue;
        }
        for (std::size_t c = 0; c < (*lines[i].row)->size(); ++c)
            out += (c == 0 ? "" : ", ") + (**lines[i].row)[c].text();
        out += ".";
    }
    if (out.size() > 2000) out.resize(out.rfind('.', 2000) + 1);
    return out;
}

// A chart for each run of lines that belong together, one below the other.
void write_charts(Book& book, Sheet& sheet, const TableSheet& wanted, const std::vector<Line>& lines,
                  unsigned words_column, const std::function<std::string(const Line&)>& run_of) {
    unsigned at_row = kHead;
    for (std::size_t from = 0; from < lines.size();) {
        std::size_t to = from;
        while (to < lines.size() && run_of(lines[to]) == run_of(lines[from])) ++to;
        BarChart chart;
        chart.title = run_of(lines[from]);
        chart.description = described(lines, from, to - from);
        chart.first_line = kHead + 1 + static_cast<unsigned>(from);
        chart.lines = static_cast<unsigned>(to - from);
        chart.words_column = words_column;
        chart.first_column = static_cast<unsigned>(1 + wanted.word_headings.size());
        chart.names = wanted.columns;
        chart.at_row = at_row;
        chart.at_column = beside(wanted);
        book.chart(sheet, chart);
        at_row += 8 + 2 * chart.lines + 4;
        from = to;
    }
}

void write_about(Book& book, const Release& release) {
    auto sheet = book.add("About");
    sheet.width(0, 30);
    sheet.width(1, 90);
    unsigned at = 0;
    sheet.text(at++, 0, release.title, Look::title);
    const auto line = [&](const char* name, const std::string& words) {
        sheet.text(++at, 0, name, Look::bold);
        sheet.text(at, 1, words, Look::wrapped);
    };
    line("Council", release.council_name);
    line("Wave", release.wave.text);
    line("Set of promises", release.set.text);
    line("Asked", in_words(release.asked_from) + " to " + in_words(release.asked_until));
    line("Counted and published", in_words(release.closed));
    line("Promises", std::to_string(release.points.size()));
    for (const auto& [column, words] :
         {std::pair("own", release.company ? &release.company->own : nullptr),
          std::pair("with-someone", release.company ? &release.company->with_someone : nullptr)}) {
        sheet.text(++at, 0, label_of_column(column), Look::bold);
        if (words)
            sheet.cell(at, 1, *words);
        else
            sheet.text(at, 1, std::string(kNotEnough));
    }
    ++at;
    sheet.text(++at, 0, "How to read the numbers", Look::bold);
    for (const auto rule : {kRoundedMeans, kSmallMeans, kHiddenMeans, kAnswersMeans, kSharesMeans})
        sheet.text(at++, 1, std::string(rule), Look::wrapped);
    sheet.text(at++, 1,
               "A promise can be in several areas and themes, so numbers are never added up over promises.",
               Look::wrapped);
}

void write_promises(Book& book, const Release& release, const std::vector<std::string>& columns) {
    const TableSheet wanted{"Results", "Results by promise", "Results", {"Promise", "Question"}, columns};
    std::vector<Line> lines;
    for (const auto& point : release.points)
        lines.push_back({{point.promise, point.question}, point.number, &point.published.faces.council});
    auto sheet = write_table(book, wanted, lines);
    write_charts(book, sheet, wanted, lines, 1, [](const Line&) { return "Results by promise"; });
}

// Promise by promise within each area or theme; promises that are in none are not there.
template <class Named>
void write_grouped(Book& book, const Release& release, const TableSheet& wanted,
                   const std::vector<Named>& named, std::vector<std::string> ReleasePoint::*membership) {
    std::vector<Line> lines;
    for (const auto& group : named)
        for (const auto& point : release.points)
            if (const auto& in = point.*membership; std::find(in.begin(), in.end(), group.id) != in.end())
                lines.push_back({{group.label, point.promise}, point.number, &point.published.faces.council});
    auto sheet = write_table(book, wanted, lines);
    write_charts(book, sheet, wanted, lines, 2, [](const Line& line) { return line.words.front(); });
}

void write_breakdown(Book& book, const Release& release, const std::vector<std::string>& columns) {
    static const std::optional<gate::Row> kHidden;
    const TableSheet wanted{"Breakdown", "Results by group", "Breakdown", {"Group", "Promise"}, columns};
    std::vector<Line> lines;
    for (std::size_t g = 0; g < release.breakdown.groups.size(); ++g)
        for (const auto& point : release.points) {
            const auto& groups = point.published.faces.groups;
            lines.push_back({{label_of_group(release.breakdown.groups[g]), point.promise},
                             point.number,
                             g < groups.size() ? &groups[g] : &kHidden});
        }
    auto sheet = write_table(book, wanted, lines);
    write_charts(book, sheet, wanted, lines, 2, [](const Line& line) { return line.words.front(); });
}

void write_reasons(Book& book, const Release& release) {
    const TableSheet wanted{
        "Reasons", "Reasons, picked beside a face", "Reasons", {"Promise", "Reason"}, {"Answers"}, false};
    std::vector<std::optional<gate::Row>> rows;
    for (const auto& point : release.points)
        for (const auto& chip : point.published.chips)
            rows.push_back(chip ? std::optional(gate::Row{*chip}) : std::nullopt);
    std::vector<Line> lines;
    std::size_t at = 0;
    for (const auto& point : release.points)
        for (const auto& chip : point.chips)
            lines.push_back({{point.promise, chip.text}, point.number, &rows.at(at++)});
    write_table(book, wanted, lines);
}

void write_others(Book& book, const Release& release) {
    const TableSheet wanted{"Other answers",         "Answers beside the faces",    "OtherAnswers",
                            {"Promise", "Question"}, column_words(other_answers()), false};
    std::vector<Line> lines;
    for (const auto& point : release.points)
        lines.push_back({{point.promise, point.question}, point.number, &point.published.others});
    write_table(book, wanted, lines);
}

// Promises that were in no session, or in ones that were too small, are not there.
void write_sessions(Book& book, const Release& release) {
    const TableSheet wanted{"Live sessions",         label_of_part("sessions"),       "LiveSessions",
                            {"Promise", "Question"}, column_words(session_columns()), false,
                            kSessionsMeans};
    std::vector<Line> lines;
    for (const auto& point : release.points)
        if (point.sessions) lines.push_back({{point.promise, point.question}, point.number, &point.sessions});
    write_table(book, wanted, lines);
}

}  // namespace

Result<std::string> write_xlsx(const Release& release) {
    const auto made = std::chrono::seconds(release.closed.time_since_epoch()).count();
    auto book = Book::make(release.title + ", " + release.wave.text, release.council_name, made);
    if (!book) return book.error();
    const auto columns = column_words(names_of(release.columns));
    write_about(*book, release);
    write_promises(*book, release, columns);
    write_grouped(*book, release,
                  {"Themes", "Results by committee theme", "Themes", {"Theme", "Promise"}, columns},
                  release.themes, &ReleasePoint::themes);
    write_grouped(*book, release, {"Areas", "Results by area", "Areas", {"Area", "Promise"}, columns},
                  release.areas, &ReleasePoint::areas);
    write_breakdown(*book, release, columns);
    write_reasons(*book, release);
    write_others(*book, release);
    write_sessions(*book, release);
    return book->bytes();
}

}  // namespace pledge::results
