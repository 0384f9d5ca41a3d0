#include "sync/core/plain_line.h"
#include "sync/results/sheet.h"

#include <algorithm>
#include <optional>

namespace pledge::results {
namespace {

constexpr std::string_view kSeparators = ",;\t|";

Error wrong(std::string say) {
    return {Code::bad_input, std::move(say)};
}

bool ends_line(char c) {
    return c == '\n' || c == '\r';
}

// What the first line has most of outside of quotes; a comma where it has none of them.
char separator_of(std::string_view text) {
    std::size_t counts[kSeparators.size()] = {};
    bool quoted = false;
    for (const char c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (ends_line(c)) break;
        if (const auto at = kSeparators.find(c); at != std::string_view::npos) ++counts[at];
    }
    return kSeparators[static_cast<std::size_t>(std::max_element(std::begin(counts), std::end(counts)) -
                                                counts)];
}

std::optional<char> named_separator(std::string_view& text) {
    if (!text.starts_with("sep=") || text.size() < 6 || !ends_line(text[5])) return std::nullopt;
    const char out = text[4];
    text.remove_prefix(5);
    return out;
}

class Reader {
  public:
    Reader(std::string_view text, char separator) : text_(text), separator_(separator) {}

    Result<ForeignSheet> read() {
        ForeignSheet out;
        out.row_word = "Line";
        while (at_ < text_.size()) {
            ForeignRow row;
            row.number = line_;
            if (auto done = read_row(row); !done) return done.error();
            const bool empty = std::all_of(row.cells.begin(), row.cells.end(),
                                           [](const std::string& cell) { return cell.empty(); });
            if (empty) continue;
            if (out.rows.size() == kMostSheetRows)
                return Error{Code::too_large, "There are more than " + std::to_string(kMostSheetRows) +
                                                  " lines; take out what does not belong there."};
            out.rows.push_back(std::move(row));
        }
        return out;
    }

  private:
    bool more() const { return at_ < text_.size(); }
    std::string here(const ForeignRow& row) const {
        return "Line " + std::to_string(row.number) + ", column " + std::to_string(row.cells.size() + 1);
    }

    Status read_row(ForeignRow& row) {
        for (;;) {
            std::string cell;
            if (row.cells.size() == kMostSheetColumns)
                return Error{Code::too_large, "Line " + std::to_string(row.number) + " has more than " +
                                                  std::to_string(kMostSheetColumns) +
                                                  " columns; take some out."};
            auto done = more() && text_[at_] == '"' ? read_quoted(row, cell) : read_bare(row, cell);
            if (!done) return done;
            row.cells.push_back(std::move(cell));
            if (!more()) return {};
            const char c = text_[at_++];
            if (c == separator_) continue;
            if (c == '\r' && more() && text_[at_] == '\n') ++at_;
            ++line_;
            return {};
        }
    }

    Status add(const ForeignRow& row, std::string& cell, char c) const {
        if (c == '\0')
            return wrong(here(row) +
                         " holds something that is no text; save the table as \"CSV UTF-8\" again.");
        if (cell.size() == kMostSheetCell)
            return Error{Code::too_large, here(row) + " is longer than " + std::to_string(kMostSheetCell) +
                                              " letters; shorten it."};
        cell += c;
        return {};
    }

    Status read_bare(const ForeignRow& row, std::string& cell) {
        for (; more() && text_[at_] != separator_ && !ends_line(text_[at_]); ++at_) {
            if (text_[at_] == '"')
                return wrong(here(row) +
                             " has a quotation mark in it, but not around it; put the whole cell in "
                             "quotation marks and double those inside.");
            if (auto added = add(row, cell, text_[at_]); !added) return added;
        }
        return {};
    }

    Status read_quoted(const ForeignRow& row, std::string& cell) {
        for (++at_; more(); ++at_) {
            const char c = text_[at_];
            if (c == '"') {
                if (at_ + 1 == text_.size() || text_[at_ + 1] != '"') break;
                ++at_;
            }
            if (c == '\n' || (c == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] != '\n'))) ++line_;
            if (auto added = add(row, cell, c); !added) return added;
        }
        if (!more()) return wrong(here(row) + " begins with a quotation mark that nothing closes; close it.");
        ++at_;
        if (more() && text_[at_] != separator_ && !ends_line(text_[at_]))
            return wrong(here(row) +
                         " goes on after its closing quotation mark; double the marks inside a cell.");
        return {};
    }

    std::string_view text_;
    char separator_;
    std::size_t at_ = 0, line_ = 1;
};

Status is_utf8(const ForeignSheet& sheet) {
    for (const auto& row : sheet.rows)
        for (std::size_t i = 0; i < row.cells.size(); ++i)
            if (!is_utf8_text(row.cells[i]))
                return wrong(
                    sheet.place(row, i) +
                    " has letters that can't be read; save the table as \"CSV UTF-8\" and send that.");
    return {};
}

}  // namespace

std::string ForeignSheet::place(const ForeignRow& row, std::size_t column) const {
    return row_word + " " + std::to_string(row.number) + ", column " + std::to_string(column + 1);
}

Result<ForeignSheet> read_csv_sheet(std::string_view bytes) {
    if (bytes.size() > kMostSheetBytes)
        return Error{Code::too_large, "The table is larger than " + std::to_string(kMostSheetBytes >> 20) +
                                          " MB; take out what does not belong there."};
    if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF"))
        return wrong("The table is saved as Unicode text; save it as \"CSV UTF-8\" and send that.");
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    auto rest = bytes;
    const auto named = named_separator(rest);
    // the line that names it counts, so that lines are found by their number
    auto sheet = Reader(rest, named ? *named : separator_of(rest)).read();
    if (!sheet) return sheet;
    if (auto fine = is_utf8(*sheet); !fine) return fine.error();
    return sheet;
}

Result<ForeignSheet> read_sheet(std::string_view bytes) {
    return bytes.starts_with("PK") ? read_xlsx_sheet(bytes) : read_csv_sheet(bytes);
}

}  // namespace pledge::results
