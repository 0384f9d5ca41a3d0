// What was promised in a live session: the officer makes a commitment of it, or throws it away.
#include "sync/council/commitment_sheet.h"
#include "sync/council/pages/commitment_fields.h"
#include "sync/council/pages/parts.h"

namespace pledge::council {
namespace {

using http::Response;

constexpr std::size_t kMostShown = 50;  // the rest follows when these are done
constexpr const char* kConfirm = "Confirm what was promised";

// As the commitment that it may become.
Commitment commitment_of(const Unconfirmed& u) {
    return {u.id, u.set, u.point, u.what, {}, u.who, u.by, CommitmentStatus::on_track, {}};
}

Markup explained() {
    return html::paragraph(
        "It was typed in a live session, and read aloud there. Once it is confirmed it is a commitment like "
        "the others: on pages, in files and on paper. Until then only officers see it.");
}

Markup as_typed(const Pack& pack, const Unconfirmed& u) {
    const auto* point = pack.find(u.point);
    const html::SummaryRow rows[] = {{"Promise", fill("{}", {point ? promise_of(*point) : u.point.text})},
                                     {"What we will do", fill("{}", {u.what})},
                                     {"By when", fill("{}", {words_of_due(u.by)})},
                                     {"Who", fill("{}", {u.who})}};
    return html::summary_list(rows);
}

Markup actions(const Unconfirmed& u) {
    const auto path = "/commitments/" + u.set.text + "/" + u.id;
    const auto named = [&](const char* what, const char* words) {
        return fill(
            "<a class=\"govuk-link\" href=\"{}\">{}<span class=\"govuk-visually-hidden\">: {}</span></a>",
            {path + what, words, u.what});
    };
    return fill("{}<br>{}", {named("/confirm", "Confirm or change"), named("/throw-away", "Throw away")});
}

Status note(Storage& storage, const char* action, const Unconfirmed& u, const Asked& asked, Day today) {
    return storage.note(today, action, u.set.text + " " + u.id + " by " + asked.visitor.account.name);
}

Result<Response> show_confirm(Storage&, const Asked& asked, const Pack& pack, const Unconfirmed& u) {
    return show_form(asked, kConfirm,
                     {.pack = pack,
                      .path = asked.path,
                      .typed = typed_of(commitment_of(u)),
                      .above = explained(),
                      .button = "Confirm"});
}

Result<Response> take_confirm(Storage& storage, const Asked& asked, const Pack& pack, const Unconfirmed& u,
                              Day today) {
    const auto all = storage.commitments().all(pack.id);
    if (!all) return all.error();
    const auto typed = typed_of(asked);
    auto judged = judge(typed, pack, u.id);
    if (all->size() >= kMostCommitments)
        judged.say =
            "A set has at most " + std::to_string(kMostCommitments) + " commitments; remove some first.";
    if (!judged.say.empty())
        return show_form(asked, kConfirm,
                         {.pack = pack,
                          .path = asked.path,
                          .typed = typed,
                          .say = judged.say,
                          .at = judged.at,
                          .status = 400,
                          .above = explained(),
                          .button = "Confirm"});
    auto& store = storage.commitments();
    if (auto put = store.put(judged.commitment); !put) return put.error();
    if (auto removed = store.remove_unconfirmed(u.set, u.id); !removed) return removed.error();
    if (auto noted = note(storage, "promise of a live session confirmed", u, asked, today); !noted)
        return noted.error();
    return go_to(commitments_path(pack.id), Note::saved);
}

Result<Response> show_throw_away(Storage&, const Asked& asked, const Pack& pack, const Unconfirmed& u) {
    PageView view{"Throw this away?"};
    view.back = commitments_path(pack.id);
    view.back_words = "Commitments";
    view.body = as_typed(pack, u);
    view.body += html::paragraph(
        "It was said in a room, and young people may wait for it. Thrown away, it is gone: no page or file "
        "will have it.");
    view.body += html::form(asked.path, asked.token,
                            html::buttons(html::button("Throw it away", html::Weight::warning)));
    return framed(asked, view);
}

Result<Response> take_throw_away(Storage& storage, const Asked& asked, const Pack& pack, const Unconfirmed& u,
                                 Day today) {
    if (auto removed = storage.commitments().remove_unconfirmed(u.set, u.id); !removed)
        return removed.error();
    if (auto noted = note(storage, "promise of a live session thrown away", u, asked, today); !noted)
        return noted.error();
    return go_to(commitments_path(pack.id), Note::removed);
}

// What the path names, found before the page works.
using OneWork = std::function<Result<Response>(Storage&, const Asked&, const Pack&, const Unconfirmed&)>;

PageWork with_one(const SharedSets& sets, OneWork work) {
    return with_set(
        sets,
        [work = std::move(work)](Storage& storage, const Asked& asked, const Pack& pack) -> Result<Response> {
            const auto found = storage.commitments().find_unconfirmed(pack.id, asked.param("id"));
            if (!found) return found.error();
            if (!*found) return no_such(asked);
            return work(storage, asked, pack, **found);
        });
}

}  // namespace

Result<Markup> to_confirm(Storage& storage, const Pack& pack) {
    const auto some = storage.commitments().unconfirmed(pack.id, kMostShown);
    if (!some) return some.error();
    if (some->empty()) return Markup();
    const auto all = storage.commitments().count_unconfirmed(pack.id);
    if (!all) return all.error();
    auto out = html::heading("Promised in a live session: confirm, change or throw away", "to-confirm");
    out += explained();
    std::vector<std::vector<Markup>> rows;
    const auto add = [&](const Unconfirmed& u, const std::string& promise) {
        rows.push_back({fill("{}", {promise}), fill("{}", {u.what}), fill("{}", {words_of_due(u.by)}),
                        fill("{}", {u.who}), actions(u)});
    };
    for (const auto& point : pack.points)
        for (const auto& u : *some)
            if (u.point == point.id) add(u, promise_of(point));
    for (const auto& u : *some)
        if (!pack.find(u.point)) add(u, u.point.text);
    const html::Column columns[] = {
        {"Promise"}, {"What we will do"}, {"By when"}, {"Who"}, {"What you can do"}};
    out += html::table("Promised in a live session", columns, rows, false);
    if (*all > some->size())
        out += html::paragraph("There are " + std::to_string(*all - some->size()) +
                               " more; they follow when these are done.");
    return out;
}

void add_commitment_confirming(http::Router& router, Front& front, const SharedSets& sets) {
    const auto add = [&](const char* method, const char* pattern, PageWork work) {
        add_page(router, front, method, pattern, Action::write_replies, std::move(work), kMostCommitmentForm);
    };
    add("GET", "/commitments/{set}/{id}/confirm", with_one(sets, show_confirm));
    add("POST", "/commitments/{set}/{id}/confirm",
        with_one(sets, [&front](Storage& s, const Asked& asked, const Pack& pack, const Unconfirmed& u) {
            return take_confirm(s, asked, pack, u, front.clock.today());
        }));
    add("GET", "/commitments/{set}/{id}/throw-away", with_one(sets, show_throw_away));
    add("POST", "/commitments/{set}/{id}/throw-away",
        with_one(sets, [&front](Storage& s, const Asked& asked, const Pack& pack, const Unconfirmed& u) {
            return take_throw_away(s, asked, pack, u, front.clock.today());
        }));
}

}  // namespace pledge::council
