#include "sync/council/pages/accounts_parts.h"
#include "sync/council/pages/office.h"

namespace pledge::council {
namespace {

using http::Response;

Result<Response> show(Storage& storage, const Asked& asked, const Account& account, const Clock& clock,
                      std::string say = {}) {
    const auto sessions = storage.accounts().sessions(account.id);
    if (!sessions) return sessions.error();
    std::size_t alive = 0;
    for (const auto& session : *sessions)
        alive += session.stage == Stage::in && is_alive(session, clock.now());
    return account_page(asked, account, clock.today(), alive, std::move(say));
}

using Work = std::function<Result<Response>(Storage&, const Asked&, const Account&)>;

PageWork for_account(Work work) {
    return [work = std::move(work)](Storage& storage, const Asked& asked) -> Result<Response> {
        const auto account = account_of(storage, asked);
        if (!account) return account.error();
        return *account ? work(storage, asked, **account) : Result<Response>(no_such(asked));
    };
}

// What became of a change. Who changes their own account is signed out with it.
Result<Response> changed(Storage& storage, const Asked& asked, const Account& account, const Clock& clock,
                         const Status& done) {
    if (!done && done.error().code == Code::conflict)
        return show(storage, asked, account, clock, done.error().say);
    if (!done) return done.error();
    if (account.id == asked.visitor.account.id) return see_other("/sign-in");
    return go_to(account_path(account), Note::saved);
}

Result<Response> take_role(Storage& storage, const Asked& asked, const Account& account, const Clock& clock) {
    const auto role = role_from_text(asked.field("role"));
    if (!role) return show(storage, asked, account, clock, "Choose a role; nothing was changed.");
    if (*role == account.role) return go_to(account_path(account), Note::saved);
    return changed(storage, asked, account, clock, change_role(storage, account.name, *role, clock));
}

Response confirm_disable(const Asked& asked, const Account& account) {
    PageView view{"Disable " + account.name + "?"};
    view.back = account_path(account);
    view.back_words = account.name;
    view.body = html::paragraph(
        "Nobody can sign in with it from now on, and whoever is signed in with it is signed out at once. "
        "What this "
        "person did stays in the audit. You can enable it again.");
    if (account.id == asked.visitor.account.id)
        view.body += html::warning("This is your own account: somebody else will have to enable it again.");
    view.body += html::button_form(account_path(account, "/disable"), asked.token, "Disable the account",
                                   html::Weight::warning);
    return framed(asked, view);
}

Result<Response> take_disabled(Storage& storage, const Asked& asked, const Account& account,
                               const Clock& clock, bool disabled) {
    if (account.disabled == disabled) return go_to(account_path(account), Note::saved);
    return changed(storage, asked, account, clock, set_disabled(storage, account.name, disabled, clock));
}

}  // namespace

void add_account_changes(http::Router& router, Front& front) {
    const auto add = [&](const char* method, const char* pattern, Work work) {
        add_page(router, front, method, pattern, Action::manage_accounts, for_account(std::move(work)));
    };
    const auto& clock = front.clock;
    add("GET", "/accounts/{id}", [&clock](Storage& s, const Asked& asked, const Account& account) {
        return show(s, asked, account, clock);
    });
    add("POST", "/accounts/{id}/role", [&clock](Storage& s, const Asked& asked, const Account& account) {
        return take_role(s, asked, account, clock);
    });
    add("GET", "/accounts/{id}/disable",
        [](Storage&, const Asked& asked, const Account& account) -> Result<Response> {
            return confirm_disable(asked, account);
        });
    add("POST", "/accounts/{id}/disable", [&clock](Storage& s, const Asked& asked, const Account& account) {
        return take_disabled(s, asked, account, clock, true);
    });
    add("POST", "/accounts/{id}/enable", [&clock](Storage& s, const Asked& asked, const Account& account) {
        return take_disabled(s, asked, account, clock, false);
    });
    add("POST", "/accounts/{id}/sign-out",
        [&clock](Storage& s, const Asked& asked, const Account& account) -> Result<Response> {
            const auto done = sign_out_everywhere(s, account.name, clock);
            return changed(s, asked, account, clock, done);
        });
}

}  // namespace pledge::council
