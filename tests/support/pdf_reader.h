#pragma once

#include "sync/results/release.h"

#include <array>
#include <map>
#include <string>
#include <vector>

// Reads PDFs with poppler's programs, which know nothing of how they were made.
namespace pledge::testing {

// What a program of poppler prints about the file; `arguments` stand before its name.
std::string ask_poppler(const std::string& program, const std::string& arguments, const std::string& pdf);

// The text of all pages, in the order in which it was written. Poppler takes whole words of a script from the
// right for words in visual order, so they come out backwards: backwards() makes what to look for.
std::string text_of_pdf(const std::string& pdf);
std::string backwards(const std::string& utf8);

// The tagged structure, flat: headings, paragraphs and tables, in order.
struct PdfElement {
    std::string kind;                            // "H1", "H2", "H3", "P", "LI" or "Table"
    std::string text;                            // up to where a line was broken
    std::vector<std::vector<std::string>> rows;  // of a table; the first cell is the row's heading
};
std::vector<PdfElement> elements_of_pdf(const std::string& pdf);

// Every published cell that an English report shows: part, promise, group, column → what is shown, "" for a
// hidden row. The release tells which promise has which number, not what is in the cells. Throws where the
// report shows a cell twice or something that it can't place.
using ShownCells = std::map<std::array<std::string, 4>, std::string>;
ShownCells cells_of_report(const std::string& pdf, const results::Release& names);
ShownCells shown_cells(const results::Release& release);  // the same, of the release itself

}  // namespace pledge::testing
