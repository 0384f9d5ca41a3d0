#include "sync/results/xlsx_book.h"

#include <array>

#include <sys/mman.h>
#include <sys/stat.h>

namespace pledge::results {
namespace {

// Worst to best. Told apart by who sees no red or green, by who sees grey alone, and on a black-and-white
// printer by their patterns; each at least 3:1 against white.
struct Paint {
    lxw_color_t colour;
    lxw_chart_pattern_type pattern;
};
constexpr std::array<Paint, 4> kFour = {{{0x9C3D00, LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL},
                                         {0x6B6B6B, LXW_CHART_PATTERN_DOTTED_GRID},
                                         {0x2470A6, LXW_CHART_PATTERN_NARROW_VERTICAL},
                                         {0x0B4F6C, LXW_CHART_PATTERN_NONE}}};

Paint paint_of(std::size_t column, std::size_t columns) {
    return column + 1 == columns ? kFour[3] : kFour[std::min<std::size_t>(column, 2)];
}

// The library takes text that it doesn't change as char*.
char* c(const std::string& text) {
    return const_cast<char*>(text.c_str());
}

Error not_made() {
    return {Code::failed,
            "The spreadsheet can't be made; check that there is memory, and room for temporary files."};
}

lxw_col_t col(unsigned column) {
    return static_cast<lxw_col_t>(column);
}

lxw_format* format_of(lxw_workbook* book, Look look) {
    auto* format = workbook_add_format(book);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    if (look == Look::wrapped) format_set_text_wrap(format);
    if (look == Look::bold || look == Look::title) format_set_bold(format);
    if (look == Look::title) format_set_font_size(format, 16);
    if (look == Look::number || look == Look::small) format_set_align(format, LXW_ALIGN_RIGHT);
    return format;
}

}  // namespace

void Sheet::text(unsigned row, unsigned column, const std::string& words, Look look) {
    worksheet_write_string(sheet_, row, col(column), words.c_str(), book_.look(look));
}

void Sheet::number(unsigned row, unsigned column, std::uint64_t value) {
    worksheet_write_number(sheet_, row, col(column), static_cast<double>(value), book_.look(Look::number));
}

void Sheet::cell(unsigned row, unsigned column, const gate::PublishedCell& cell) {
    if (const auto value = cell.value())
        number(row, column, *value);
    else
        text(row, column, cell.text(), Look::small);
}

void Sheet::width(unsigned column, double letters) {
    worksheet_set_column(sheet_, col(column), col(column), letters, nullptr);
}

void Sheet::table(const std::string& name, unsigned row, unsigned lines,
                  const std::vector<std::string>& headings) {
    std::vector<lxw_table_column> columns(headings.size());
    std::vector<lxw_table_column*> pointers;
    for (std::size_t i = 0; i < headings.size(); ++i) {
        columns[i].header = c(headings[i]);
        columns[i].header_format = book_.look(Look::wrapped);
        pointers.push_back(&columns[i]);
    }
    pointers.push_back(nullptr);
    lxw_table_options options{};
    options.name = c(name);
    options.columns = pointers.data();
    const auto last = col(static_cast<unsigned>(headings.size()) - 1);
    worksheet_add_table(sheet_, row, 0, row + lines, last, &options);
    worksheet_freeze_panes(sheet_, row + 1, 0);
    worksheet_repeat_rows(sheet_, row, row);
    worksheet_set_landscape(sheet_);
    worksheet_set_paper(sheet_, 9);  // A4
    worksheet_fit_to_pages(sheet_, 1, 0);
}

Result<Book> Book::make(const std::string& title, const std::string& company, std::int64_t made) {
    FileDescriptor file(::memfd_create("results", MFD_CLOEXEC));
    if (!file.ok()) return not_made();
    const auto path = "/proc/self/fd/" + std::to_string(file.get());
    Book out(std::move(file));
    out.book_.reset(workbook_new(path.c_str()));
    if (!out.book_) return not_made();
    for (const auto look : {Look::plain, Look::wrapped, Look::bold, Look::title, Look::small, Look::number})
        out.looks_.push_back(format_of(out.book_.get(), look));
    lxw_doc_properties properties{};
    properties.title = c(title);
    properties.company = c(company);
    properties.created = made;
    workbook_set_properties(out.book_.get(), &properties);
    return out;
}

Sheet Book::add(const std::string& name) {
    return {workbook_add_worksheet(book_.get(), name.c_str()), *this, name};
}

void Book::chart(Sheet& on, const BarChart& wanted) {
    auto* chart = workbook_add_chart(book_.get(), LXW_CHART_BAR_STACKED);
    const auto first = wanted.first_line, last = wanted.first_line + wanted.lines - 1;
    for (std::size_t i = 0; i < wanted.names.size(); ++i) {
        const auto column = col(wanted.first_column + static_cast<unsigned>(i));
        auto* series = chart_add_series(chart, nullptr, nullptr);
        chart_series_set_categories(series, c(on.name_), first, col(wanted.words_column), last,
                                    col(wanted.words_column));
        chart_series_set_values(series, c(on.name_), first, column, last, column);
        // a copy of the values would say 0 for text: spreadsheets take them from the cells
        series->values->ignore_cache = LXW_TRUE;
        chart_series_set_name(series, wanted.names[i].c_str());
        const auto paint = paint_of(i, wanted.names.size());
        lxw_chart_fill fill{};
        fill.color = paint.colour;
        lxw_chart_pattern pattern{LXW_COLOR_WHITE, paint.colour, static_cast<uint8_t>(paint.pattern)};
        if (paint.pattern == LXW_CHART_PATTERN_NONE)
            chart_series_set_fill(series, &fill);
        else
            chart_series_set_pattern(series, &pattern);
        lxw_chart_line line{};
        line.color = LXW_COLOR_WHITE;
        chart_series_set_line(series, &line);
    }
    chart_title_set_name(chart, wanted.title.c_str());
    chart_axis_set_reverse(chart->y_axis);  // the first line on top
    chart_axis_set_name(chart->x_axis, "Answers, rounded to five; what is \"<5\" or hidden has no bar");
    chart_legend_set_position(chart, LXW_CHART_LEGEND_BOTTOM);
    chart_set_style(chart, 2);
    lxw_chart_options options{};
    options.description = c(wanted.description);
    options.object_position = LXW_OBJECT_DONT_MOVE_DONT_SIZE;
    options.x_scale = 1.5;
    options.y_scale = std::max(0.7, 0.45 + 0.12 * wanted.lines);
    worksheet_insert_chart_opt(on.sheet_, wanted.at_row, col(wanted.at_column), chart, &options);
}

Result<std::string> Book::bytes() {
    // frees the book whatever happens
    if (workbook_close(book_.release()) != LXW_NO_ERROR) return not_made();
    struct stat about {};
    if (::fstat(file_.get(), &about) != 0 || about.st_size <= 0) return not_made();
    std::string out(static_cast<std::size_t>(about.st_size), '\0');
    for (std::size_t read = 0; read < out.size();) {
        const auto got = ::pread(file_.get(), out.data() + read, out.size() - read, static_cast<off_t>(read));
        if (got <= 0) return not_made();
        read += static_cast<std::size_t>(got);
    }
    return out;
}

}  // namespace pledge::results
