#pragma once

#include "sync/council/reply_store.h"
#include "sync/council/sqlite_query.h"
#include "sync/store/database.h"

namespace pledge::council {

// Replies in the council's SQLite file. Shares connection and statements of SqliteStorage, which owns all
// three.
class SqliteReplies final : public ReplyStore {
  public:
    SqliteReplies(store::Database& db, Statements& statements) : db_(db), statements_(statements) {}

    Result<std::vector<KeptReply>> all(const SetId& set) override;
    Result<std::optional<KeptReply>> find(const SetId& set, const PointId& point) override;
    Status put(const KeptReply& reply) override;
    Status remove(const SetId& set, const PointId& point) override;

    Status add_issue(const ReplyIssue& issue) override;
    Result<std::optional<ReplyIssue>> newest_issue(const SetId& set) override;
    Result<std::vector<ReplyIssue>> issues(const SetId& set) override;

  private:
    template <class... Values>
    Result<std::vector<KeptReply>> select(const char* sql, const Values&... values);
    template <class... Values>
    Result<std::vector<ReplyIssue>> select_issues(const char* sql, const Values&... values);

    store::Database& db_;
    Statements& statements_;
};

}  // namespace pledge::council
