#include "sync/council/audit.h"
#include "sync/council/sqlite_storage.h"

namespace pledge::council {

// Two that note at once, outside of a transaction, would want the same number: the second fails, and no chain
// forks.
Status SqliteStorage::note(Day day, std::string_view action, std::string_view subject) {
    return db_.attempt([&](SQLite::Database&) {
        AuditEntry entry{1, day, std::string(action), std::string(subject), {}};
        Bytes<32> before{};
        {
            Query last(statements(), "SELECT seq, chain FROM audit ORDER BY seq DESC LIMIT 1");
            if (last.next()) {
                entry.seq = static_cast<std::uint64_t>(last.number(0)) + 1;
                before = last.exact<32>(1);
            }
        }
        Query(statements(), "INSERT INTO audit(seq, day, action, subject, chain) VALUES(?, ?, ?, ?, ?)",
              static_cast<std::int64_t>(entry.seq), day, action, subject, chain_of(before, entry))
            .run();
    });
}

Result<std::vector<AuditEntry>> SqliteStorage::audit() {
    return audit_part(0, INT64_MAX);
}

Result<std::vector<AuditEntry>> SqliteStorage::audit_part(std::uint64_t from, std::uint64_t until) {
    return db_.attempt([&](SQLite::Database&) {
        std::vector<AuditEntry> out;
        Query q(statements(),
                "SELECT seq, day, action, subject, chain FROM audit WHERE seq >= ? AND seq <= ? ORDER BY seq",
                static_cast<std::int64_t>(from), static_cast<std::int64_t>(until));
        while (q.next()) {
            const auto chain = q.bytes(4);
            out.push_back({static_cast<std::uint64_t>(q.number(0)), q.day(1), q.text(2), q.text(3),
                           Blob(chain.begin(), chain.end())});
        }
        return out;
    });
}

Result<std::uint64_t> SqliteStorage::audit_newest() {
    return db_.attempt([&](SQLite::Database&) {
        Query q(statements(), "SELECT ifnull(max(seq), 0) FROM audit");
        q.next();
        return static_cast<std::uint64_t>(q.number(0));
    });
}

}  // namespace pledge::council
