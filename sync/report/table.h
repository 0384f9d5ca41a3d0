#pragma once

#include "sync/report/sheet.h"

namespace pledge::report {

// A table with a heading row, set once and then drawn: whole, or over several pages with the heading row on
// each. The first cell of a row is its heading. Tagged row by row, in reading order, so that programs read it
// too.
class Table {
  public:
    struct Column {
        Said head;
        double share = 1;  // of the width
        text::Align align = text::Align::start;
    };
    struct Cell {
        Said words;
        bool bold = false;
        text::Ink colour = shade::kInk;
        Said more = {};  // smaller, below
    };

    Table(Sheet& sheet, double x, double width, std::vector<Column> columns, double size = 9);

    void row(const std::vector<Cell>& cells);
    double height() const;
    void draw_at(double y);  // on this page, all of it
    void draw();             // at the cursor, and moves it below

  private:
    struct Set {
        Block words, more;
        double height() const { return words.height() + more.height(); }
    };
    struct Row {
        std::vector<Set> cells;
        double height = 0;
        bool head = false;
    };
    Row lay_out(const std::vector<Cell>& cells, bool head);
    void draw_row(const Row& row, double y);

    Sheet& sheet_;
    double x_, width_, size_;
    std::vector<Column> columns_;
    double shares_ = 0;
    Row head_;
    std::vector<Row> rows_;
};

}  // namespace pledge::report
