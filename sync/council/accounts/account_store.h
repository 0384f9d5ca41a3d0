#pragma once

#include "sync/core/result.h"
#include "sync/council/accounts/account.h"

#include <optional>
#include <vector>

namespace pledge::council {

// The part of the storage that holds accounts and their sessions. Used like the rest of it (sync/council/
// storage.h): one thread at a time, within its transactions; Errors are the storage's own.
class AccountStore {
  public:
    virtual ~AccountStore() = default;

    // Both write secrets sealed, and say what is wrong with the server key where they can't (server_key.h).
    virtual Status add_account(const Account& account) = 0;     // Code::conflict: the name is taken
    virtual Status update_account(const Account& account) = 0;  // all but id and name; a lost secret stays
    virtual Result<std::optional<Account>> account(std::string_view name) = 0;
    virtual Result<std::optional<Account>> account(const AccountId& id) = 0;
    virtual Result<std::vector<Account>> accounts() = 0;  // by name

    // Recovery codes, by hash. New ones replace all that were left.
    virtual Status put_recovery_codes(const AccountId& account, const std::vector<Bytes<32>>& hashes) = 0;
    virtual Result<bool> use_recovery_code(const AccountId& account, const Bytes<32>& hash) = 0;  // was there
    virtual Result<std::uint64_t> recovery_codes(const AccountId& account) = 0;                   // how many

    virtual Status add_session(const Session& session) = 0;
    virtual Status update_session(const Session& session) = 0;  // seen and tries
    virtual Result<std::optional<Session>> session(const Bytes<32>& hash) = 0;
    virtual Result<std::vector<Session>> sessions(const AccountId& account) = 0;  // oldest first
    virtual Status end_session(const Bytes<32>& hash) = 0;
    virtual Status end_sessions(const AccountId& account) = 0;
    virtual Status forget_sessions(std::chrono::sys_seconds begun_by, std::chrono::sys_seconds seen_by) = 0;
};

}  // namespace pledge::council
