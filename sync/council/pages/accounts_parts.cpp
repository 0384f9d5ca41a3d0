#include "sync/council/pages/accounts_parts.h"

#include "sync/council/accounts/totp.h"
#include "sync/council/pages/qr_picture.h"
#include "sync/seal/crockford.h"

#include <algorithm>

namespace pledge::council {
namespace {

constexpr std::size_t kPasswordLetters = 16;

std::string what_for(Role role) {
    std::string out;
    for (const auto action : kActions)
        if (action != Action::own_account && may(role, action))
            out += (out.empty() ? "Is there to: " : "; ") + std::string(words_of(action));
    return out + ".";
}

Markup secret(std::string_view letters) {
    return fill("<span class=\"pledge-secret\">{}</span>", {letters});
}

// With spaces, which every app passes over.
std::string in_fours(const std::string& letters) {
    auto out = seal::in_groups_of_four(letters);
    std::replace(out.begin(), out.end(), '-', ' ');
    return out;
}

}  // namespace

std::vector<html::Choice> role_choices() {
    std::vector<html::Choice> out;
    for (const auto role : kRoles) {
        std::string words(words_of(role));
        words[0] = static_cast<char>(words[0] - 'a' + 'A');
        out.push_back({std::string(name_of(role)), words, what_for(role)});
    }
    return out;
}

std::string account_path(const Account& account, std::string_view more) {
    return "/accounts/" + to_hex(account.id) + std::string(more);
}

Result<std::optional<Account>> account_of(Storage& storage, const Asked& asked) {
    const auto id = from_hex<16>(asked.param("id"));
    if (!id) return std::optional<Account>();
    return storage.accounts().account(*id);
}

std::string first_password(Random& random) {
    return seal::in_groups_of_four(seal::crockford(random.bytes<10>(), kPasswordLetters));
}

http::Response secrets_page(const Asked& asked, const std::string& council, const std::string& name,
                            const std::string& password, const NewSecrets& secrets, bool is_new) {
    PageView view{is_new ? "Account added: " + name : "Account reset: " + name};
    view.body = html::warning(
        "This is shown once. Hand it over now, in person, before you leave this page; don't send it by "
        "mail.");
    view.body += html::heading("The first password");
    view.body += html::paragraph(secret(password));
    view.body +=
        html::hint("It has to be changed at the first sign-in. Capital or small letters make a difference.");
    view.body += html::heading("The authenticator app");
    view.body += html::paragraph(
        "Any app that knows one-time codes (TOTP) will do. Scan this with the app on this person's phone:");
    view.body += html::qr_picture(totp_address(secrets.totp, council, name),
                                  "QR code for the authenticator app; the letters below say the same");
    view.body +=
        html::paragraph(fill("Or type this key into the app: {}", {secret(in_fours(base32(secrets.totp)))}));
    view.body += html::heading("Recovery codes");
    view.body += html::paragraph("On paper. Each is good once, instead of a code of the app:");
    std::vector<Markup> codes;
    for (const auto& one : secrets.recovery_codes) codes.push_back(secret(one));
    view.body += html::list(codes);
    view.body += html::link_button("/accounts", "I have handed it over", html::Weight::secondary);
    return framed(200, asked, view);
}

}  // namespace pledge::council
