#include "sync/council/accounts/keeping.h"
#include "sync/council/accounts/password_rules.h"
#include "sync/council/accounts/totp.h"
#include "sync/council/commands.h"
#include "sync/council/passphrase.h"
#include "sync/seal/password.h"
#include "sync/text/qr.h"

#include <iomanip>
#include <ostream>

namespace pledge::council {
namespace {

constexpr const char* kRoleNames = "officer, committee-reader, young-reviewer or admin";

Result<Role> role_of(const std::string& text) {
    const auto role = role_from_text(text);
    if (!role) return Error{Code::bad_usage, std::string("A role is ") + kRoleNames + "; choose one."};
    return *role;
}

Result<std::string> ask_for_hash(const Desk& desk, const Config& config, const std::string& name) {
    const auto password = ask_new_passphrase("the password of " + name, desk.passphrase_file);
    if (!password) return password.error();
    const auto fine = check_new_password(password->text(), {name, config.council.text, config.name});
    if (!fine) return Error{Code::bad_usage, fine.error().say};
    return seal::hash_password(password->text());
}

void show(const Desk& desk, const Config& config, const std::string& name, const NewSecrets& secrets) {
    const auto address = totp_address(secrets.totp, config.name, name);
    desk.out << "Into the authenticator app, as a picture or as text; it is not shown again:\n"
             << address << '\n';
    if (const auto picture = text::qr_for_terminal(address)) desk.out << *picture;
    desk.out << "Recovery codes, each good once instead of a code from the app; keep them on paper:\n";
    for (const auto& code : secrets.recovery_codes) desk.out << "  " << code << '\n';
}

using Change = std::function<Result<NewSecrets>(Storage&, const NewAccount&, const Clock&, Random&)>;

// Nothing is asked for before it is known that the answer would be of use.
Status with_new_secrets(const Desk& desk, const UserOptions& options, Role role, const Change& change,
                        const std::function<Status(Storage&)>& look) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    if (auto fine = look(*open->storage); !fine) return fine;
    const auto hash = ask_for_hash(desk, open->config, options.name);
    if (!hash) return hash.error();
    std::optional<NewSecrets> secrets;
    auto done = open->storage->transact([&]() -> Status {
        auto made = change(*open->storage, {options.name, role, *hash, !options.keep_password}, desk.clock,
                           desk.random);
        if (!made) return made.error();
        secrets = std::move(*made);
        return {};
    });
    if (!done) return done;
    show(desk, open->config, options.name, *secrets);
    return {};
}

Status change(const Desk& desk, const std::function<Status(Storage&)>& work) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    return open->storage->transact([&] { return work(*open->storage); });
}

}  // namespace

Status add_user(const Desk& desk, const UserOptions& options) {
    const auto role = role_of(options.role);
    if (!role) return role.error();
    return with_new_secrets(desk, options, *role, add_account, [&](Storage& storage) -> Status {
        const auto taken = find_account(storage, options.name);
        if (taken) return Error{Code::conflict, "There is an account of this name already; choose another."};
        return taken.error().code == Code::not_found ? Status() : taken.error();
    });
}

Status reset_user(const Desk& desk, const UserOptions& options) {
    return with_new_secrets(desk, options, Role{}, reset_account, [&](Storage& storage) -> Status {
        const auto found = find_account(storage, options.name);
        return found ? Status() : found.error();
    });
}

Status list_users(const Desk& desk) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    const auto accounts = open->storage->accounts().accounts();
    if (!accounts) return accounts.error();
    if (accounts->empty()) desk.out << "There is no account yet; `pledge-council user add` makes one.\n";
    for (const auto& account : *accounts)
        desk.out << std::left << std::setw(18) << name_of(account.role) << account.name
                 << (account.disabled ? ", disabled" : "")
                 << (account.must_change ? ", has to change the password" : "") << '\n';
    return {};
}

Status change_user_role(const Desk& desk, const UserOptions& options) {
    const auto role = role_of(options.role);
    if (!role) return role.error();
    return change(desk, [&](Storage& s) { return change_role(s, options.name, *role, desk.clock); });
}

Status disable_user(const Desk& desk, const UserOptions& options, bool disabled) {
    return change(desk, [&](Storage& s) { return set_disabled(s, options.name, disabled, desk.clock); });
}

Status sign_out_user(const Desk& desk, const UserOptions& options) {
    return change(desk, [&](Storage& s) { return sign_out_everywhere(s, options.name, desk.clock); });
}

}  // namespace pledge::council
