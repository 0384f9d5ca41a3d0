#include "sync/council/pages/commitments.h"

#include "sync/council/pages/parts.h"
#include "sync/results/labels.h"

#include <algorithm>
#include <set>

namespace pledge::council {
namespace {

using http::Response;

html::Colour colour_of(CommitmentStatus status) {
    switch (status) {
        case CommitmentStatus::done:
            return html::Colour::green;
        case CommitmentStatus::late:
            return html::Colour::yellow;
        case CommitmentStatus::stopped:
            return html::Colour::grey;
        case CommitmentStatus::on_track:
            break;
    }
    return html::Colour::blue;
}

// What is asked to be shown.
struct Shown {
    const Pack& pack;
    std::vector<Commitment> all;
    std::string department;  // or empty: all
    Month now{};
    bool may_write = false;

    bool shows(const Commitment& c) const { return department.empty() || c.department == department; }
};

Markup status_cell(const Shown& shown, const Commitment& c) {
    auto out = html::tag(words_of(c.status), colour_of(c.status));
    if (is_overdue(c, shown.now)) out += fill(" {}", {html::tag("overdue", html::Colour::red)});
    if (!c.note.empty()) out += fill("<br>{}", {c.note});
    return out;
}

Markup actions(const Shown& shown, const Commitment& c) {
    const auto path = "/commitments/" + shown.pack.id.text + "/" + c.id;
    const auto named = [&](const char* what, const char* words) {
        return fill(
            "<a class=\"govuk-link\" href=\"{}\">{}<span class=\"govuk-visually-hidden\">: {}</span></a>",
            {path + what, words, c.what});
    };
    return fill("{}<br>{}", {named("/change", "Change"), named("/remove", "Remove")});
}

Markup of_point(const Shown& shown, const Point& point) {
    std::vector<std::vector<Markup>> rows;
    for (const auto& c : shown.all) {
        if (c.point != point.id || !shown.shows(c)) continue;
        rows.push_back({fill("{}", {c.what}), fill("{}", {words_of_due(c.by)}), fill("{}", {c.difference}),
                        fill("{}", {c.department}), status_cell(shown, c)});
        if (shown.may_write) rows.back().push_back(actions(shown, c));
    }
    if (rows.empty()) return {};
    std::vector<html::Column> columns = {
        {"What we will do"}, {"By when"}, {"What difference it makes"}, {"Department"}, {"Status"}};
    if (shown.may_write) columns.push_back({"What you can do"});
    return html::table(promise_of(point), columns, rows);
}

// Promises that nobody committed to anything for.
Markup without_any(const Shown& shown) {
    std::vector<Markup> open;
    for (const auto& point : shown.pack.points) {
        if (!point.rateable) continue;
        const bool has = std::any_of(shown.all.begin(), shown.all.end(),
                                     [&](const Commitment& c) { return c.point == point.id; });
        if (has) continue;
        const auto path = "/commitments/" + shown.pack.id.text + "/all/add?point=" + point.id.text;
        open.push_back(shown.may_write ? fill("{} <a class=\"govuk-link\" href=\"{}\">Add a commitment<span "
                                              "class=\"govuk-visually-hidden\"> for promise {}</span></a>",
                                              {promise_of(point), path, std::to_string(point.number)})
                                       : fill("{}", {promise_of(point)}));
    }
    if (open.empty() || !shown.department.empty()) return {};
    auto out = html::heading("Promises without a commitment");
    out += html::list(open);
    return out;
}

Markup filter(const Shown& shown) {
    std::set<std::string> departments;
    for (const auto& c : shown.all) departments.insert(c.department);
    if (departments.size() < 2) return {};
    std::vector<html::Choice> choices = {{"", "All departments"}};
    for (const auto& name : departments) choices.push_back({name, name});
    return fill("<form method=\"get\" action=\"/commitments\" class=\"pledge-no-print\">{}{}{}</form>\n",
                {hidden_field("set", shown.pack.id.text),
                 html::select_field({.name = "department", .label = "Department", .value = shown.department},
                                    choices),
                 html::button("Show these", html::Weight::secondary)});
}

Markup summary(const Shown& shown) {
    std::size_t overdue = 0, all = 0;
    for (const auto& c : shown.all)
        if (shown.shows(c)) {
            ++all;
            overdue += is_overdue(c, shown.now);
        }
    const auto words = std::to_string(all) + (all == 1 ? " commitment" : " commitments") +
                       (shown.department.empty() ? "" : " of " + shown.department);
    if (overdue == 0) return html::paragraph(words + ". None is overdue.");
    return html::warning(words + ". " + std::to_string(overdue) +
                         (overdue == 1 ? " is overdue." : " are overdue.") +
                         " Their month is over and they are neither done nor stopped.");
}

Markup buttons(const Shown& shown) {
    const auto path = "/commitments/" + shown.pack.id.text + "/all/";
    Markup all;
    if (shown.may_write) {
        all += html::link_button(path + "add", "Add a commitment");
        all += html::link_button(path + "import", "Import a table", html::Weight::secondary);
    }
    if (!shown.all.empty()) {
        all += html::link_button(path + "commitments.xlsx", "Download for Excel", html::Weight::secondary);
        all += html::link_button(path + "commitments.csv", "Download as CSV", html::Weight::secondary);
    }
    return html::buttons(all);
}

// A pack's newer version may have left a promise out.
Markup left_over(const Shown& shown) {
    std::vector<Markup> items;
    for (const auto& c : shown.all)
        if (!shown.pack.find(c.point) && shown.shows(c))
            items.push_back(shown.may_write ? fill("{}: {} {}", {c.point.text, c.what, actions(shown, c)})
                                            : fill("{}: {}", {c.point.text, c.what}));
    if (items.empty()) return {};
    auto out = html::heading("For promises that are no longer in the set");
    out += html::list(items);
    return out;
}

Result<Response> list_page(Storage& storage, const Asked& asked, Sets& sets, const Clock& clock) {
    const auto names = sets.names(storage);
    if (!names) return names.error();
    if (names->empty()) return no_sets(asked, "Commitments");
    const auto pack = sets.chosen(storage, asked);
    if (!pack) return pack.error();
    if (!*pack) return no_such(asked);
    auto all = storage.commitments().all((*pack)->id);
    if (!all) return all.error();
    const auto department = asked.query.find("department");
    const Shown shown{**pack, std::move(*all), department == asked.query.end() ? "" : department->second,
                      month_now(clock), may(asked.visitor.account.role, Action::write_replies)};
    PageView view{"Commitments"};
    view.wide = true;
    view.done = sentence_of_note(asked);
    view.body = fill("<p class=\"govuk-caption-l govuk-!-margin-bottom-4\">{}</p>\n", {shown.pack.title});
    if (shown.may_write) {
        const auto waiting = to_confirm(storage, shown.pack);
        if (!waiting) return waiting.error();
        view.body += *waiting;
    }
    if (shown.all.empty())
        view.body += html::paragraph(
            shown.may_write ? "No department has committed to anything for these promises yet. Add a "
                              "commitment, or import the table of the committee's papers."
                            : "No department has committed to anything for these promises yet.");
    else
        view.body += summary(shown);
    view.body += buttons(shown);
    view.body += filter(shown);
    for (const auto& point : shown.pack.points) view.body += of_point(shown, point);
    view.body += left_over(shown);
    view.body += without_any(shown);
    view.body += other_sets(*names, shown.pack.id, "/commitments");
    return framed(asked, view);
}

}  // namespace

std::string commitments_path(const SetId& set) {
    return "/commitments?set=" + set.text;
}

std::string words_of_due(const std::optional<Month>& by) {
    if (!by) return "from now on";
    // of its first day, without the day
    return results::in_words(Day(*by / 1)).substr(2);
}

Month month_now(const Clock& clock) {
    const std::chrono::year_month_day today(clock.today());
    return today.year() / today.month();
}

void add_commitments_pages(http::Router& router, Front& front) {
    const auto sets = std::make_shared<Sets>(front.config);
    add_page(router, front, "GET", "/commitments", Action::see_results,
             [&front, sets](Storage& storage, const Asked& asked) {
                 return list_page(storage, asked, *sets, front.clock);
             });
    add_commitment_forms(router, front, sets);
    add_commitment_confirming(router, front, sets);
    add_commitment_files(router, front, sets);
}

}  // namespace pledge::council
