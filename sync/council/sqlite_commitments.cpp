#include "sync/council/sqlite_commitments.h"

namespace pledge::council {
namespace {

std::string text_of_month(const std::optional<Month>& month) {
    return month ? to_text(*month) : std::string();
}

}  // namespace

template <class... Values>
Result<std::vector<Commitment>> SqliteCommitments::select(const char* sql, const Values&... values) {
    return db_.attempt([&](SQLite::Database&) -> Result<std::vector<Commitment>> {
        std::vector<Commitment> out;
        Query q(statements_, sql, values...);
        while (q.next()) {
            const auto by = q.text(6);
            const auto month = month_from_text(by);
            const auto status = commitment_status_from_text(q.text(7));
            if (!status || (!by.empty() && !month))
                return Error{Code::corrupt,
                             "The database holds a commitment that can't be read; restore a backup."};
            out.push_back({q.text(0), SetId(q.text(1)), PointId(q.text(2)), q.text(3), q.text(4), q.text(5),
                           month, *status, q.text(8)});
        }
        return out;
    });
}

Result<std::vector<Commitment>> SqliteCommitments::all(const SetId& set) {
    return select(
        "SELECT id, set_id, point, what, difference, department, by_month, status, note FROM commitment "
        "WHERE set_id = ? ORDER BY position, id",
        set.text);
}

Result<std::optional<Commitment>> SqliteCommitments::find(const SetId& set, const std::string& id) {
    auto found = select(
        "SELECT id, set_id, point, what, difference, department, by_month, status, note FROM commitment "
        "WHERE set_id = ? AND id = ?",
        set.text, id);
    if (!found) return found.error();
    if (found->empty()) return std::optional<Commitment>();
    return std::optional<Commitment>(std::move(found->front()));
}

void SqliteCommitments::insert(const Commitment& c) {
    Query(statements_,
          "INSERT INTO commitment(set_id, id, position, point, what, difference, department, by_month, "
          "status, note) "
          "VALUES(?1, ?2, coalesce((SELECT position FROM commitment WHERE set_id = ?1 AND id = ?2), "
          "(SELECT coalesce(max(position), 0) + 1 FROM commitment WHERE set_id = ?1)), ?3, ?4, ?5, ?6, ?7, "
          "?8, ?9) "
          "ON CONFLICT(set_id, id) DO UPDATE SET point = excluded.point, what = excluded.what, "
          "difference = excluded.difference, department = excluded.department, by_month = excluded.by_month, "
          "status = excluded.status, note = excluded.note",
          c.set.text, c.id, c.point.text, c.what, c.difference, c.department, text_of_month(c.by),
          words_of(c.status), c.note)
        .run();
}

Status SqliteCommitments::put(const Commitment& commitment) {
    return db_.attempt([&](SQLite::Database&) { insert(commitment); });
}

Status SqliteCommitments::remove(const SetId& set, const std::string& id) {
    return db_.attempt([&](SQLite::Database&) {
        Query(statements_, "DELETE FROM commitment WHERE set_id = ? AND id = ?", set.text, id).run();
    });
}

Status SqliteCommitments::replace_all(const SetId& set, const std::vector<Commitment>& commitments) {
    return db_.attempt([&](SQLite::Database&) {
        Query(statements_, "DELETE FROM commitment WHERE set_id = ?", set.text).run();
        for (const auto& commitment : commitments) insert(commitment);
    });
}

template <class... Values>
Result<std::vector<Unconfirmed>> SqliteCommitments::select_unconfirmed(const char* sql,
                                                                       const Values&... values) {
    return db_.attempt([&](SQLite::Database&) -> Result<std::vector<Unconfirmed>> {
        std::vector<Unconfirmed> out;
        Query q(statements_, sql, values...);
        while (q.next()) {
            const auto by = q.text(5);
            const auto month = month_from_text(by);
            if (!by.empty() && !month)
                return Error{Code::corrupt,
                             "The database holds a decision that can't be read; restore a backup."};
            out.push_back({q.text(1), SetId(q.text(0)), PointId(q.text(2)), q.text(3), q.text(4), month});
        }
        return out;
    });
}

Status SqliteCommitments::add_unconfirmed(const Unconfirmed& u) {
    return db_.attempt([&](SQLite::Database&) {
        Query(statements_,
              "INSERT INTO unconfirmed(set_id, id, point, what, who, by_month) SELECT ?1, ?2, ?3, ?4, ?5, ?6 "
              "WHERE NOT EXISTS (SELECT 1 FROM commitment WHERE set_id = ?1 AND id = ?2) "
              "ON CONFLICT(set_id, id) DO NOTHING",
              u.set.text, u.id, u.point.text, u.what, u.who, text_of_month(u.by))
            .run();
    });
}

Result<std::vector<Unconfirmed>> SqliteCommitments::unconfirmed(const SetId& set, std::size_t most) {
    return select_unconfirmed(
        "SELECT set_id, id, point, what, who, by_month FROM unconfirmed WHERE set_id = ? ORDER BY id LIMIT ?",
        set.text, static_cast<std::int64_t>(most));
}

Result<std::uint64_t> SqliteCommitments::count_unconfirmed(const SetId& set) {
    return db_.attempt([&](SQLite::Database&) {
        Query q(statements_, "SELECT count(*) FROM unconfirmed WHERE set_id = ?", set.text);
        q.next();
        return static_cast<std::uint64_t>(q.number(0));
    });
}

Result<std::optional<Unconfirmed>> SqliteCommitments::find_unconfirmed(const SetId& set,
                                                                       const std::string& id) {
    auto found = select_unconfirmed(
        "SELECT set_id, id, point, what, who, by_month FROM unconfirmed WHERE set_id = ? AND id = ?",
        set.text, id);
    if (!found) return found.error();
    if (found->empty()) return std::optional<Unconfirmed>();
    return std::optional<Unconfirmed>(std::move(found->front()));
}

Status SqliteCommitments::remove_unconfirmed(const SetId& set, const std::string& id) {
    return db_.attempt([&](SQLite::Database&) {
        Query(statements_, "DELETE FROM unconfirmed WHERE set_id = ? AND id = ?", set.text, id).run();
    });
}

}  // namespace pledge::council
