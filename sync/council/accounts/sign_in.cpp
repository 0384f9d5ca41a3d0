#include "sync/council/accounts/front.h"
#include "sync/council/accounts/recovery_codes.h"
#include "sync/council/accounts/totp.h"
#include "sync/council/passphrase.h"

#include <spdlog/spdlog.h>

namespace pledge::council {
namespace {

using http::Request;
using http::Responder;
using http::Response;

constexpr const char* kWrong = "The name or the password is wrong; nothing was done, try again.";
constexpr const char* kWrongCode =
    "The code is wrong, too old or was used before; type the next one that your app shows.";
constexpr const char* kNoApps =
    "The server can't check codes of this account's app; type one of its recovery codes, or ask the "
    "council's "
    "admin.";
constexpr const char* kFromTheStart = "Too many codes were wrong or it took too long; begin again.";

std::string too_many(std::chrono::milliseconds wait) {
    return "Too many wrong tries; nothing was done, wait " + spoken(wait) + " and try again.";
}

// One password on its way from the form through a worker to a half-opened session.
struct Attempt {
    std::string name, key;  // as typed; as it is counted
    Passphrase password;
    Door door;
    std::optional<Token> before;  // the session that this browser had
    std::optional<Account> account;
};

Response signed_half(const Token& token) {
    auto out = see_other("/sign-in/code");
    out.headers["Set-Cookie"] = set_cookie(kSessionCookie, token);
    return out;
}

Result<Response> open_half(Storage& storage, Front& front, const Attempt& attempt, bool fits) {
    // read again: it may have been changed while the password was checked
    const auto account = storage.accounts().account(attempt.name);
    if (!account) return account.error();
    const bool same =
        fits && *account && !(*account)->disabled && (*account)->password == attempt.account->password;
    if (!same) {
        if (*account)
            spdlog::warn("A sign-in to the account \"{}\" failed at the password.", (*account)->name);
        else
            spdlog::warn("A sign-in failed: there is no such account.");
        return attempt.door.page(403, kWrong);
    }
    if (attempt.before)
        if (auto ended = storage.accounts().end_session(attempt.before->hash()); !ended) return ended.error();
    const auto token = begin_session(storage, (*account)->id, Stage::code, front.clock, front.random);
    if (!token) return token.error();
    return signed_half(*token);
}

// On a worker. A name that isn't there costs the same work as one that is.
void check_password(Front& front, const std::shared_ptr<Attempt>& attempt, const Responder& answer) {
    const auto& hash = attempt->account ? attempt->account->password : front.nobody;
    const bool fits = seal::password_fits(hash, attempt->password.text()) && attempt->account.has_value();
    if (fits) front.throttle.give_back(attempt->key);
    front.clerk.ask(in_pages(answer), [&front, attempt, fits](Storage& storage) {
        return open_half(storage, front, *attempt, fits);
    });
}

void take_password(Front& front, const Request& request, const Responder& answer) {
    const auto door = Door::of(request, front.random);
    auto posted = read_post(request, kDoorCookie);
    if (!posted) return answer(door.page(403, kFormTooOld));
    const auto name = posted->field("name").substr(0, 65);  // longer than any, so that it fits none
    const auto attempt = std::make_shared<Attempt>(
        Attempt{name, folded(name), Passphrase(posted->field("password")), door,
                read_cookie(request.header("cookie"), kSessionCookie), std::nullopt});
    if (const auto wait = front.throttle.begin(attempt->key)) return answer(door.page(429, too_many(*wait)));
    const Responder looked_up([&front, attempt, answer](const Response& response) {
        if (response.status == 200 &&
            front.workers.take([&front, attempt, answer] { check_password(front, attempt, answer); }))
            return;
        front.throttle.give_back(attempt->key);
        answer(attempt->door.page(503, kBusy));
    });
    front.clerk.ask(looked_up, [attempt](Storage& storage) -> Result<Response> {
        auto account = storage.accounts().account(attempt->name);
        if (!account) return account.error();
        attempt->account = std::move(*account);
        return Response{};
    });
}

// The app's code, or a recovery code; whichever fits is used up.
Result<bool> use_code(Storage& storage, Account account, std::string_view typed, const Clock& clock) {
    if (account.totp_lost)
        spdlog::error(
            "The app's secret of the account \"{}\" can't be opened; `pledge-council doctor` says why.",
            account.name);
    else if (const auto step = totp_matches(account.totp, typed, clock.now(), account.totp_step)) {
        account.totp_step = *step;
        if (auto updated = storage.accounts().update_account(account); !updated) return updated.error();
        return true;
    }
    const auto hash = hash_of_recovery_code(typed);
    if (!hash) return false;
    const auto used = storage.accounts().use_recovery_code(account.id, *hash);
    if (!used || !*used) return used;
    if (auto noted = storage.note(clock.today(), "recovery code used", account.name); !noted)
        return noted.error();
    return true;
}

Result<Response> refuse_code(Storage& storage, Visitor& who, const Token& token, const Door& door) {
    spdlog::warn("A sign-in to the account \"{}\" failed at the code.", who.account.name);
    if (++who.session.tries < kCodeTries) {
        if (auto counted = storage.accounts().update_session(who.session); !counted) return counted.error();
        return code_page(403, who.account.totp_lost ? kNoApps : kWrongCode, token);
    }
    if (auto ended = storage.accounts().end_session(who.session.hash); !ended) return ended.error();
    return door.page(403, kFromTheStart);
}

// Read again: the code that was used is in it now.
Status keep_day(Storage& storage, const AccountId& id, Day today) {
    auto account = storage.accounts().account(id);
    if (!account) return account.error();
    if (!*account || (*account)->signed_in == today) return {};
    (*account)->signed_in = today;
    return storage.accounts().update_account(**account);
}

Result<Response> open_whole(Storage& storage, Front& front, const Token& token, const Door& door,
                            const std::string& typed) {
    auto who = visitor(storage, token, Stage::code, front.clock);
    if (!who) return who.error();
    if (!*who) return door.page(403, kFromTheStart);
    const auto& account = (*who)->account;
    const auto key = folded(account.name);
    if (const auto wait = front.throttle.begin(key)) return code_page(429, too_many(*wait), token);
    const auto right = use_code(storage, account, typed, front.clock);
    if (!right) return right.error();
    if (!*right) return refuse_code(storage, **who, token, door);
    front.throttle.forgive(key);
    if (auto ended = storage.accounts().end_session((*who)->session.hash); !ended) return ended.error();
    const auto opened = begin_session(storage, account.id, Stage::in, front.clock, front.random);
    if (!opened) return opened.error();
    if (auto kept = keep_day(storage, account.id, front.clock.today()); !kept) return kept.error();
    if (auto noted = storage.note(front.clock.today(), "signed in", account.name); !noted)
        return noted.error();
    spdlog::info("The account \"{}\" signed in.", account.name);
    auto out = see_other("/");
    out.headers["Set-Cookie"] = set_cookie(kSessionCookie, *opened);
    return out;
}

void take_code(Front& front, const Request& request, const Responder& answer) {
    const auto door = Door::of(request, front.random);
    const auto posted = read_post(request, kSessionCookie);
    if (!posted) return answer(door.page(403, kFormTooOld));
    front.clerk.ask(in_pages(answer),
                    [&front, token = posted->token, door, typed = posted->field("code")](Storage& storage) {
                        return open_whole(storage, front, token, door, typed);
                    });
}

// The page that belongs to the stage that this browser has reached.
void show_step(Front& front, const Request& request, const Responder& answer, Stage wanted) {
    const auto door = Door::of(request, front.random);
    const auto token = read_cookie(request.header("cookie"), kSessionCookie);
    if (!token) return answer(wanted == Stage::code ? see_other("/sign-in") : door.page(200, {}));
    front.clerk.ask(in_pages(answer),
                    [&front, door, token = *token, wanted](Storage& storage) -> Result<Response> {
                        const auto who = visitor(storage, token, wanted, front.clock);
                        if (!who) return who.error();
                        if (wanted == Stage::code)
                            return *who ? code_page(200, {}, token) : see_other("/sign-in");
                        return *who ? see_other("/") : door.page(200, {});
                    });
}

}  // namespace

void add_sign_in(http::Router& router, Front& front) {
    router.add("GET", "/sign-in", [&front](const Request& request, const Responder& answer) {
        show_step(front, request, answer, Stage::in);
    });
    router.add("GET", "/sign-in/code", [&front](const Request& request, const Responder& answer) {
        show_step(front, request, answer, Stage::code);
    });
    router.add(
        "POST", "/sign-in",
        [&front](const Request& request, const Responder& answer) { take_password(front, request, answer); },
        kMostForm);
    router.add(
        "POST", "/sign-in/code",
        [&front](const Request& request, const Responder& answer) { take_code(front, request, answer); },
        kMostForm);
}

}  // namespace pledge::council
