#include "tests/support/pdf_reader.h"

#include "tests/support/temp_folder.h"

#include <cstdio>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace pledge::testing {

std::string ask_poppler(const std::string& program, const std::string& arguments, const std::string& pdf) {
    const TempFolder folder;
    write_all(folder / "paper.pdf", pdf);
    const auto command = program + " " + arguments + " " + folder / "paper.pdf" +
                         (program == "pdftotext" ? " -" : "") + " 2>&1";
    FILE* pipe = ::popen(command.c_str(), "r");
    if (!pipe) throw std::runtime_error("poppler-utils can't be run");
    std::string out;
    char block[4096];
    for (std::size_t n = 0; (n = std::fread(block, 1, sizeof block, pipe)) > 0;) out.append(block, n);
    if (::pclose(pipe) != 0) throw std::runtime_error(program + " refused the file: " + out);
    return out;
}

std::string text_of_pdf(const std::string& pdf) {
    return ask_poppler("pdftotext", "-raw", pdf);
}

std::string backwards(const std::string& utf8) {
    std::string out;
    for (std::size_t end = utf8.size(); end > 0;) {
        auto begin = end - 1;
        while (begin > 0 && (static_cast<unsigned char>(utf8[begin]) & 0xC0) == 0x80) --begin;
        out.append(utf8, begin, end - begin);
        end = begin;
    }
    return out;
}

std::vector<PdfElement> elements_of_pdf(const std::string& pdf) {
    static const std::regex kElement("^ *([A-Z][A-Za-z0-9]*)(?: \\((?:block|inline)\\))?$");
    static const std::regex kText("^ *\"(.*)\"$");
    std::istringstream lines(ask_poppler("pdfinfo", "-struct-text", pdf));
    std::vector<PdfElement> out;
    std::string inner;
    for (std::string line; std::getline(lines, line);) {
        std::smatch match;
        if (std::regex_match(line, match, kElement)) {
            inner = match[1];
            if (inner == "TR")
                out.back().rows.emplace_back();
            else if (inner == "TH" || inner == "TD")
                out.back().rows.back().emplace_back();
            else if (inner != "Link" && inner != "Document")
                out.push_back({inner, "", {}});
        } else if (std::regex_match(line, match, kText) && !out.empty()) {
            if (inner == "TH" || inner == "TD")
                out.back().rows.back().back() += match[1];
            else
                out.back().text += match[1];
        }
    }
    return out;
}

namespace {

const std::string kHiddenStart = "Not enough";

bool is_hidden(const std::string& text) {
    return text.rfind(kHiddenStart, 0) == 0;
}

// Walks through the elements of a report, and knows which promise and which part of it they belong to.
class CellReader {
  public:
    explicit CellReader(const results::Release& names) : names_(names) {}

    ShownCells read(const std::vector<PdfElement>& elements) {
        for (const auto& element : elements) {
            if (element.kind == "H1") inside_ = element.text == "All the answers";
            if (element.kind == "H3" && element.text == "On their own or with someone") {
                part_ = "company";
                point_ = nullptr;
            } else if (inside_ && element.kind == "H3") {
                begin(element.text);
            } else if (part_.empty()) {
                continue;
            } else if (element.kind == "P") {
                paragraph(element.text);
            } else if (element.kind == "Table") {
                table(element.rows);
            } else if (element.kind == "H2" || element.kind == "H1") {
                part_.clear();
            }
        }
        return std::move(shown_);
    }

  private:
    void put(const std::string& group, const std::string& column, const std::string& text) {
        const std::array<std::string, 4> place{part_, point_ ? point_->id.text : "", group, column};
        if (!shown_.emplace(place, text).second)
            throw std::runtime_error("twice: " + part_ + " " + place[1] + " " + group + " " + column);
    }

    void begin(std::string heading) {
        const auto space = heading.find("  ");
        // poppler ends the text of an element where a ligature begins
        while (!heading.empty() && static_cast<unsigned char>(heading.back()) >= 0x80) heading.pop_back();
        point_ = nullptr;
        for (const auto& point : names_.points)
            if (std::to_string(point.number) == heading.substr(0, space) &&
                point.promise.rfind(heading.substr(space + 2), 0) == 0)
                point_ = &point;
        if (!point_) throw std::runtime_error("no such promise: " + heading);
        part_ = "faces";
    }

    void paragraph(const std::string& text) {
        if (text == "Other answers") part_ = "others";
        if (text == "Reasons") part_ = "reasons";
        if (text == "In live sessions") part_ = "sessions";
        if (!is_hidden(text)) return;
        if (part_ != "reasons") return put("everyone", "", "");
        for (const auto& chip : point_->chips) put("everyone", chip.id.text, "");
    }

    void table(const std::vector<std::vector<std::string>>& rows) {
        if (part_ == "faces") return faces(rows);
        std::vector<std::string> columns = results::other_answers();
        if (part_ == "sessions") columns = results::session_columns();
        if (part_ == "company") columns = {"own", "with-someone"};
        if (part_ == "reasons") {
            columns.clear();
            for (const auto& chip : point_->chips) columns.push_back(chip.id.text);
        }
        if (rows.size() != columns.size() + 1) throw std::runtime_error("another number of lines: " + part_);
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto& cell = rows[i + 1].at(1);
            put("everyone", columns[i], is_hidden(cell) ? "" : cell);
        }
    }

    void faces(const std::vector<std::vector<std::string>>& rows) {
        const auto columns = names_of(names_.columns);
        const auto& groups = names_.breakdown.groups;
        if (rows.size() != columns.size() + 2) throw std::runtime_error("another number of faces");
        const auto& first = rows[1];
        const bool none = !groups.empty() && first.size() == 3 && is_hidden(first[2]) && groups.size() != 1;
        std::vector<std::string> shown;  // groups, in the order of the cells
        for (std::size_t g = 0; g < groups.size(); ++g) {
            if (none || is_hidden(first.at(g + 2)))
                put(groups[g], "", "");
            else
                shown.push_back(groups[g]);
        }
        for (std::size_t f = 0; f < columns.size(); ++f) {
            std::vector<std::string> cells;
            for (std::size_t i = 1; i < rows[f + 1].size(); ++i)
                if (!is_hidden(rows[f + 1][i])) cells.push_back(rows[f + 1][i]);
            if (cells.size() != shown.size() + 1) throw std::runtime_error("another number of groups");
            put("everyone", columns[f], cells[0]);
            for (std::size_t g = 0; g < shown.size(); ++g) put(shown[g], columns[f], cells[g + 1]);
        }
    }

    const results::Release& names_;
    const results::ReleasePoint* point_ = nullptr;
    bool inside_ = false;
    std::string part_;
    ShownCells shown_;
};

}  // namespace

ShownCells cells_of_report(const std::string& pdf, const results::Release& names) {
    return CellReader(names).read(elements_of_pdf(pdf));
}

ShownCells shown_cells(const results::Release& release) {
    ShownCells out;
    for (const auto& cell : results::cells_of(release))
        out[{cell.part, cell.point, cell.group, cell.column}] = cell.shown;
    return out;
}

}  // namespace pledge::testing
