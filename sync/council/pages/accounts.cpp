#include "sync/council/pages/accounts_parts.h"
#include "sync/council/pages/office.h"
#include "sync/council/pages/words.h"

namespace pledge::council {
namespace {

Markup tags_of(const Account& account) {
    Markup out;
    if (account.disabled) out += html::tag("Disabled", html::Colour::grey);
    if (account.totp_lost) out += html::tag("Needs a reset", html::Colour::red);
    if (account.must_change) out += html::tag("First password not changed yet", html::Colour::yellow);
    if (out.text().empty()) out = html::tag("In use", html::Colour::green);
    return out;
}

std::string last_words(const Account& account, Day today) {
    return account.signed_in ? days_ago(*account.signed_in, today) : "not yet";
}

Result<http::Response> list(Storage& storage, const Asked& asked, const Clock& clock) {
    const auto accounts = storage.accounts().accounts();
    if (!accounts) return accounts.error();
    PageView view{"Accounts"};
    view.done = sentence_of_note(asked);
    view.wide = true;
    view.body = html::paragraph(
        "Everybody has an account of their own, with one role. Somebody with two tasks has two accounts. "
        "When "
        "somebody leaves, disable theirs on the same day.");
    view.body += html::link_button("/accounts/add", "Add an account");
    const html::Column columns[] = {{"Name"}, {"Role"}, {"Last signed in"}, {"State"}};
    std::vector<std::vector<Markup>> rows;
    for (const auto& account : *accounts)
        rows.push_back({html::link(account_path(account), account.name), fill("{}", {words_of(account.role)}),
                        fill("{}", {last_words(account, clock.today())}), tags_of(account)});
    view.body += html::table("Who may sign in", columns, rows);
    return framed(asked, view);
}

Markup role_form(const Account& account, const Token& token) {
    html::Field field{"role", "Role"};
    field.value = name_of(account.role);
    auto fields = html::radio_field(field, role_choices());
    fields += html::button("Change the role", html::Weight::secondary);
    return html::form(account_path(account, "/role"), token, fields);
}

Markup buttons_of(const Account& account, const Token& token) {
    auto out = html::link_button(account_path(account, "/reset"), "Reset", html::Weight::secondary);
    out += html::button_form(account_path(account, "/sign-out"), token, "Sign out everywhere",
                             html::Weight::secondary);
    if (account.disabled)
        out += html::button_form(account_path(account, "/enable"), token, "Enable", html::Weight::secondary);
    else
        out += html::link_button(account_path(account, "/disable"), "Disable", html::Weight::warning);
    return html::buttons(out);
}

}  // namespace

http::Response account_page(const Asked& asked, const Account& account, Day today, std::size_t sessions,
                            std::string say) {
    PageView view{account.name};
    view.say = std::move(say);
    view.done = view.say.empty() ? sentence_of_note(asked) : std::string();
    view.back = "/accounts";
    view.back_words = "Accounts";
    const html::SummaryRow rows[] = {
        {"State", tags_of(account), {}},
        {"Last signed in", fill("{}", {last_words(account, today)}), {}},
        {"Signed in now",
         fill("{}", {sessions == 0 ? std::string("nowhere") : "in " + number_of(sessions, "browser")}),
         {}}};
    view.body = html::summary_list(rows);
    view.body += role_form(account, asked.token);
    view.body += html::heading("What else can be done");
    view.body += html::paragraph(
        "Each of these ends the account's sessions at once. Reset when the phone is lost or the password "
        "forgotten, "
        "once you know whom you have before you.");
    view.body += buttons_of(account, asked.token);
    return framed(view.say.empty() ? 200 : 409, asked, view);
}

void add_accounts_pages(http::Router& router, Front& front) {
    add_page(router, front, "GET", "/accounts", Action::manage_accounts,
             [&front](Storage& storage, const Asked& asked) { return list(storage, asked, front.clock); });
    add_new_accounts(router, front);  // before /accounts/{id}
    add_account_changes(router, front);
}

}  // namespace pledge::council
