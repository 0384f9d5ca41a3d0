// Adding, changing and removing one commitment.
#include "sync/council/commitment_sheet.h"
#include "sync/council/import.h"
#include "sync/council/pages/commitment_fields.h"
#include "sync/council/pages/parts.h"

namespace pledge::council {
namespace {

using http::Response;

constexpr const char* kChangedMeanwhile =
    "Somebody else changed this commitment while you were writing. What you typed is still here; theirs "
    "stands "
    "below. Save again to put yours in its place.";

Status store(Storage& storage, const Commitment& commitment, const char* action, const Asked& asked,
             Day today) {
    if (auto put = storage.commitments().put(commitment); !put) return put;
    return storage.note(today, action,
                        commitment.set.text + " " + commitment.id + " by " + asked.visitor.account.name);
}

// Add -------------------------------------------------------------------------------------------------

std::string add_path(const Pack& pack) {
    return "/commitments/" + pack.id.text + "/all/add";
}

Result<Response> show_add(Storage&, const Asked& asked, const Pack& pack) {
    Typed typed;
    typed.status = "on track";
    if (const auto at = asked.query.find("point"); at != asked.query.end()) typed.point = at->second;
    return show_form(asked, "Add a commitment", {pack, add_path(pack), {}, typed, {}, {}, {}});
}

Result<Response> take_add(Storage& storage, const Asked& asked, const Pack& pack, Day today) {
    const auto all = storage.commitments().all(pack.id);
    if (!all) return all.error();
    const auto typed = typed_of(asked);
    const PointId point(pack.find(PointId(typed.point)) ? typed.point : "new");
    auto judged = judge(typed, pack, new_commitment_id(*all, point));
    if (all->size() >= kMostCommitments)
        judged.say =
            "A set has at most " + std::to_string(kMostCommitments) + " commitments; remove some first.";
    if (!judged.say.empty())
        return show_form(asked, "Add a commitment",
                         {pack, add_path(pack), {}, typed, judged.say, judged.at, {}, 400});
    if (auto done = store(storage, judged.commitment, "commitment added", asked, today); !done)
        return done.error();
    return go_to(commitments_path(pack.id), Note::saved);
}

// Change ----------------------------------------------------------------------------------------------

std::string mark_of_one(const Commitment& c) {
    return mark_of({&c, 1});
}

Markup theirs(const Commitment& c) {
    auto out = html::heading("What it says now");
    const std::vector<html::SummaryRow> rows = {{"What we will do", fill("{}", {c.what})},
                                                {"By when", fill("{}", {words_of_due(c.by)})},
                                                {"What difference it makes", fill("{}", {c.difference})},
                                                {"Department", fill("{}", {c.department})},
                                                {"Status", fill("{}", {words_of(c.status)})},
                                                {"Note", fill("{}", {c.note})}};
    out += html::summary_list(rows);
    return out;
}

Result<Response> show_change(Storage&, const Asked& asked, const Pack& pack, const Commitment& c) {
    return show_form(asked, "Change a commitment",
                     {pack, asked.path, mark_of_one(c), typed_of(c), {}, {}, {}});
}

Result<Response> take_change(Storage& storage, const Asked& asked, const Pack& pack, const Commitment& c,
                             Day today) {
    const auto typed = typed_of(asked);
    if (asked.field("mark") != mark_of_one(c))
        return show_form(asked, "Change a commitment",
                         {pack, asked.path, mark_of_one(c), typed, kChangedMeanwhile, {}, theirs(c), 409});
    const auto judged = judge(typed, pack, c.id);
    if (!judged.say.empty())
        return show_form(asked, "Change a commitment",
                         {pack, asked.path, mark_of_one(c), typed, judged.say, judged.at, {}, 400});
    if (judged.commitment == c) return go_to(commitments_path(pack.id), Note::saved);
    if (auto done = store(storage, judged.commitment, "commitment changed", asked, today); !done)
        return done.error();
    return go_to(commitments_path(pack.id), Note::saved);
}

// Remove ----------------------------------------------------------------------------------------------

Result<Response> show_remove(Storage&, const Asked& asked, const Pack& pack, const Commitment& c) {
    PageView view{"Remove this commitment?"};
    view.back = commitments_path(pack.id);
    view.back_words = "Commitments";
    view.body = theirs(c);
    view.body += html::paragraph(
        "If it was dropped, rather set its status to stopped and write why: then young people are told.");
    auto inside = hidden_field("mark", mark_of_one(c));
    inside += html::buttons(html::button("Remove it", html::Weight::warning));
    view.body += html::form(asked.path, asked.token, inside);
    return framed(asked, view);
}

Result<Response> take_remove(Storage& storage, const Asked& asked, const Pack& pack, const Commitment& c,
                             Day today) {
    if (asked.field("mark") != mark_of_one(c)) return show_remove(storage, asked, pack, c);
    if (auto done = storage.commitments().remove(pack.id, c.id); !done) return done.error();
    if (auto noted = storage.note(today, "commitment removed",
                                  pack.id.text + " " + c.id + " by " + asked.visitor.account.name);
        !noted)
        return noted.error();
    return go_to(commitments_path(pack.id), Note::removed);
}

// The commitment that the path names, found before the page works.
using OneWork = std::function<Result<Response>(Storage&, const Asked&, const Pack&, const Commitment&)>;

PageWork with_one(const SharedSets& sets, OneWork work) {
    return with_set(
        sets,
        [work = std::move(work)](Storage& storage, const Asked& asked, const Pack& pack) -> Result<Response> {
            const auto found = storage.commitments().find(pack.id, asked.param("id"));
            if (!found) return found.error();
            if (!*found) return no_such(asked);
            return work(storage, asked, pack, **found);
        });
}

}  // namespace

void add_commitment_forms(http::Router& router, Front& front, const SharedSets& sets) {
    const auto add = [&](const char* method, const char* pattern, PageWork work) {
        add_page(router, front, method, pattern, Action::write_replies, std::move(work), kMostCommitmentForm);
    };
    add("GET", "/commitments/{set}/all/add", with_set(sets, show_add));
    add("POST", "/commitments/{set}/all/add",
        with_set(sets, [&front](Storage& s, const Asked& asked, const Pack& pack) {
            return take_add(s, asked, pack, front.clock.today());
        }));
    add("GET", "/commitments/{set}/{id}/change", with_one(sets, show_change));
    add("POST", "/commitments/{set}/{id}/change",
        with_one(sets, [&front](Storage& s, const Asked& asked, const Pack& pack, const Commitment& c) {
            return take_change(s, asked, pack, c, front.clock.today());
        }));
    add("GET", "/commitments/{set}/{id}/remove", with_one(sets, show_remove));
    add("POST", "/commitments/{set}/{id}/remove",
        with_one(sets, [&front](Storage& s, const Asked& asked, const Pack& pack, const Commitment& c) {
            return take_remove(s, asked, pack, c, front.clock.today());
        }));
}

}  // namespace pledge::council
