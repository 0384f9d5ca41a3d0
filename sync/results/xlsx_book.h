#pragma once

#include "sync/core/file_descriptor.h"
#include "sync/core/result.h"
#include "sync/gate/published_cell.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <xlsxwriter.h>

// libxlsxwriter behind types that can't leak and can't write a formula: text is always written as text.
// Positions count from 0. One thread at a time.
namespace pledge::results {

// How a cell looks.
enum class Look { plain, wrapped, bold, title, small, number };

class Book;

// One sheet; lives as long as its book.
class Sheet {
  public:
    void text(unsigned row, unsigned column, const std::string& words, Look look = Look::plain);
    void number(unsigned row, unsigned column, std::uint64_t value);
    void cell(unsigned row, unsigned column, const gate::PublishedCell& cell);  // "<5" as text
    void width(unsigned column, double letters);
    // A table with these headings in `row`, over the lines below it that were filled already; at least one.
    void table(const std::string& name, unsigned row, unsigned lines,
               const std::vector<std::string>& headings);
    const std::string& name() const { return name_; }

  private:
    friend class Book;
    Sheet(lxw_worksheet* sheet, const Book& book, std::string name)
        : sheet_(sheet), book_(book), name_(std::move(name)) {}

    lxw_worksheet* sheet_;
    const Book& book_;
    std::string name_;
};

// Bars from a table of one sheet: a line of the table is a bar, a column of it a piece of each bar.
struct BarChart {
    std::string title, description;  // description: for who can't see it
    unsigned first_line = 0, lines = 0, words_column = 0, first_column = 0;
    std::vector<std::string> names;  // of the columns
    unsigned at_row = 0, at_column = 0;
};

class Book {
  public:
    // `made`, in seconds since 1970, stands in the file as its date, so that the same book has the same
    // bytes.
    static Result<Book> make(const std::string& title, const std::string& company, std::int64_t made);

    Sheet add(const std::string& name);
    void chart(Sheet& on, const BarChart& wanted);  // stacked; patterns and colours
    Result<std::string> bytes();                    // of the whole file; once, at the end

  private:
    friend class Sheet;
    struct Freed {
        void operator()(lxw_workbook* book) const { lxw_workbook_free(book); }
    };
    explicit Book(FileDescriptor file) : file_(std::move(file)) {}
    lxw_format* look(Look wanted) const { return looks_[static_cast<std::size_t>(wanted)]; }

    FileDescriptor file_;  // in memory, without a name
    std::unique_ptr<lxw_workbook, Freed> book_;
    std::vector<lxw_format*> looks_;  // owned by the book
};

}  // namespace pledge::results
