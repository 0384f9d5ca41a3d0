// Publishing replies: what would go out, the publisher's passphrase, and the signed file with its manifest.
#include "sync/council/pages/parts.h"
#include "sync/council/pages/replies.h"
#include "sync/council/passphrase.h"
#include "sync/council/publisher.h"
#include "sync/council/replies.h"
#include "sync/results/labels.h"

#include <algorithm>

namespace pledge::council {
namespace {

using http::Response;
using SharedPack = std::shared_ptr<const Pack>;

std::string publish_path(const Pack& pack) {
    return "/replies/" + pack.id.text + "/all/publish";
}

// What is out, what goes out, and which promises stay without.
Result<Markup> what_goes_out(Storage& storage, const Pack& pack, const Replies& next) {
    const auto issue = storage.replies().newest_issue(pack.id);
    if (!issue) return issue.error();
    const Replies before = *issue ? (*issue)->replies : Replies{pack.id, 0, {}};
    std::vector<std::vector<Markup>> rows;
    for (const auto& point : pack.points) {
        const auto *is = next.find(point.id), *was = before.find(point.id);
        if (!is && !was && !point.rateable) continue;
        const auto words = !is           ? (was ? "is taken away" : "no reply")
                           : !was        ? "new"
                           : *is == *was ? "as before"
                                         : "other words";
        rows.push_back({fill("{}", {promise_of(point)}), fill("{}", {words}),
                        is ? fill("{}", {is->in("en").answer}) : Markup()});
    }
    const std::vector<html::Column> columns = {{"Promise"}, {"What changes"}, {"What it says"}};
    return html::table("Version " + std::to_string(next.version), columns, rows);
}

Markup history(const std::vector<ReplyIssue>& issues) {
    if (issues.empty()) return {};
    std::vector<Markup> items;
    for (const auto& issue : issues)
        items.push_back(
            fill("Version {}, {}: {}", {std::to_string(issue.replies.version), results::in_words(issue.day),
                                        count_of_replies(issue.replies)}));
    return html::details("What was published before", html::list(items));
}

Result<Response> publish_page(Storage& storage, const Asked& asked, const Pack& pack, const std::string& say,
                              int status) {
    PageView view{"Publish replies"};
    view.wide = true;
    view.back = replies_path(pack.id);
    view.back_words = "You said, we did";
    const auto issues = storage.replies().issues(pack.id);
    if (!issues) return issues.error();
    const auto next = next_replies(storage, pack);
    if (!next && next.error().code != Code::conflict) return next.error();
    if (!next) {
        view.body = html::paragraph(next.error().say);
        view.body += history(*issues);
        view.say = say;
        return framed(say.empty() ? 200 : status, asked, view);
    }
    view.say = say;
    view.say_at = say.empty() ? "" : "passphrase";
    const auto table = what_goes_out(storage, pack, *next);
    if (!table) return table.error();
    view.body = *table;
    auto inside = html::text_field({.name = "passphrase",
                                    .label = "The publisher's passphrase",
                                    .hint = "It signs what kiosks show. It is not your own password.",
                                    .wrong = say,
                                    .kind = "password",
                                    .autocomplete = "off",
                                    .width = 30});
    inside += html::button("Sign and publish");
    view.body += html::form(publish_path(pack), asked.token, inside);
    view.body += history(*issues);
    return framed(say.empty() ? 200 : status, asked, view);
}

// In the clerk's transaction, once the key is open.
Result<Response> sign_all(Storage& storage, const Asked& asked, Front& front, const Pack& pack,
                          const seal::SigningKey& key) {
    // may have changed while the passphrase was tried
    if (const auto next = next_replies(storage, pack); !next) {
        if (next.error().code != Code::conflict) return next.error();
        return publish_page(storage, asked, pack, next.error().say, 409);
    }
    if (auto done = publish_replies(storage, pack, key, front.clock.today()); !done) return done.error();
    const auto manifest =
        publish_manifest(storage, front.config.council, key, announced(storage, key.verify_key));
    if (!manifest) return manifest.error();
    return go_to(replies_path(pack.id), Note::published);
}

// On a worker.
PageWork try_passphrase(Front& front, const SharedPack& pack, const std::shared_ptr<Passphrase>& typed,
                        const std::string& name) {
    auto key = unlock_publisher(front.config, typed->text());
    if (!key)
        return [pack, why = key.error()](Storage& storage, const Asked& asked) {
            return publish_page(storage, asked, *pack, why.say, why.code == Code::denied ? 403 : 503);
        };
    front.throttle.give_back(name);
    const auto held = std::make_shared<seal::SigningKey>(std::move(*key));
    return [&front, pack, held](Storage& storage, const Asked& asked) {
        return sign_all(storage, asked, front, *pack, *held);
    };
}

Result<Prepared> prepare(Storage& storage, const Asked& asked, Front& front, Sets& sets) {
    const auto refused = [](Result<Response> page) -> Result<Prepared> {
        if (!page) return page.error();
        return Prepared{std::move(*page), {}};
    };
    const auto pack = sets.find(storage, SetId(asked.param("set")));
    if (!pack) return pack.error();
    if (!*pack) return refused(no_such(asked));
    if (const auto next = next_replies(storage, **pack); !next) {
        if (next.error().code != Code::conflict) return next.error();
        return refused(publish_page(storage, asked, **pack, next.error().say, 409));
    }
    if (asked.field("passphrase").empty())
        return refused(publish_page(storage, asked, **pack, "Type the publisher's passphrase.", 400));
    // guesses at the passphrase are slowed like those at this account's own password
    const auto name = "publisher\n" + folded(asked.visitor.account.name);
    if (const auto wait = front.throttle.begin(name))
        return refused(
            publish_page(storage, asked, **pack,
                         "Too many wrong tries; nothing was published, wait " + spoken(*wait) + ".", 429));
    const auto typed = std::make_shared<Passphrase>(asked.field("passphrase"));
    return Prepared{std::nullopt,
                    [&front, pack = *pack, typed, name] { return try_passphrase(front, pack, typed, name); }};
}

}  // namespace

void add_reply_publishing(http::Router& router, Front& front, const SharedSets& sets) {
    add_page(router, front, "GET", "/replies/{set}/all/publish", Action::write_replies,
             [sets](Storage& storage, const Asked& asked) -> Result<Response> {
                 const auto pack = sets->find(storage, SetId(asked.param("set")));
                 if (!pack) return pack.error();
                 if (!*pack) return no_such(asked);
                 return publish_page(storage, asked, **pack, {}, 200);
             });
    add_slow_page(router, front, "POST", "/replies/{set}/all/publish", Action::write_replies,
                  [&front, sets](Storage& storage, const Asked& asked) {
                      return prepare(storage, asked, front, *sets);
                  });
}

}  // namespace pledge::council
