#include "sync/council/accounts/front.h"
#include "sync/council/accounts/keeping.h"
#include "sync/council/accounts/password_rules.h"
#include "sync/council/passphrase.h"

namespace pledge::council {
namespace {

using http::Request;
using http::Responder;
using http::Response;

Response signed_out() {
    auto out = see_other("/sign-in");
    out.headers["Set-Cookie"] = clear_cookie(kSessionCookie);
    out.headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
    return out;
}

Result<Response> home(Storage& storage, const Asked& asked, const Clock& clock) {
    const auto& account = asked.visitor.account;
    if (account.must_change) return see_other("/password");
    const auto sessions = storage.accounts().sessions(account.id);
    if (!sessions) return sessions.error();
    const auto left = storage.accounts().recovery_codes(account.id);
    if (!left) return left.error();
    std::size_t alive = 0;
    for (const auto& session : *sessions)
        alive += session.stage == Stage::in && is_alive(session, clock.now());
    return home_page({account, alive, *left}, asked);
}

// A change of password on its way from the form through a worker into the database.
struct Change {
    Token token;
    Door door;
    Passphrase current, wanted;
    bool same_again;
    std::optional<Account> account;
};

// What can be said before any work is spent: an empty sentence when nothing is wrong.
std::string first_look(const Change& change, const std::string& council) {
    if (!change.same_again) return "The two new passwords are not the same; nothing was changed, try again.";
    if (change.wanted.text() == change.current.text())
        return "The new password is the one you have; nothing was changed, choose another.";
    const auto fine = check_new_password(change.wanted.text(), {change.account->name, council});
    return fine ? std::string() : fine.error().say;
}

Result<Response> store_password(Storage& storage, Front& front, const Change& change,
                                const std::string& hash) {
    auto who = visitor(storage, change.token, Stage::in, front.clock);
    if (!who) return who.error();
    if (!*who || (*who)->account.password != change.account->password) return change.door.page(403, kEnded);
    auto account = (*who)->account;
    account.password = hash;
    account.must_change = false;
    if (auto updated = storage.accounts().update_account(account); !updated) return updated.error();
    if (auto ended = storage.accounts().end_sessions(account.id); !ended) return ended.error();
    const auto token = begin_session(storage, account.id, Stage::in, front.clock, front.random);
    if (!token) return token.error();
    if (auto noted = storage.note(front.clock.today(), "password changed", account.name); !noted)
        return noted.error();
    auto out = see_other("/");
    out.headers["Set-Cookie"] = set_cookie(kSessionCookie, *token);
    return out;
}

// On a worker.
void make_hash(Front& front, const std::shared_ptr<Change>& change, const Responder& answer) {
    if (!seal::password_fits(change->account->password, change->current.text()))
        return answer(password_page(403, "Your password now was wrong; nothing was changed, try again.",
                                    change->token, *change->account));
    front.throttle.give_back(folded(change->account->name));
    const auto hash = seal::hash_password(change->wanted.text(), front.cost);
    if (!hash) return answer(sentence_page(503, kBusy));
    front.clerk.ask(in_pages(answer), [&front, change, hash = *hash](Storage& storage) {
        return store_password(storage, front, *change, hash);
    });
}

// Between the two: the session was found, and what was typed makes sense.
void check_then_hash(Front& front, const std::shared_ptr<Change>& change, const Responder& answer) {
    const auto again = [&](int status, const std::string& say) {
        answer(password_page(status, say, change->token, *change->account));
    };
    if (const auto say = first_look(*change, front.config.name); !say.empty()) return again(400, say);
    const auto key = folded(change->account->name);
    if (const auto wait = front.throttle.begin(key))
        return again(429, "Too many wrong tries; nothing was changed, wait " + spoken(*wait) + ".");
    if (front.workers.take([&front, change, answer] { make_hash(front, change, answer); })) return;
    front.throttle.give_back(key);
    again(503, kBusy);
}

void take_change(Front& front, const Request& request, const Responder& answer) {
    auto posted = read_post(request, kSessionCookie);
    if (!posted) return answer(sentence_page(403, kFormTooOld));
    const auto change = std::make_shared<Change>(Change{
        posted->token, Door::of(request, front.random), Passphrase(posted->field("current")),
        Passphrase(posted->field("new")), posted->field("new") == posted->field("again"), std::nullopt});
    const auto page_answer = in_pages(answer);
    const Responder found([&front, change, page_answer](Response response) {
        if (response.status != 200) return page_answer(std::move(response));
        check_then_hash(front, change, page_answer);
    });
    front.clerk.ask(found, [&front, change](Storage& storage) -> Result<Response> {
        auto who = visitor(storage, change->token, Stage::in, front.clock);
        if (!who) return who.error();
        if (!*who) return change->door.page(403, kEnded);
        change->account = std::move((*who)->account);
        return Response{};
    });
}

}  // namespace

void add_own_account(http::Router& router, Front& front) {
    add_page(router, front, "GET", "/account", Action::own_account,
             [&front](Storage& storage, const Asked& asked) { return home(storage, asked, front.clock); });
    add_page(router, front, "GET", "/password", Action::own_account,
             [](Storage&, const Asked& asked) -> Result<Response> {
                 return password_page(200, {}, asked.token, asked.visitor.account);
             });
    router.add(
        "POST", "/password",
        [&front](const Request& request, const Responder& answer) { take_change(front, request, answer); },
        kMostForm);
    add_page(router, front, "POST", "/sign-out", Action::own_account,
             [](Storage& storage, const Asked& asked) -> Result<Response> {
                 if (auto ended = storage.accounts().end_session(asked.token.hash()); !ended)
                     return ended.error();
                 return signed_out();
             });
    add_page(router, front, "POST", "/sign-out-everywhere", Action::own_account,
             [&front](Storage& storage, const Asked& asked) -> Result<Response> {
                 if (auto done = sign_out_everywhere(storage, asked.visitor.account.name, front.clock); !done)
                     return done.error();
                 return signed_out();
             });
}

}  // namespace pledge::council
