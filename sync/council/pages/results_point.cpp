#include "sync/council/pages/frame.h"
#include "sync/council/pages/parts.h"
#include "sync/council/pages/results_parts.h"
#include "sync/results/labels.h"

#include <algorithm>

namespace pledge::council {
namespace {

using results::Release;
using results::ReleasePoint;

template <class Named>
std::string named(const std::vector<Named>& all, const std::vector<std::string>& ids) {
    std::string out;
    for (const auto& each : all)
        if (std::find(ids.begin(), ids.end(), each.id) != ids.end())
            out += (out.empty() ? "" : ", ") + each.label;
    return out.empty() ? "none" : out;
}

Markup head_of(const Release& release, const ReleasePoint& point) {
    const html::SummaryRow rows[] = {{"Question", fill("{}", {point.question})},
                                     {"Wave", fill("{}, asked {}", {release.wave.text, asked_when(release)})},
                                     {"Areas", fill("{}", {named(release.areas, point.areas)})},
                                     {"Committee themes", fill("{}", {named(release.themes, point.themes)})}};
    return html::summary_list(rows);
}

Markup everyone(const Release& release, const ReleasePoint& point, std::uint64_t full) {
    RowView view;
    view.id = "everyone";
    view.caption = "Everyone";
    view.columns = words_of_columns(names_of(release.columns));
    view.row = point.published.faces.council;
    view.full = full;
    return html::heading("Everyone") + row_view(view);
}

Markup groups(const Release& release, const ReleasePoint& point, std::uint64_t full) {
    if (release.breakdown.kind == BreakdownKind::none) return {};
    return html::heading(release.breakdown.kind == BreakdownKind::age ? "By age" : "By setting") +
           groups_view(release, point, "groups", full);
}

Markup others(const ReleasePoint& point) {
    const auto& row = point.published.others;
    auto out = html::heading("Other answers");
    if (!row) return out + html::paragraph(std::string(results::kNotEnough) + ".");
    std::vector<RowLine> lines;
    for (std::size_t i = 0; i < row->size(); ++i)
        lines.push_back(
            {fill("{}", {results::label_of_column(results::other_answers()[i])}), gate::Row{(*row)[i]}});
    return out + rows_table("Other answers", "Answer", {"Answers"}, lines);
}

// Apart from the answers: a promise that was in no session has nothing here.
Markup sessions(const ReleasePoint& point) {
    if (!point.sessions) return {};
    const auto title = results::label_of_part("sessions");
    std::vector<RowLine> lines;
    for (std::size_t i = 0; i < point.sessions->size(); ++i)
        lines.push_back({fill("{}", {results::label_of_column(results::session_columns().at(i))}),
                         gate::Row{(*point.sessions)[i]}});
    return html::heading(title) + html::paragraph(results::kSessionsMeans) +
           rows_table(title, "Vote", {"Votes"}, lines);
}

Markup reasons(const ReleasePoint& point) {
    if (point.chips.empty()) return {};
    std::vector<RowLine> lines;
    for (std::size_t i = 0; i < point.chips.size(); ++i) {
        const auto& chip = point.published.chips.at(i);
        lines.push_back(
            {fill("{}", {point.chips[i].text}), chip ? std::optional(gate::Row{*chip}) : std::nullopt});
    }
    return html::heading("Reasons") +
           html::paragraph("Picked beside a face, as many as one liked; never counted by face or group.") +
           rows_table("Reasons", "Reason", {"Answers"}, lines);
}

// To the promise before and the next, in the order of the wave.
Markup neighbours(const Release& release, const ReleasePoint& point) {
    const auto at = static_cast<std::size_t>(&point - release.points.data());
    Markup items;
    const auto link = [&](const ReleasePoint& other, Literal words) {
        items += fill("<li>{}: {}</li>\n",
                      {Markup(words), html::link(path_of(release, "/" + other.id.text), other.promise)});
    };
    if (at > 0) link(release.points[at - 1], "Before");
    if (at + 1 < release.points.size()) link(release.points[at + 1], "Next");
    if (items.text().empty()) return {};
    return fill(
        "<nav aria-label=\"Other promises\" class=\"pledge-no-print\"><ul "
        "class=\"govuk-list\">\n{}</ul></nav>\n",
        {items});
}

Result<http::Response> show(Storage& storage, const Asked& asked) {
    const auto release = release_of(storage, asked);
    if (!release) return release.error();
    const auto* point = *release ? point_of(**release, asked.param("point")) : nullptr;
    if (!point) return no_such(asked);
    const auto full = full_of({{"", point->published.faces.council}});
    PageView view;
    view.title = std::to_string(point->number) + ". " + point->promise;
    view.back = path_of(**release);
    view.back_words = "All promises of " + (*release)->wave.text;
    view.wide = true;
    view.body = head_of(**release, *point);
    view.body += chart_patterns(count_of((*release)->columns));
    view.body += everyone(**release, *point, full);
    view.body += groups(**release, *point, full);
    view.body += others(*point);
    view.body += reasons(*point);
    view.body += sessions(*point);
    view.body += how_to_read();
    view.body += neighbours(**release, *point);
    return framed(asked, view);
}

}  // namespace

void add_point_results(http::Router& router, Front& front) {
    add_page(router, front, "GET", "/results/{wave}/{point}", Action::see_results, show);
}

}  // namespace pledge::council
