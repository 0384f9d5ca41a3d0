#include "sync/council/pages/results_parts.h"

#include "sync/council/pages/parts.h"
#include "sync/gate/words.h"
#include "sync/results/labels.h"

#include <algorithm>

namespace pledge::council {
namespace {

Markup sentence() {
    return fill("<p class=\"govuk-body\">{}.</p>\n", {results::kNotEnough});
}

// Rounded to whole percents, of what is published; the gate has said that it may be worked out.
std::string share(const gate::PublishedCell& cell, std::uint64_t base) {
    return "about " + std::to_string((std::uint64_t{200} * cell.value().value_or(0) + base) / (2 * base)) +
           " %";
}

Markup answers_table(const RowView& view) {
    const bool shares = gate::percentages_allowed(*view.row);
    std::vector<html::Column> columns = {{"Answer"}, {"Answers", true}};
    if (shares) columns.push_back({"Share", true});
    std::vector<std::vector<Markup>> rows;
    const auto about = gate::about(*view.row);
    for (std::size_t c = 0; c < view.row->size(); ++c) {
        const auto& cell = (*view.row)[c];
        rows.push_back(
            {fill("{}{}", {swatch(c, view.row->size()), view.columns.at(c)}), fill("{}", {cell.text()})});
        if (shares) rows.back().push_back(fill("{}", {share(cell, about)}));
    }
    return html::table(view.caption, columns, rows, false);
}

// Side by side where there is room.
Markup beside(const Markup& left, const Markup& right) {
    return fill(
        "<div class=\"govuk-grid-row pledge-keep\"><div class=\"govuk-grid-column-one-half\">\n{}</div><div "
        "class=\"govuk-grid-column-one-half\">\n{}</div></div>\n",
        {left, right});
}

}  // namespace

Result<std::optional<results::Release>> release_of(Storage& storage, const Asked& asked) {
    using None = std::optional<results::Release>;
    const auto text = storage.release(WaveId(asked.param("wave")));
    if (!text) return text.error();
    if (!*text) return None();
    auto release = results::read_release(**text);
    if (!release) return release.error();
    return None(std::move(*release));
}

const results::ReleasePoint* point_of(const results::Release& release, std::string_view id) {
    const auto at = std::find_if(release.points.begin(), release.points.end(),
                                 [&](const auto& point) { return point.id.text == id; });
    return at == release.points.end() ? nullptr : &*at;
}

std::string path_of(const results::Release& release, const std::string& rest) {
    return "/results/" + release.wave.text + rest;
}

std::vector<std::string> words_of_columns(const std::vector<std::string>& ids) {
    std::vector<std::string> out;
    for (const auto& id : ids) out.push_back(results::label_of_column(id));
    return out;
}

std::string asked_when(const results::Release& release) {
    return results::in_words(release.asked_from) + " to " + results::in_words(release.asked_until);
}

Markup how_to_read() {
    std::vector<Markup> items;
    for (const auto rule : {results::kRoundedMeans, results::kSmallMeans, results::kHiddenMeans,
                            results::kAnswersMeans, results::kSharesMeans})
        items.push_back(fill("{}", {rule}));
    items.push_back(Markup("In a bar, a dashed box is a \"&lt;5\"."));
    return fill(
        "<div class=\"govuk-inset-text\" id=\"how-to-read\"><p class=\"govuk-body "
        "govuk-!-font-weight-bold\">How to read the "
        "numbers</p>\n{}</div>\n",
        {html::list(items)});
}

Markup row_view(const RowView& view) {
    if (!view.row) return sentence();
    Chart chart;
    chart.id = view.id;
    chart.title = view.caption;
    chart.columns = view.columns;
    chart.bars = {{"", view.row}};
    chart.full = view.full;
    const auto about = std::to_string(gate::about(*view.row));
    return beside(fill("{}<p class=\"govuk-body\">About {} answers.</p>\n", {stacked_bars(chart), about}),
                  answers_table(view));
}

Markup rows_table(std::string_view caption, std::string_view heads, const std::vector<std::string>& columns,
                  const std::vector<RowLine>& lines) {
    Markup head = fill("<th scope=\"col\" class=\"govuk-table__header\">{}</th>", {heads});
    for (const auto& column : columns)
        head += fill("<th scope=\"col\" class=\"govuk-table__header govuk-table__header--numeric\">{}</th>",
                     {column});
    Markup body;
    for (const auto& line : lines) {
        Markup cells;
        if (line.row)
            for (const auto& cell : *line.row)
                cells +=
                    fill("<td class=\"govuk-table__cell govuk-table__cell--numeric\">{}</td>", {cell.text()});
        else
            cells = fill("<td class=\"govuk-table__cell\" colspan=\"{}\">{}</td>",
                         {std::to_string(columns.size()), results::kNotEnough});
        body += fill(
            "<tr class=\"govuk-table__row\"><th scope=\"row\" class=\"govuk-table__header "
            "govuk-!-font-weight-regular\">{}</th>{}</tr>\n",
            {line.head, cells});
    }
    return fill(
        "<div class=\"pledge-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table "
        "class=\"govuk-table\">\n<caption class=\"govuk-visually-hidden\">{}</caption>\n<thead "
        "class=\"govuk-table__head\"><tr class=\"govuk-table__row\">{}</tr></thead>\n<tbody "
        "class=\"govuk-table__body\">\n{}</tbody></table></div>\n",
        {caption, caption, head, body});
}

std::vector<std::optional<gate::Row>> groups_of(const results::Release& release,
                                                const results::ReleasePoint& point) {
    auto out = point.published.faces.groups;
    out.resize(release.breakdown.groups.size());
    return out;
}

Markup groups_view(const results::Release& release, const results::ReleasePoint& point, const std::string& id,
                   std::uint64_t full) {
    const auto& everyone = point.published.faces.council;
    if (!everyone) return sentence();
    const auto columns = words_of_columns(names_of(release.columns));
    Chart chart;
    chart.id = id;
    chart.title = point.promise + " By group";
    chart.columns = columns;
    chart.full = full;
    std::vector<RowLine> lines;
    const auto groups = groups_of(release, point);
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const auto words = results::label_of_group(release.breakdown.groups[g]);
        chart.bars.push_back({words, groups[g]});
        lines.push_back({fill("{}", {words}), groups[g]});
    }
    chart.bars.push_back({results::label_of_group("everyone"), everyone});
    lines.push_back({fill("{}", {results::label_of_group("everyone")}), everyone});
    return beside(stacked_bars(chart),
                  rows_table(point.promise + " By group, " + id, "Group", columns, lines));
}

std::uint64_t full_of(const results::Release& release) {
    std::vector<Bar> bars;
    for (const auto& point : release.points) bars.push_back({"", point.published.faces.council});
    return full_of(bars);
}

}  // namespace pledge::council
