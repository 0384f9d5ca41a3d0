#include "sync/council/commitment_sheet.h"

#include "sync/core/plain_line.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace pledge::council {
namespace {

enum class Kind { id, promise, what, by, difference, department, status, note };
constexpr std::size_t kKinds = 8;
struct Name {
    Kind kind;
    std::string_view title, also;
};
constexpr std::array<Name, kKinds> kColumns = {{{Kind::id, "Id", "id"},
                                                {Kind::promise, "Promise", "point"},
                                                {Kind::what, "What we will do", "what"},
                                                {Kind::by, "By when", "by"},
                                                {Kind::difference, "What difference it makes", "difference"},
                                                {Kind::department, "Department", "who"},
                                                {Kind::status, "Status", "status"},
                                                {Kind::note, "Note", "reason"}}};
constexpr std::string_view kFromNowOn = "from now on";

std::string lower(std::string_view text) {
    std::string out(text);
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    return text;
}

// Behind any apostrophes of its own, something that a spreadsheet would take for a formula.
bool could_be_formula(std::string_view text) {
    const auto at = text.find_first_not_of('\'');
    return at != std::string_view::npos && std::string_view("=+-@").find(text[at]) != std::string_view::npos;
}

std::string disarmed(std::string text) {
    return could_be_formula(text) ? "'" + text : text;
}
std::string rearmed(std::string_view text) {
    return std::string(text.starts_with('\'') && could_be_formula(text) ? text.substr(1) : text);
}

std::string quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? "\"\"" : std::string(1, c);
    return out + '"';
}

std::optional<Kind> kind_of(std::string_view heading) {
    auto name = lower(trimmed(heading));
    std::replace(name.begin(), name.end(), '_', ' ');
    for (const auto& column : kColumns)
        if (name == lower(column.title) || name == column.also) return column.kind;
    return std::nullopt;
}

std::string all_columns() {
    std::string out;
    for (const auto& column : kColumns) out += (out.empty() ? "" : ", ") + std::string(column.title);
    return out;
}

Error wrong(std::string say) {
    return {Code::bad_input, std::move(say)};
}

// Which column of the sheet holds what.
using Places = std::array<std::optional<std::size_t>, kKinds>;

Result<Places> read_heading(const results::ForeignSheet& sheet) {
    const auto& row = sheet.rows.front();
    Places out;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        if (trimmed(row.cells[i]).empty()) continue;
        const auto kind = kind_of(row.cells[i]);
        if (!kind)
            return wrong(sheet.place(row, i) + ": there is no column \"" + shown_line(row.cells[i]) +
                         "\" in this table; take it out, or name it one of " + all_columns() + ".");
        auto& place = out[static_cast<std::size_t>(*kind)];
        if (place) return wrong(sheet.place(row, i) + ": this column is there twice; take one of them out.");
        place = i;
    }
    for (const auto& column : kColumns)
        if (!out[static_cast<std::size_t>(column.kind)] && column.kind != Kind::id &&
            column.kind != Kind::note)
            return wrong(sheet.row_word + " " + std::to_string(row.number) + ": the column \"" +
                         std::string(column.title) + "\" is missing; add it, with this name in the first " +
                         lower(sheet.row_word) + ".");
    return out;
}

// One row, cell by cell; the first thing that is wrong is kept.
class RowReader {
  public:
    RowReader(const results::ForeignSheet& sheet, const results::ForeignRow& row, const Places& places)
        : sheet_(sheet), row_(row), places_(places) {}

    std::string text(Kind kind) const {
        const auto place = places_[static_cast<std::size_t>(kind)];
        if (!place || *place >= row_.cells.size()) return {};
        return rearmed(trimmed(row_.cells[*place]));
    }
    Error wrong_at(Kind kind, const std::string& what) const {
        const auto& column = kColumns[static_cast<std::size_t>(kind)];
        return wrong(sheet_.row_word + " " + std::to_string(row_.number) + ", column \"" +
                     std::string(column.title) + "\": " + what);
    }

  private:
    const results::ForeignSheet& sheet_;
    const results::ForeignRow& row_;
    const Places& places_;
};

// The first field that check_commitment() would refuse, so that the sentence can name its column.
std::optional<Kind> wrong_field(const Commitment& c) {
    const auto bad = [](const std::string& text, bool needed) {
        return (needed && text.empty()) || text.size() > kMostCommitmentText || !is_plain_line(text);
    };
    if (!is_plain_id(c.id)) return Kind::id;
    if (bad(c.what, true)) return Kind::what;
    if (bad(c.difference, true)) return Kind::difference;
    if (bad(c.department, true)) return Kind::department;
    if (!check_commitment(c)) return Kind::note;
    return std::nullopt;
}

std::string points_of(const Pack& pack) {
    std::string out;
    for (const auto& point : pack.points) {
        if (!out.empty()) out += ", ";
        if (out.size() > 300) return out + "…";
        out += point.id.text;
    }
    return out;
}

Result<Commitment> read_row(const RowReader& in, const Pack& pack) {
    Commitment out;
    out.set = pack.id;
    out.id = in.text(Kind::id);
    out.point = PointId(lower(in.text(Kind::promise)));
    if (!pack.find(out.point))
        return in.wrong_at(Kind::promise, "there is no promise \"" + shown_line(in.text(Kind::promise)) +
                                              "\" in this set; write one of " + points_of(pack) + ".");
    out.what = in.text(Kind::what);
    out.difference = in.text(Kind::difference);
    out.department = in.text(Kind::department);
    out.note = in.text(Kind::note);
    const auto by = due_month(in.text(Kind::by));
    if (!by)
        return in.wrong_at(Kind::by, "\"" + shown_line(in.text(Kind::by)) +
                                         "\" is no month; write it like 2026-12, or \"from now on\".");
    out.by = *by;
    const auto status = commitment_status_from_text(in.text(Kind::status));
    if (!status)
        return in.wrong_at(Kind::status, "\"" + shown_line(in.text(Kind::status)) +
                                             "\" is no status; write on track, done, late or stopped.");
    out.status = *status;
    auto checked = out;
    if (checked.id.empty()) checked.id = "new";
    if (const auto kind = wrong_field(checked)) {
        auto say = check_commitment(checked).error().say;
        say.front() = static_cast<char>(say.front() - 'A' + 'a');
        return in.wrong_at(*kind, say);
    }
    return out;
}

}  // namespace

std::optional<std::optional<Month>> due_month(std::string_view text) {
    constexpr std::array<std::string_view, 12> kMonths = {"january",   "february", "march",    "april",
                                                          "may",       "june",     "july",     "august",
                                                          "september", "october",  "november", "december"};
    const auto low = lower(trimmed(text));
    if (low.empty() || low == kFromNowOn) return std::optional<Month>();
    if (const auto month = month_from_text(low)) return std::optional(*month);
    if (const auto day = day_from_text(low.substr(0, 10)); day && (low.size() == 10 || low[10] == ' ')) {
        const std::chrono::year_month_day date(*day);
        return std::optional(date.year() / date.month());
    }
    int number = 0;
    const auto space = low.find_first_of(" -");
    const auto digits = space == std::string::npos ? low : low.substr(space + 1);
    const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    if (failed != std::errc() || end != digits.data() + digits.size() || number < 0) return std::nullopt;
    if (space == std::string::npos) {  // what a workbook keeps of a date: 2000 to 2099
        if (number < 36526 || number > 73050) return std::nullopt;
        const std::chrono::year_month_day date(Day(std::chrono::days(number - 25569)));
        return std::optional(date.year() / date.month());
    }
    const auto word = std::string_view(low).substr(0, space);
    for (unsigned i = 0; i < kMonths.size(); ++i) {
        if (word != kMonths[i] && word != kMonths[i].substr(0, 3) && !(word == "sept" && i == 8)) continue;
        if (digits.size() == 2) number += 2000;
        if (number < 2000 || number > 2099) return std::nullopt;
        return std::optional(std::chrono::year{number} / std::chrono::month{i + 1});
    }
    return std::nullopt;
}

std::vector<std::string> commitment_titles() {
    std::vector<std::string> out;
    for (const auto& column : kColumns) out.emplace_back(column.title);
    return out;
}

std::vector<std::string> commitment_cells(const Commitment& c) {
    return {c.id,
            c.point.text,
            disarmed(c.what),
            c.by ? to_text(*c.by) : std::string(kFromNowOn),
            disarmed(c.difference),
            disarmed(c.department),
            std::string(words_of(c.status)),
            disarmed(c.note)};
}

std::string write_commitments_csv(std::span<const Commitment> commitments) {
    // the mark tells Excel that this is UTF-8
    std::string out = "\xEF\xBB\xBF";
    const auto add = [&](const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i) out += (i == 0 ? "" : ",") + quoted(cells[i]);
        out += "\r\n";
    };
    add(commitment_titles());
    for (const auto& commitment : commitments) add(commitment_cells(commitment));
    return out;
}

Result<std::vector<Commitment>> read_commitments(const results::ForeignSheet& sheet, const Pack& pack) {
    if (sheet.rows.empty())
        return wrong("The table is empty; its first line names the columns: " + all_columns() + ".");
    const auto places = read_heading(sheet);
    if (!places) return places.error();
    std::vector<Commitment> out;
    std::set<std::string> ids;
    for (auto row = sheet.rows.begin() + 1; row != sheet.rows.end(); ++row) {
        const RowReader in(sheet, *row, *places);
        if (row->cells.size() > sheet.rows.front().cells.size())
            return wrong(
                sheet.place(*row, sheet.rows.front().cells.size()) +
                ": this cell is under no heading; put cells with commas in them in quotation marks.");
        if (out.size() == kMostCommitments)
            return wrong(sheet.row_word + " " + std::to_string(row->number) + ": a set has at most " +
                         std::to_string(kMostCommitments) + " commitments; take some out.");
        auto commitment = read_row(in, pack);
        if (!commitment) return commitment.error();
        if (!commitment->id.empty() && !ids.insert(commitment->id).second)
            return in.wrong_at(Kind::id, "this id is there twice; leave it empty for a new commitment.");
        out.push_back(std::move(*commitment));
    }
    return out;
}

}  // namespace pledge::council
