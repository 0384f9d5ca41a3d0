#include "sync/council/tokens/sqlite_tokens.h"

namespace pledge::council {
namespace {

Result<std::optional<ApiToken>> first_of(Result<std::vector<ApiToken>> all) {
    if (!all) return all.error();
    if (all->empty()) return std::optional<ApiToken>();
    return std::optional(std::move(all->front()));
}

}  // namespace

template <class... Values>
Result<std::vector<ApiToken>> SqliteTokens::select(const char* sql, const Values&... values) {
    return db_.attempt([&](SQLite::Database&) {
        std::vector<ApiToken> out;
        Query q(statements_, sql, values...);
        while (q.next())
            out.push_back({q.exact<16>(0), q.text(1), q.exact<32>(2), q.day(3), q.day(4), q.maybe_day(5)});
        return out;
    });
}

Status SqliteTokens::add(const ApiToken& t) {
    return db_.attempt([&](SQLite::Database&) {
        Query(statements_,
              "INSERT INTO api_token(id, name, hash, created, expires, last_used) VALUES(?, ?, ?, ?, ?, ?)",
              t.id, t.name, t.hash, t.created, t.expires, t.last_used)
            .run();
    });
}

Result<std::optional<ApiToken>> SqliteTokens::by_hash(const Bytes<32>& hash) {
    return first_of(
        select("SELECT id, name, hash, created, expires, last_used FROM api_token WHERE hash = ?", hash));
}

Result<std::optional<ApiToken>> SqliteTokens::by_id(const ApiTokenId& id) {
    return first_of(
        select("SELECT id, name, hash, created, expires, last_used FROM api_token WHERE id = ?", id));
}

Result<std::vector<ApiToken>> SqliteTokens::all() {
    return select("SELECT id, name, hash, created, expires, last_used FROM api_token ORDER BY name");
}

Status SqliteTokens::used(const ApiTokenId& id, Day day) {
    return db_.attempt([&](SQLite::Database&) {
        Query(statements_, "UPDATE api_token SET last_used = ? WHERE id = ?", day, id).run();
    });
}

Status SqliteTokens::remove(const ApiTokenId& id) {
    return db_.attempt(
        [&](SQLite::Database&) { Query(statements_, "DELETE FROM api_token WHERE id = ?", id).run(); });
}

}  // namespace pledge::council
