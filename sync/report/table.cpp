#include "sync/report/table.h"

#include <algorithm>

namespace pledge::report {
namespace {

constexpr double kAcross = 4;

}  // namespace

using text::Element;

Table::Table(Sheet& sheet, double x, double width, std::vector<Column> columns, double size)
    : sheet_(sheet), x_(x), width_(width), size_(size), columns_(std::move(columns)) {
    std::vector<Cell> heads;
    for (const auto& column : columns_) {
        shares_ += column.share;
        heads.push_back({column.head, true, shade::kPrimary});
    }
    head_ = lay_out(heads, true);
    const bool none =
        std::all_of(columns_.begin(), columns_.end(), [](const auto& c) { return c.head.text.empty(); });
    if (none) head_.height = 0;
}

Table::Row Table::lay_out(const std::vector<Cell>& cells, bool head) {
    Row row;
    row.head = head;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const auto& column = columns_[i];
        const double room = width_ * column.share / shares_ - 2 * kAcross;
        Set set;
        if (i < cells.size()) {
            const auto& cell = cells[i];
            set.words = sheet_.set(
                cell.words,
                {head ? size_ - 0.5 : size_, text::Step::small, cell.bold, cell.colour, column.align}, room);
            set.more = sheet_.set(cell.more,
                                  {size_ - 1, text::Step::small, false, shade::kMuted, column.align}, room);
        }
        row.height = std::max(row.height, set.height() + 2 * sheet_.padding());
        row.cells.push_back(std::move(set));
    }
    return row;
}

void Table::row(const std::vector<Cell>& cells) {
    rows_.push_back(lay_out(cells, false));
}

double Table::height() const {
    double out = head_.height;
    for (const auto& row : rows_) out += row.height;
    return out;
}

void Table::draw_row(const Row& row, double y) {
    if (row.height <= 0) return;
    if (row.head) sheet_.fill(x_, y, width_, row.height, shade::kWater);
    sheet_.line(x_, y + row.height, x_ + width_, y + row.height, row.head ? shade::kLine : shade::kHair);
    sheet_.begin(Element::row);
    double x = x_;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const auto& column = columns_[i];
        const auto element = row.head || i == 0 ? Element::heading_cell : Element::cell;
        const double width = width_ * column.share / shares_;
        sheet_.begin(element);
        sheet_.put(row.cells[i].words, x + kAcross, y + sheet_.padding(), width - 2 * kAcross);
        sheet_.put(row.cells[i].more, x + kAcross, y + sheet_.padding() + row.cells[i].words.height(),
                   width - 2 * kAcross);
        sheet_.end(element);
        x += width;
    }
    sheet_.end(Element::row);
}

void Table::draw_at(double y) {
    sheet_.begin(Element::table);
    draw_row(head_, y);
    y += head_.height;
    for (const auto& row : rows_) {
        draw_row(row, y);
        y += row.height;
    }
    sheet_.end(Element::table);
}

void Table::draw() {
    bool open = false;
    for (const auto& row : rows_) {
        const double head = open ? 0 : head_.height;
        if (row.height + head > sheet_.room()) {
            if (open) sheet_.end(Element::table);
            sheet_.begin_page();
            open = false;
        }
        if (!open) {
            sheet_.begin(Element::table);
            draw_row(head_, sheet_.y());
            sheet_.down(head_.height);
            open = true;
        }
        draw_row(row, sheet_.y());
        sheet_.down(row.height);
    }
    if (open) sheet_.end(Element::table);
}

}  // namespace pledge::report
