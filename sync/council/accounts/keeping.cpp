#include "sync/council/accounts/keeping.h"

#include "sync/council/accounts/recovery_codes.h"

#include <algorithm>

namespace pledge::council {
namespace {

Result<NewSecrets> store_secrets(Storage& storage, const AccountId& id, TotpSecret totp, Random& random) {
    NewSecrets out{totp, make_recovery_codes(random)};
    std::vector<Bytes<32>> hashes;
    for (const auto& code : out.recovery_codes) hashes.push_back(hash_of_recovery_code(code).value());
    if (auto put = storage.accounts().put_recovery_codes(id, hashes); !put) return put.error();
    return out;
}

Status change(Storage& storage, const Account& account, std::string_view action, std::string_view subject,
              const Clock& clock) {
    if (auto updated = storage.accounts().update_account(account); !updated) return updated;
    if (auto ended = storage.accounts().end_sessions(account.id); !ended) return ended;
    return storage.note(clock.today(), action, subject);
}

// Code::conflict: the last admin who may sign in; without this one nobody could keep accounts any more.
Status not_the_last_admin(Storage& storage, const Account& account) {
    if (account.role != Role::admin || account.disabled) return {};
    const auto all = storage.accounts().accounts();
    if (!all) return all.error();
    const bool another = std::any_of(all->begin(), all->end(), [&](const Account& other) {
        return other.id != account.id && other.role == Role::admin && !other.disabled;
    });
    if (another) return {};
    return Error{
        Code::conflict,
        "This is the only admin who can sign in, and nobody else could undo it; nothing was changed, "
        "add or enable another admin first."};
}

}  // namespace

Result<Account> find_account(Storage& storage, const std::string& name) {
    auto found = storage.accounts().account(name);
    if (!found) return found.error();
    if (!*found)
        return Error{Code::not_found, "There is no such account; `pledge-council user list` shows them."};
    return std::move(**found);
}

Result<NewSecrets> add_account(Storage& storage, const NewAccount& wanted, const Clock& clock,
                               Random& random) {
    if (!is_account_name(wanted.name))
        return Error{Code::bad_usage,
                     "A name is 1 to 64 letters, digits and signs of an English keyboard; choose another."};
    auto& store = storage.accounts();
    const auto taken = store.account(wanted.name);
    if (!taken) return taken.error();
    if (*taken)
        return Error{Code::conflict,
                     "There is an account of this name already; choose another, or reset that one."};
    Account account;
    account.id = random.bytes<16>();
    account.name = wanted.name;
    account.role = wanted.role;
    account.password = wanted.password;
    account.totp = random.bytes<20>();
    account.must_change = wanted.must_change;
    if (auto added = store.add_account(account); !added) return added.error();
    auto secrets = store_secrets(storage, account.id, account.totp, random);
    if (!secrets) return secrets;
    const auto subject = account.name + " (" + std::string(words_of(account.role)) + ")";
    if (auto noted = storage.note(clock.today(), "account added", subject); !noted) return noted.error();
    return secrets;
}

Result<NewSecrets> reset_account(Storage& storage, const NewAccount& wanted, const Clock& clock,
                                 Random& random) {
    auto account = find_account(storage, wanted.name);
    if (!account) return account.error();
    account->password = wanted.password;
    account->must_change = wanted.must_change;
    account->totp = random.bytes<20>();
    account->totp_lost = false;
    account->totp_step = 0;
    if (auto changed = change(storage, *account, "account reset", account->name, clock); !changed)
        return changed.error();
    return store_secrets(storage, account->id, account->totp, random);
}

Status change_role(Storage& storage, const std::string& name, Role role, const Clock& clock) {
    auto account = find_account(storage, name);
    if (!account) return account.error();
    if (role != Role::admin)
        if (auto other = not_the_last_admin(storage, *account); !other) return other;
    account->role = role;
    return change(storage, *account, "role changed",
                  account->name + " (now " + std::string(words_of(role)) + ")", clock);
}

Status set_disabled(Storage& storage, const std::string& name, bool disabled, const Clock& clock) {
    auto account = find_account(storage, name);
    if (!account) return account.error();
    if (disabled)
        if (auto other = not_the_last_admin(storage, *account); !other) return other;
    account->disabled = disabled;
    return change(storage, *account, disabled ? "account disabled" : "account enabled", account->name, clock);
}

Status sign_out_everywhere(Storage& storage, const std::string& name, const Clock& clock) {
    const auto account = find_account(storage, name);
    if (!account) return account.error();
    if (auto ended = storage.accounts().end_sessions(account->id); !ended) return ended;
    return storage.note(clock.today(), "signed out everywhere", account->name);
}

}  // namespace pledge::council
