#include "sync/council/pages/commitment_fields.h"

#include "sync/council/commitment_sheet.h"
#include "sync/council/pages/parts.h"

namespace pledge::council {
namespace {

std::string month_text(const std::optional<Month>& by) {
    return by ? to_text(*by) : std::string();
}

Markup fields(const CommitmentForm& form) {
    const auto wrong = [&](const char* name) { return form.at == name ? form.say : std::string(); };
    std::vector<html::Choice> points = {{"", "Choose a promise"}};
    for (const auto& point : form.pack.points) points.push_back({point.id.text, promise_of(point)});
    std::vector<html::Choice> statuses;
    for (const auto status : kCommitmentStatuses)
        statuses.push_back({std::string(words_of(status)), std::string(words_of(status))});
    auto out = hidden_field("mark", form.mark);
    out += html::select_field(
        {.name = "point", .label = "Promise", .value = form.typed.point, .wrong = wrong("point")}, points);
    out += html::area_field({.name = "what",
                             .label = "What we will do",
                             .hint = "One plain sentence, as young people would read it.",
                             .value = form.typed.what,
                             .wrong = wrong("what")},
                            2);
    out += html::text_field({.name = "by",
                             .label = "By when",
                             .hint = "A month, like 2026-12. Empty: from now on.",
                             .value = form.typed.by,
                             .wrong = wrong("by"),
                             .width = 20});
    out += html::area_field({.name = "difference",
                             .label = "What difference it makes",
                             .value = form.typed.difference,
                             .wrong = wrong("difference")},
                            2);
    out += html::text_field({.name = "department",
                             .label = "Department",
                             .hint = "Never a person's name.",
                             .value = form.typed.department,
                             .wrong = wrong("department")});
    out += html::radio_field(
        {.name = "status", .label = "Status", .value = form.typed.status, .wrong = wrong("status")},
        statuses);
    out += html::area_field({.name = "note",
                             .label = "Note",
                             .hint = "Needed where it is late or stopped: why.",
                             .value = form.typed.note,
                             .wrong = wrong("note")},
                            2);
    return out;
}

}  // namespace

Typed typed_of(const Asked& asked) {
    const auto line = [&](const char* name) { return one_line(asked.field(name)); };
    return {line("point"),      line("what"),   line("by"),  line("difference"),
            line("department"), line("status"), line("note")};
}
Typed typed_of(const Commitment& c) {
    return {c.point.text, c.what,       month_text(c.by),
            c.difference, c.department, std::string(words_of(c.status)),
            c.note};
}

Judged judge(const Typed& typed, const Pack& pack, const std::string& id) {
    Judged out{{id,
                pack.id,
                PointId(typed.point),
                typed.what,
                typed.difference,
                typed.department,
                {},
                {},
                typed.note},
               {},
               {}};
    const auto by = due_month(typed.by);
    const auto status = commitment_status_from_text(typed.status);
    if (!pack.find(out.commitment.point)) {
        out.say = "Choose the promise that this is for.";
        out.at = "point";
    } else if (!by) {
        out.say = "Write the month like 2026-12, or leave it empty for \"from now on\".";
        out.at = "by";
    } else if (!status) {
        out.say = "Choose a status.";
        out.at = "status";
    } else {
        out.commitment.by = *by;
        out.commitment.status = *status;
        if (const auto fine = check_commitment(out.commitment); !fine) {
            out.say = fine.error().say;
            const auto bad = [](const std::string& text) {
                return text.empty() || text.size() > kMostCommitmentText;
            };
            out.at = bad(typed.what)         ? "what"
                     : bad(typed.difference) ? "difference"
                     : bad(typed.department) ? "department"
                                             : "note";
        }
    }
    return out;
}

http::Response show_form(const Asked& asked, const std::string& title, const CommitmentForm& form) {
    PageView view{title};
    view.say = form.say;
    view.say_at = form.at;
    view.back = commitments_path(form.pack.id);
    view.back_words = "Commitments";
    auto inside = fields(form);
    inside += html::button(form.button);
    view.body = form.above;
    view.body += html::form(form.path, asked.token, inside);
    view.body += form.below;
    return framed(form.say.empty() ? 200 : form.status, asked, view);
}

PageWork with_set(const SharedSets& sets, SetWork work) {
    return [sets, work = std::move(work)](Storage& storage, const Asked& asked) -> Result<http::Response> {
        const auto pack = sets->find(storage, SetId(asked.param("set")));
        if (!pack) return pack.error();
        if (!*pack) return no_such(asked);
        return work(storage, asked, **pack);
    };
}

}  // namespace pledge::council
