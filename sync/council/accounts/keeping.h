#pragma once

#include "sync/core/ports.h"
#include "sync/council/storage.h"

#include <string>
#include <vector>

// What may be done to an account, each with its entry in the audit, and with the end of its sessions wherever
// it changes what they may do. Within a transaction of the caller's. A name that isn't there:
// Code::not_found.
namespace pledge::council {

// What its owner must be shown once, and nobody again.
struct NewSecrets {
    TotpSecret totp{};
    std::vector<std::string> recovery_codes;
};

struct NewAccount {
    std::string name;
    Role role = Role::committee_reader;
    std::string password;      // hashed
    bool must_change = false;  // somebody else chose the password
};

// Code::conflict: the name is taken. Code::bad_usage: it is no name.
Result<NewSecrets> add_account(Storage& storage, const NewAccount& wanted, const Clock& clock,
                               Random& random);
Result<Account> find_account(Storage& storage, const std::string& name);
// New password, new secrets; whether it is disabled stays.
Result<NewSecrets> reset_account(Storage& storage, const NewAccount& wanted, const Clock& clock,
                                 Random& random);
// Both, Code::conflict: it would leave no admin who may sign in.
Status change_role(Storage& storage, const std::string& name, Role role, const Clock& clock);
Status set_disabled(Storage& storage, const std::string& name, bool disabled, const Clock& clock);
Status sign_out_everywhere(Storage& storage, const std::string& name, const Clock& clock);

}  // namespace pledge::council
