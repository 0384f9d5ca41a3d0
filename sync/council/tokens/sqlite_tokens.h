#pragma once

#include "sync/council/sqlite_query.h"
#include "sync/council/tokens/token_store.h"
#include "sync/store/database.h"

namespace pledge::council {

// API tokens in the council's SQLite file. Shares the connection and the statements of SqliteStorage, which
// owns all three.
class SqliteTokens final : public TokenStore {
  public:
    SqliteTokens(store::Database& db, Statements& statements) : db_(db), statements_(statements) {}

    Status add(const ApiToken& token) override;
    Result<std::optional<ApiToken>> by_hash(const Bytes<32>& hash) override;
    Result<std::optional<ApiToken>> by_id(const ApiTokenId& id) override;
    Result<std::vector<ApiToken>> all() override;
    Status used(const ApiTokenId& id, Day day) override;
    Status remove(const ApiTokenId& id) override;

  private:
    template <class... Values>
    Result<std::vector<ApiToken>> select(const char* sql, const Values&... values);

    store::Database& db_;
    Statements& statements_;
};

}  // namespace pledge::council
