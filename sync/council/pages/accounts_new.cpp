#include "sync/council/pages/accounts_parts.h"
#include "sync/council/pages/office.h"
#include "sync/council/passphrase.h"

namespace pledge::council {
namespace {

using http::Response;

struct Typed {
    std::string name, role;
    std::string say, say_at;
};

Response add_form(const Asked& asked, const Typed& typed) {
    PageView view{"Add an account"};
    view.back = "/accounts";
    view.back_words = "Accounts";
    view.say = typed.say;
    view.say_at = typed.say_at;
    html::Field name{"name", "Name",
                     "What this person types to sign in, up to 64 letters. Don't use it twice."};
    name.value = typed.name;
    name.most = 64;
    name.width = 30;
    name.required = true;
    name.autocomplete = "off";
    if (typed.say_at == "name") name.wrong = typed.say;
    html::Field role{"role", "Role"};
    role.value = typed.role;
    if (typed.say_at == "role") role.wrong = typed.say;
    auto fields = html::text_field(name);
    fields += html::radio_field(role, role_choices());
    fields += html::button("Add the account");
    view.body = html::paragraph(
        "Best with the person beside you: the next page shows, once, a first password, a picture for their "
        "authenticator "
        "app and recovery codes.");
    view.body += html::form("/accounts/add", asked.token, fields);
    return framed(asked, view);
}

// What can be said before any work is spent; nothing: go on.
Result<std::optional<Typed>> wrong_with(Storage& storage, const Typed& typed) {
    const auto because = [&](const char* at, std::string say) {
        return std::optional(Typed{typed.name, typed.role, std::move(say), at});
    };
    if (!is_account_name(typed.name))
        return because("name",
                       "A name is 1 to 64 letters, digits and signs of an English keyboard; choose another.");
    if (!role_from_text(typed.role)) return because("role", "Choose a role.");
    const auto taken = storage.accounts().account(typed.name);
    if (!taken) return taken.error();
    if (*taken)
        return because("name",
                       "There is an account of this name already; choose another, or reset that one.");
    return std::optional<Typed>();
}

// A first password on its way through a worker, and what becomes of it.
struct Made {
    Passphrase password;
    std::string hash;
};

using Keep = std::function<Result<NewSecrets>(Storage&, const std::string& hash)>;
using Refuse = std::function<Response(const Asked&, const Error&)>;

// Hashes a new password away from the clerk, keeps it and shows what is shown once. `keep` fails with a
// conflict, or because the account is gone, where somebody else was faster.
PageThink with_new_password(Front& front, std::string name, bool is_new, Keep keep, Refuse refuse) {
    const auto made = std::make_shared<Made>(Made{Passphrase(first_password(front.random)), {}});
    return [&front, made, name = std::move(name), is_new, keep = std::move(keep),
            refuse = std::move(refuse)]() -> PageWork {
        const auto hash = seal::hash_password(made->password.text(), front.cost);
        if (!hash)
            return [](Storage&, const Asked&) -> Result<Response> { return sentence_page(503, kBusy); };
        made->hash = *hash;
        return [&front, made, name, is_new, keep, refuse](Storage& storage,
                                                          const Asked& asked) -> Result<Response> {
            const auto secrets = keep(storage, made->hash);
            if (secrets)
                return secrets_page(asked, front.config.name, name, std::string(made->password.text()),
                                    *secrets, is_new);
            const auto code = secrets.error().code;
            if (code == Code::conflict || code == Code::not_found) return refuse(asked, secrets.error());
            return secrets.error();
        };
    };
}

Result<Prepared> take_new(Storage& storage, const Asked& asked, Front& front) {
    const Typed typed{asked.field("name"), asked.field("role"), {}, {}};
    auto wrong = wrong_with(storage, typed);
    if (!wrong) return wrong.error();
    if (*wrong) return Prepared{add_form(asked, **wrong), {}};
    const auto role = *role_from_text(typed.role);
    return Prepared{std::nullopt,
                    with_new_password(
                        front, typed.name, true,
                        [&front, typed, role](Storage& s, const std::string& hash) {
                            return add_account(s, {typed.name, role, hash, true}, front.clock, front.random);
                        },
                        [typed](const Asked& again, const Error& why) {
                            return add_form(again, {typed.name, typed.role, why.say, "name"});
                        })};
}

Response confirm_reset(const Asked& asked, const Account& account) {
    PageView view{"Reset " + account.name + "?"};
    view.back = account_path(account);
    view.back_words = account.name;
    view.body = html::warning(
        "The password, the app's key and the recovery codes stop working now, and can't be brought back.");
    view.body += html::paragraph(
        "The next page shows new ones, once. Do this with the person beside you, and only when you know whom "
        "you have before "
        "you.");
    if (account.id == asked.visitor.account.id)
        view.body += html::paragraph("This is your own account: you will be signed out.");
    view.body += html::button_form(account_path(account, "/reset"), asked.token, "Reset the account",
                                   html::Weight::warning);
    return framed(asked, view);
}

Result<Prepared> take_reset(Storage& storage, const Asked& asked, Front& front) {
    const auto account = account_of(storage, asked);
    if (!account) return account.error();
    if (!*account) return Prepared{no_such(asked), {}};
    const auto name = (*account)->name;
    return Prepared{std::nullopt,
                    with_new_password(
                        front, name, false,
                        [&front, name](Storage& s, const std::string& hash) {
                            return reset_account(s, {name, Role{}, hash, true}, front.clock, front.random);
                        },
                        [](const Asked&, const Error& why) { return sentence_page(409, why.say); })};
}

}  // namespace

void add_new_accounts(http::Router& router, Front& front) {
    add_page(router, front, "GET", "/accounts/add", Action::manage_accounts,
             [](Storage&, const Asked& asked) -> Result<Response> { return add_form(asked, {}); });
    add_slow_page(router, front, "POST", "/accounts/add", Action::manage_accounts,
                  [&front](Storage& storage, const Asked& asked) { return take_new(storage, asked, front); });
    add_page(router, front, "GET", "/accounts/{id}/reset", Action::manage_accounts,
             [](Storage& storage, const Asked& asked) -> Result<Response> {
                 const auto account = account_of(storage, asked);
                 if (!account) return account.error();
                 return *account ? confirm_reset(asked, **account) : no_such(asked);
             });
    add_slow_page(
        router, front, "POST", "/accounts/{id}/reset", Action::manage_accounts,
        [&front](Storage& storage, const Asked& asked) { return take_reset(storage, asked, front); });
}

}  // namespace pledge::council
