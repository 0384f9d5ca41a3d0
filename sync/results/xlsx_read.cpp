#include "sync/core/plain_line.h"
#include "sync/results/sheet.h"
#include "sync/results/xml_walk.h"
#include "sync/results/zip_parts.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace pledge::results {
namespace {

using Attributes = XmlEvents::Attributes;
constexpr std::size_t kMostShared = 100'000;  // texts of a workbook

std::string value_of(const Attributes& attributes, const char* name) {
    const auto at = attributes.find(name);
    return at == attributes.end() ? std::string() : at->second;
}

std::optional<std::size_t> number_of(std::string_view text) {
    std::size_t out = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), out);
    if (failed != std::errc() || end != text.data() + text.size()) return std::nullopt;
    return out;
}

// "C12" → 2. Letters beyond what a sheet may have give a large number.
std::optional<std::size_t> column_of(std::string_view reference) {
    std::size_t out = 0, letters = 0;
    for (const char c : reference) {
        if (c < 'A' || c > 'Z') break;
        if (++letters > 3) return std::nullopt;
        out = out * 26 + static_cast<std::size_t>(c - 'A' + 1);
    }
    if (letters == 0) return std::nullopt;
    return out - 1;
}

// The first sheet's name for itself, and which part that is.
struct Book {
    std::string first, part, problem;
};

Result<std::string> first_sheet(ZipParts& parts) {
    Book book;
    const auto read = [&](const char* name, const XmlEvents& events) -> Status {
        const auto xml = parts.read(name);
        if (!xml) return xml.error();
        if (!*xml) return Error{Code::bad_input, "This is no workbook; send an .xlsx file or a CSV file."};
        return walk_xml(**xml, events);
    };
    XmlEvents events{{},
                     [](const std::string&) {},
                     [](std::string_view) {},
                     [&]() -> const std::string& { return book.problem; }};
    events.begin = [&](const std::string& name, const Attributes& attributes) {
        if (name == "sheet" && book.first.empty()) book.first = value_of(attributes, "id");
        const auto from = value_of(attributes, "date1904");
        if (name == "workbookPr" && (from == "1" || from == "true"))
            book.problem = "This workbook counts its days from 1904; save the sheet as \"CSV UTF-8\".";
    };
    if (auto done = read("xl/workbook.xml", events); !done) return done.error();
    events.begin = [&](const std::string& name, const Attributes& attributes) {
        if (name == "Relationship" && value_of(attributes, "Id") == book.first && !book.first.empty())
            book.part = value_of(attributes, "Target");
    };
    if (auto done = read("xl/_rels/workbook.xml.rels", events); !done) return done.error();
    if (book.part.empty())
        return Error{Code::bad_input, "The workbook has no sheet; send one with a table in it."};
    return book.part.front() == '/' ? book.part.substr(1) : "xl/" + book.part;
}

// <si> with <t>, or runs <r><t>; what is beside them (<rPh>, how to pronounce it) is left out.
Result<std::vector<std::string>> shared_texts(ZipParts& parts) {
    std::vector<std::string> out;
    const auto xml = parts.read("xl/sharedStrings.xml");
    if (!xml) return xml.error();
    if (!*xml) return out;
    std::string problem;
    bool in_text = false;
    int beside = 0;
    const XmlEvents events{[&](const std::string& name, const Attributes&) {
                               if (name == "si") out.emplace_back();
                               if (out.size() > kMostShared)
                                   problem = "The workbook holds too much; send less.";
                               if (name == "rPh") ++beside;
                               if (name == "t") in_text = beside == 0;
                           },
                           [&](const std::string& name) {
                               if (name == "rPh") --beside;
                               if (name == "t") in_text = false;
                           },
                           [&](std::string_view text) {
                               // one more than a cell may have is enough to refuse it
                               if (in_text && !out.empty() && out.back().size() <= kMostSheetCell)
                                   out.back().append(text.substr(0, kMostSheetCell + 1));
                           },
                           [&]() -> const std::string& { return problem; }};
    if (auto done = walk_xml(**xml, events); !done) return done.error();
    return out;
}

// Gathers rows from the events of one worksheet.
class Rows {
  public:
    explicit Rows(const std::vector<std::string>& shared) : shared_(shared) { sheet_.row_word = "Row"; }

    XmlEvents events() {
        return {[this](const std::string& name, const Attributes& attributes) { begin(name, attributes); },
                [this](const std::string& name) { end(name); },
                [this](std::string_view text) {
                    if (taking_ && value_.size() <= kMostSheetCell)
                        value_.append(text.substr(0, kMostSheetCell + 1));
                },
                [this]() -> const std::string& { return problem_; }};
    }
    ForeignSheet take() { return std::move(sheet_); }

  private:
    void begin(const std::string& name, const Attributes& attributes) {
        if (name == "row") {
            const auto number = number_of(value_of(attributes, "r"));
            row_ = {number.value_or(last_ + 1), {}};
            if (row_.number <= last_)
                problem_ = "The workbook's rows are out of order; save it anew and send that.";
            last_ = row_.number;
        } else if (name == "c") {
            const auto at = column_of(value_of(attributes, "r"));
            column_ = at.value_or(row_.cells.size());
            type_ = value_of(attributes, "t");
            value_.clear();
        } else if (name == "rPh") {
            ++beside_;
        } else if (name == "v" || name == "t") {
            taking_ = beside_ == 0;
        }
    }

    void end(const std::string& name) {
        if (name == "v" || name == "t") taking_ = false;
        if (name == "rPh") --beside_;
        if (name == "c") put();
        if (name == "row") finish();
    }

    void put() {
        if (type_ == "s") {
            const auto at = number_of(value_);
            if (!at || *at >= shared_.size()) {
                problem_ = "The workbook is damaged; save it as \"CSV UTF-8\" and send that.";
                return;
            }
            value_ = shared_[*at];
        }
        if (value_.empty()) return;
        const auto where = "Row " + std::to_string(row_.number) + ", column " + std::to_string(column_ + 1);
        if (column_ >= kMostSheetColumns)
            problem_ = where + " is too far to the right; take out what does not belong to the table.";
        else if (value_.size() > kMostSheetCell)
            problem_ = where + " is longer than " + std::to_string(kMostSheetCell) + " letters; shorten it.";
        else if (type_ == "e")
            problem_ = where + " holds a formula that failed; mend it.";
        else if (column_ < row_.cells.size())
            problem_ = where + " is there twice; save the workbook anew and send that.";
        if (!problem_.empty()) return;
        row_.cells.resize(column_ + 1);
        row_.cells[column_] = std::move(value_);
        value_.clear();
    }

    void finish() {
        if (row_.cells.empty()) return;
        if (sheet_.rows.size() == kMostSheetRows) {
            problem_ = "There are more than " + std::to_string(kMostSheetRows) +
                       " rows; take out what does not belong there.";
            return;
        }
        sheet_.rows.push_back(std::move(row_));
    }

    const std::vector<std::string>& shared_;
    ForeignSheet sheet_;
    ForeignRow row_;
    std::string type_, value_, problem_;
    std::size_t column_ = 0, last_ = 0;
    bool taking_ = false;
    int beside_ = 0;
};

}  // namespace

Result<ForeignSheet> read_xlsx_sheet(std::string_view bytes) {
    if (bytes.size() > kMostSheetBytes)
        return Error{Code::too_large, "The workbook is larger than " + std::to_string(kMostSheetBytes >> 20) +
                                          " MB; save the one sheet as \"CSV UTF-8\"."};
    auto parts = ZipParts::open(bytes);
    if (!parts) return parts.error();
    const auto name = first_sheet(*parts);
    if (!name) return name.error();
    const auto shared = shared_texts(*parts);
    if (!shared) return shared.error();
    const auto xml = parts->read(*name);
    if (!xml) return xml.error();
    if (!*xml) return Error{Code::bad_input, "The workbook has no sheet; send one with a table in it."};
    Rows rows(*shared);
    const auto events = rows.events();
    if (auto done = walk_xml(**xml, events); !done) return done.error();
    return rows.take();
}

}  // namespace pledge::results
