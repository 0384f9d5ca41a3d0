#include "sync/council/pages/chart.h"

#include "sync/gate/words.h"
#include "sync/results/labels.h"

#include <algorithm>
#include <array>

namespace pledge::council {
namespace {

// Worst to best, the colours of results.xlsx: told apart without red and green, and by pattern in grey. White
// letters are 4.5:1 on each.
constexpr std::array<const char*, 4> kColours = {"#9c3d00", "#6b6b6b", "#2470a6", "#0b4f6c"};

constexpr unsigned kBar = 30, kLabel = 24, kGap = 10;  // pixels
constexpr unsigned kPlot = 8800, kSmall = 400;         // hundredths of a percent: of numbers, and of a "<5"
constexpr unsigned kLeastForWords = 1000;              // a piece narrower than that holds no number

std::size_t paint_of(std::size_t column, std::size_t columns) {
    return column + 1 == columns ? 3 : std::min<std::size_t>(column, 2);
}

std::string percent(std::uint64_t hundredths) {
    const auto rest = std::to_string(hundredths % 100);
    return std::to_string(hundredths / 100) + "." + (rest.size() == 1 ? "0" : "") + rest + "%";
}

std::string px(unsigned value) {
    return std::to_string(value);
}

Markup number_in(const std::string& words, std::uint64_t middle, unsigned y, const char* colour) {
    return fill(
        "<text x=\"{}\" y=\"{}\" text-anchor=\"middle\" font-size=\"16\" font-weight=\"700\" fill=\"#fff\" "
        "stroke=\"{}\" stroke-width=\"5\" stroke-linejoin=\"round\" paint-order=\"stroke\">{}</text>\n",
        {percent(middle), px(y + kBar / 2 + 6), colour, words});
}

Markup pieces_of(const gate::Row& row, std::uint64_t full, unsigned y) {
    Markup out;
    std::uint64_t x = 0;
    for (std::size_t c = 0; c < row.size(); ++c) {
        const auto paint = paint_of(c, row.size());
        const auto value = row[c].value();
        const std::uint64_t wide = value ? *value * kPlot / full : kSmall;
        if (value)
            out += fill(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"url(#paint-{})\" stroke=\"#fff\" "
                "stroke-width=\"2\"/>\n",
                {percent(x), px(y), percent(wide), px(kBar), std::to_string(paint)});
        else
            out += fill(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"#fff\" stroke=\"{}\" "
                "stroke-width=\"2\" stroke-dasharray=\"3 3\"/>\n",
                {percent(x + 50), px(y + 1), percent(wide - 100), px(kBar - 2), kColours[paint]});
        if (value && wide >= kLeastForWords)
            out += number_in(row[c].text(), x + wide / 2, y, kColours[paint]);
        x += wide;
    }
    return out;
}

Markup words_at(const std::string& words, unsigned y) {
    return fill("<text x=\"0\" y=\"{}\" font-size=\"16\" fill=\"#1b2a38\">{}</text>\n", {px(y), words});
}

std::string told(const Chart& chart, const Bar& bar) {
    std::string out = bar.label.empty() ? std::string() : bar.label + ": ";
    if (!bar.row) return out + std::string(results::kNotEnough) + ".";
    for (std::size_t c = 0; c < bar.row->size() && c < chart.columns.size(); ++c)
        out += (c == 0 ? "" : "; ") + chart.columns[c] + " " + (*bar.row)[c].text();
    return out + ".";
}

}  // namespace

std::uint64_t full_of(const std::vector<Bar>& bars) {
    std::uint64_t full = 1;
    for (const auto& bar : bars)
        if (bar.row) full = std::max(full, gate::about(*bar.row));
    return full;
}

Markup stacked_bars(const Chart& chart) {
    const auto full = std::max(chart.full, full_of(chart.bars));
    Markup drawn;
    std::string description;
    unsigned y = 2;
    for (const auto& bar : chart.bars) {
        if (!bar.label.empty()) {
            drawn += words_at(bar.label, y + 16);
            y += kLabel;
        }
        drawn += bar.row ? pieces_of(*bar.row, full, y) : words_at(std::string(results::kNotEnough), y + 20);
        y += kBar + kGap;
        description += (description.empty() ? "" : " ") + told(chart, bar);
    }
    return fill(
        "<svg width=\"100%\" height=\"{}\" role=\"img\" aria-labelledby=\"{}-title {}-desc\" "
        "font-family=\"Noto Sans, Segoe UI, arial, helvetica, sans-serif\" focusable=\"false\">\n<title "
        "id=\"{}-title\">{}</title>\n<desc id=\"{}-desc\">{}</desc>\n{}</svg>\n",
        {px(y), chart.id, chart.id, chart.id, chart.title, chart.id, description, drawn});
}

Markup chart_patterns(std::size_t columns) {
    // white on the colour; the last has none
    const std::array<Markup, 4> lines = {
        Markup("<path d=\"M-2 2 L2 -2 M0 10 L10 0 M8 12 L12 8\" stroke=\"#fff\" stroke-width=\"1.5\"/>"),
        Markup("<circle cx=\"3\" cy=\"3\" r=\"1.2\" fill=\"#fff\"/><circle cx=\"8\" cy=\"8\" r=\"1.2\" "
               "fill=\"#fff\"/>"),
        Markup("<path d=\"M5 0 V10\" stroke=\"#fff\" stroke-width=\"1.5\"/>"), Markup()};
    Markup all;
    for (std::size_t c = 0; c < columns; ++c) {
        const auto paint = paint_of(c, columns);
        all += fill(
            "<pattern id=\"paint-{}\" width=\"10\" height=\"10\" patternUnits=\"userSpaceOnUse\"><rect "
            "width=\"10\" height=\"10\" fill=\"{}\"/>{}</pattern>\n",
            {std::to_string(paint), kColours[paint], lines[paint]});
    }
    return fill(
        "<svg width=\"0\" height=\"0\" aria-hidden=\"true\" focusable=\"false\"><defs>\n{}</defs></svg>\n",
        {all});
}

Markup swatch(std::size_t column, std::size_t columns) {
    return fill(
        "<svg width=\"18\" height=\"18\" aria-hidden=\"true\" focusable=\"false\"><rect width=\"18\" "
        "height=\"18\" fill=\"url(#paint-{})\"/></svg> ",
        {std::to_string(paint_of(column, columns))});
}

}  // namespace pledge::council
