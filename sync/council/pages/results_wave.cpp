#include "sync/council/pages/frame.h"
#include "sync/council/pages/parts.h"
#include "sync/council/pages/results_parts.h"
#include "sync/results/labels.h"

#include <algorithm>
#include <array>

namespace pledge::council {
namespace {

using results::Release;
using results::ReleasePoint;

std::string words_of_breakdown(const Release& release) {
    return release.breakdown.kind == BreakdownKind::age ? "By age" : "By setting";
}

// One way of looking at a wave. The first is shown where the address names none.
struct Way {
    std::string_view id, words;
};
constexpr std::array<Way, 7> kWays = {{{"promise", "By promise"},
                                       {"area", "By area"},
                                       {"theme", "By committee theme"},
                                       {"group", "By group"},
                                       {"others", "Other answers"},
                                       {"reasons", "Reasons"},
                                       {"sessions", "In live sessions"}}};

bool has_way(const Release& release, std::string_view id) {
    if (id == "group") return release.breakdown.kind != BreakdownKind::none;
    if (id == "area") return !release.areas.empty();
    if (id == "theme") return !release.themes.empty();
    if (id == "sessions")
        return std::any_of(release.points.begin(), release.points.end(),
                           [](const auto& point) { return point.sessions.has_value(); });
    return true;
}

std::string_view way_of(const Release& release, const Asked& asked) {
    const auto at = asked.query.find("by");
    if (at != asked.query.end())
        for (const auto& way : kWays)
            if (way.id == at->second && has_way(release, way.id)) return way.id;
    return kWays.front().id;
}

Markup ways(const Release& release, std::string_view chosen) {
    Markup items;
    for (const auto& way : kWays) {
        if (!has_way(release, way.id)) continue;
        const auto words = way.id == "group" ? words_of_breakdown(release) : std::string(way.words);
        const auto here =
            way.id == chosen ? Markup(" govuk-!-font-weight-bold\" aria-current=\"page") : Markup();
        items += fill("<li><a href=\"{}?by={}\" class=\"govuk-link{}\">{}</a></li>\n",
                      {path_of(release), way.id, here, words});
    }
    return fill(
        "<nav aria-label=\"Ways to look at it\" class=\"pledge-no-print\"><ul "
        "class=\"govuk-list pledge-buttons\">\n{}</ul></nav>\n",
        {items});
}

Markup head_of(const Release& release) {
    const auto company = [&](const gate::PublishedCell* cell) {
        return fill("{}", {cell ? std::string_view(cell->text()) : results::kNotEnough});
    };
    const auto& with = release.company;
    const html::SummaryRow rows[] = {
        {"Asked", fill("{}", {asked_when(release)})},
        {"Published", fill("{}", {results::in_words(release.closed)})},
        {"On their own", company(with ? &with->own : nullptr)},
        {"With someone", company(with ? &with->with_someone : nullptr)},
        {"Files", fill("{}, {} or {}", {html::link(path_of(release, "/results.xlsx"), "spreadsheet (XLSX)"),
                                        html::link(path_of(release, "/results.csv"), "CSV"),
                                        html::link(path_of(release, "/results.json"), "JSON")})},
        {"Numbers",
         Markup("Rounded to the nearest five. \"&lt;5\" means none to four. <a class=\"govuk-link\" "
                "href=\"#how-to-read\">How to read them</a>")},
        {"Compared", html::link(path_of(release, "/trend"), "what changed since an earlier wave")}};
    return html::summary_list(rows);
}

Markup promise_heading(const Release& release, const ReleasePoint& point) {
    return fill("<h3 class=\"govuk-heading-s\"><a class=\"govuk-link\" href=\"{}\">{}. {}</a></h3>\n",
                {path_of(release, "/" + point.id.text), std::to_string(point.number), point.promise});
}

// On one page where it is printed.
Markup kept_together(const Markup& body) {
    return fill("<div class=\"pledge-keep\">{}</div>\n", {body});
}

// `where`: of several places on the page where the promise stands.
Markup promise_block(const Release& release, const ReleasePoint& point, const std::string& where,
                     std::uint64_t full) {
    RowView view;
    view.id = (where.empty() ? "" : where + "-") + point.id.text;
    view.caption =
        std::to_string(point.number) + ". " + point.promise + (where.empty() ? "" : " (" + where + ")");
    view.columns = words_of_columns(names_of(release.columns));
    view.row = point.published.faces.council;
    view.full = full;
    return kept_together(promise_heading(release, point) + row_view(view));
}

Markup by_promise(const Release& release, std::uint64_t full) {
    Markup out = html::heading("Every promise");
    for (const auto& point : release.points) out += promise_block(release, point, "", full);
    return out;
}

template <class Named>
Markup by_grouping(const Release& release, const std::vector<Named>& named,
                   std::vector<std::string> ReleasePoint::*in, std::uint64_t full) {
    Markup out;
    const auto is_in = [&](const ReleasePoint& point, const std::string& id) {
        return std::find((point.*in).begin(), (point.*in).end(), id) != (point.*in).end();
    };
    for (const auto& grouping : named) {
        Markup blocks;
        for (const auto& point : release.points)
            if (is_in(point, grouping.id)) blocks += promise_block(release, point, grouping.id, full);
        if (!blocks.text().empty()) out += html::heading(grouping.label, "in-" + grouping.id) + blocks;
    }
    Markup rest;
    for (const auto& point : release.points)
        if ((point.*in).empty()) rest += promise_block(release, point, "", full);
    if (!rest.text().empty()) out += html::heading("Promises in none of these") + rest;
    return out;
}

Markup by_group(const Release& release, std::uint64_t full) {
    Markup out = html::heading(words_of_breakdown(release));
    out += html::paragraph("Who did not say which group they are in is in \"Everyone\" alone.");
    for (const auto& point : release.points)
        out +=
            kept_together(promise_heading(release, point) + groups_view(release, point, point.id.text, full));
    return out;
}

Markup others(const Release& release) {
    std::vector<RowLine> lines;
    for (const auto& point : release.points)
        lines.push_back({html::link(path_of(release, "/" + point.id.text),
                                    std::to_string(point.number) + ". " + point.promise),
                         point.published.others});
    return html::heading("Other answers") +
           html::paragraph("What was answered in place of a face, for the whole council.") +
           rows_table("Other answers", "Promise", words_of_columns(results::other_answers()), lines);
}

Markup reasons(const Release& release) {
    Markup out = html::heading("Reasons");
    out += html::paragraph(
        "Picked beside a face, as many as one liked, for the whole council; never counted by face or group.");
    for (const auto& point : release.points) {
        if (point.chips.empty()) continue;
        std::vector<RowLine> lines;
        for (std::size_t i = 0; i < point.chips.size(); ++i) {
            const auto& chip = point.published.chips.at(i);
            lines.push_back(
                {fill("{}", {point.chips[i].text}), chip ? std::optional(gate::Row{*chip}) : std::nullopt});
        }
        out += promise_heading(release, point);
        out += rows_table("Reasons: " + std::to_string(point.number) + ". " + point.promise, "Reason",
                          {"Answers"}, lines);
    }
    return out;
}

Markup sessions(const Release& release) {
    const auto title = results::label_of_part("sessions");
    std::vector<RowLine> lines;
    for (const auto& point : release.points)
        if (point.sessions)
            lines.push_back({html::link(path_of(release, "/" + point.id.text),
                                        std::to_string(point.number) + ". " + point.promise),
                             point.sessions});
    return html::heading(title) + html::paragraph(results::kSessionsMeans) +
           rows_table(title, "Promise", words_of_columns(results::session_columns()), lines);
}

Markup seen(const Release& release, std::string_view way) {
    const auto full = full_of(release);
    if (way == "area") return by_grouping(release, release.areas, &ReleasePoint::areas, full);
    if (way == "theme") return by_grouping(release, release.themes, &ReleasePoint::themes, full);
    if (way == "group") return by_group(release, full);
    if (way == "others") return others(release);
    if (way == "reasons") return reasons(release);
    if (way == "sessions") return sessions(release);
    return by_promise(release, full);
}

Result<http::Response> show(Storage& storage, const Asked& asked) {
    const auto release = release_of(storage, asked);
    if (!release) return release.error();
    if (!*release) return no_such(asked);
    const auto way = way_of(**release, asked);
    PageView view;
    view.title = (*release)->title + ", " + (*release)->wave.text;
    view.back = "/results";
    view.back_words = "All results";
    view.wide = true;
    view.body = head_of(**release);
    view.body += ways(**release, way);
    view.body += chart_patterns(count_of((*release)->columns));
    view.body += seen(**release, way);
    view.body += how_to_read();
    return framed(asked, view);
}

}  // namespace

void add_wave_results(http::Router& router, Front& front) {
    add_page(router, front, "GET", "/results/{wave}", Action::see_results, show);
}

}  // namespace pledge::council
