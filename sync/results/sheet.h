#pragma once

#include "sync/core/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

// A table that somebody else's program wrote, as text cell by cell; what the cells mean is for others to say.
namespace pledge::results {

struct ForeignRow {
    std::size_t number = 0;  // as an editor or a spreadsheet counts, from 1
    std::vector<std::string> cells;
};

struct ForeignSheet {
    std::string row_word;          // how a person finds a row: "Line" of a text, "Row" of a spreadsheet
    std::vector<ForeignRow> rows;  // those that are not empty
    // "Line 3, column 2": for sentences. `column` counts from 0.
    std::string place(const ForeignRow& row, std::size_t column) const;
};

constexpr std::size_t kMostSheetBytes = std::size_t{1} << 20;  // of a file
constexpr std::size_t kMostSheetRows = 2000, kMostSheetColumns = 50, kMostSheetCell = 4000;

// CSV as spreadsheets of any country write it, and what is pasted from one: RFC 4180 with comma, semicolon,
// tab or bar, whichever the first line has most of, or what "sep=;" says there; any line ends; with or
// without a byte order mark. Code::bad_input: one sentence with line and column. Code::too_large.
Result<ForeignSheet> read_csv_sheet(std::string_view bytes);

// The first sheet of an .xlsx workbook (ECMA-376), by libzip and expat: values as they are kept, dates as the
// number of their day. Nothing is unpacked to a disk; no document type, so no entities; what a cell, an entry
// and the whole may unpack to is limited.
Result<ForeignSheet> read_xlsx_sheet(std::string_view bytes);

// Whichever it is.
Result<ForeignSheet> read_sheet(std::string_view bytes);

}  // namespace pledge::results
