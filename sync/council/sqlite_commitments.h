#pragma once

#include "sync/council/commitment_store.h"
#include "sync/council/sqlite_query.h"
#include "sync/store/database.h"

namespace pledge::council {

// Commitments in the council's SQLite file. Shares connection and statements of SqliteStorage, which owns all
// three.
class SqliteCommitments final : public CommitmentStore {
  public:
    SqliteCommitments(store::Database& db, Statements& statements) : db_(db), statements_(statements) {}

    Result<std::vector<Commitment>> all(const SetId& set) override;
    Result<std::optional<Commitment>> find(const SetId& set, const std::string& id) override;
    Status put(const Commitment& commitment) override;
    Status remove(const SetId& set, const std::string& id) override;
    Status replace_all(const SetId& set, const std::vector<Commitment>& commitments) override;
    Status add_unconfirmed(const Unconfirmed& unconfirmed) override;
    Result<std::vector<Unconfirmed>> unconfirmed(const SetId& set, std::size_t most) override;
    Result<std::uint64_t> count_unconfirmed(const SetId& set) override;
    Result<std::optional<Unconfirmed>> find_unconfirmed(const SetId& set, const std::string& id) override;
    Status remove_unconfirmed(const SetId& set, const std::string& id) override;

  private:
    template <class... Values>
    Result<std::vector<Unconfirmed>> select_unconfirmed(const char* sql, const Values&... values);
    template <class... Values>
    Result<std::vector<Commitment>> select(const char* sql, const Values&... values);
    void insert(const Commitment& commitment);

    store::Database& db_;
    Statements& statements_;
};

}  // namespace pledge::council
