#pragma once

#include "sync/council/accounts/account_store.h"
#include "sync/council/server_key.h"
#include "sync/council/sqlite_query.h"
#include "sync/store/database.h"

namespace pledge::council {

// Accounts in the council's SQLite file. Shares the connection and the statements of SqliteStorage, which
// owns all three.
class SqliteAccounts final : public AccountStore {
  public:
    SqliteAccounts(store::Database& db, Statements& statements, const std::string& keys)
        : db_(db), statements_(statements), key_(keys) {}

    // For a database that is being made: a server key, where there is none and nothing needs one.
    Status make_key();

    Status add_account(const Account& account) override;
    Status update_account(const Account& account) override;
    Result<std::optional<Account>> account(std::string_view name) override;
    Result<std::optional<Account>> account(const AccountId& id) override;
    Result<std::vector<Account>> accounts() override;

    Status put_recovery_codes(const AccountId& account, const std::vector<Bytes<32>>& hashes) override;
    Result<bool> use_recovery_code(const AccountId& account, const Bytes<32>& hash) override;
    Result<std::uint64_t> recovery_codes(const AccountId& account) override;

    Status add_session(const Session& session) override;
    Status update_session(const Session& session) override;
    Result<std::optional<Session>> session(const Bytes<32>& hash) override;
    Result<std::vector<Session>> sessions(const AccountId& account) override;
    Status end_session(const Bytes<32>& hash) override;
    Status end_sessions(const AccountId& account) override;
    Status forget_sessions(std::chrono::sys_seconds begun_by, std::chrono::sys_seconds seen_by) override;

  private:
    template <class... Values>
    Result<std::vector<Account>> select(const char* sql, const Values&... values);
    Result<Account> read(Query& row);
    template <class... Values>
    Status change(const char* sql, const Values&... values) {
        return db_.attempt([&](SQLite::Database&) { Query(statements_, sql, values...).run(); });
    }

    store::Database& db_;
    Statements& statements_;
    ServerKey key_;
};

}  // namespace pledge::council
