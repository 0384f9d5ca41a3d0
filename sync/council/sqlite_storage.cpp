#include "sync/council/sqlite_storage.h"

#include "sync/council/files.h"
#include "sync/council/sqlite_schema.h"

#include <filesystem>

namespace pledge::council {
namespace {

// A file that this program never set up: what is in it is somebody else's, and an emptied one needs its
// backup.
Result<bool> is_foreign(store::Database& db, store::Missing missing) {
    return db.attempt([&](SQLite::Database& d) {
        if (d.execAndGet("PRAGMA user_version").getInt() > 0) return false;
        return missing == store::Missing::refuse ||
               d.execAndGet("SELECT count(*) FROM sqlite_master").getInt() > 0;
    });
}

}  // namespace

SqliteStorage::SqliteStorage(store::Database db, Random& random, const std::string& keys)
    : db_(std::move(db)), random_(random), keys_(keys) {}

Result<std::unique_ptr<Storage>> SqliteStorage::open(const std::string& path, store::Missing missing,
                                                     Random& random, const std::string& keys) {
    store::Options options;
    options.missing = missing;
    // a wave being closed holds the file for as long as it counts
    options.busy_timeout = std::chrono::seconds(30);
    auto db = store::Database::open(path, options);
    if (!db) return db.error();
    const auto foreign = is_foreign(*db, missing);
    if (!foreign) return foreign.error();
    if (*foreign)
        return Error{Code::corrupt,
                     path +
                         " is no council's database; name the right one in the configuration, or restore "
                         "a backup."};
    // With SQLite's usual pages an envelope spills into one of its own, and those lie in the order of
    // arrival, whatever the keys. It counts only while the file is empty.
    const auto paged = db->attempt([](SQLite::Database& d) { d.exec("PRAGMA page_size=8192"); });
    if (!paged) return paged.error();
    if (auto migrated = db->migrate(sqlite_steps()); !migrated) return migrated.error();
    const auto beside = (std::filesystem::path(path).parent_path() / "keys").string();
    std::unique_ptr<SqliteStorage> out(
        new SqliteStorage(std::move(*db), random, keys.empty() ? beside : keys));
    auto ready = out->db_.attempt(
        [&](SQLite::Database& handle) { out->statements_ = std::make_unique<Statements>(handle); });
    if (!ready) return ready.error();
    out->commitments_ = std::make_unique<SqliteCommitments>(out->db_, *out->statements_);
    out->replies_ = std::make_unique<SqliteReplies>(out->db_, *out->statements_);
    out->tokens_ = std::make_unique<SqliteTokens>(out->db_, *out->statements_);
    out->accounts_ =
        std::make_unique<SqliteAccounts>(out->db_, *out->statements_, keys.empty() ? beside : keys);
    if (missing == store::Missing::make)
        if (auto made = out->accounts_->make_key(); !made) return made.error();
    return std::unique_ptr<Storage>(std::move(out));
}

Status SqliteStorage::transact(const std::function<Status()>& work) {
    return db_.transact([&](SQLite::Database&) -> Status { return work(); });
}

Status SqliteStorage::examine() {
    return db_.attempt([&](SQLite::Database&) -> Status {
        Query check(statements(), "PRAGMA quick_check(1)");
        if (check.next() && check.text(0) == "ok") return {};
        return Error{Code::corrupt,
                     db_.path() + " is damaged; stop the server, copy the file aside and restore a backup."};
    });
}

Status SqliteStorage::copy_to(const std::string& file) {
    // made here, so that nobody else may read it for a moment
    if (auto made = write_new_file(file, {}); !made) return made;
    const auto copied =
        db_.attempt([&](SQLite::Database& db) { db.backup(file.c_str(), SQLite::Database::Save); });
    if (copied) return {};
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
    return copied;
}

Status SqliteStorage::put_release(const WaveId& wave, std::string_view text,
                                  const std::vector<CellRow>& cells) {
    return db_.attempt([&](SQLite::Database&) {
        Query(statements(), "INSERT INTO release(wave, text) VALUES(?, ?)", wave.text, text).run();
        for (const auto& cell : cells)
            Query(statements(),
                  "INSERT INTO published_cell(wave, part, point, grp, col, shown) VALUES(?, ?, ?, ?, ?, ?)",
                  wave.text, cell.table, cell.point, cell.group, cell.column, cell.shown)
                .run();
    });
}

Result<std::optional<std::string>> SqliteStorage::release(const WaveId& wave) {
    return db_.attempt([&](SQLite::Database&) -> std::optional<std::string> {
        Query q(statements(), "SELECT text FROM release WHERE wave = ?", wave.text);
        if (!q.next()) return std::nullopt;
        return q.text(0);
    });
}

Status SqliteStorage::put_document(const DocumentRef& ref, std::string_view bytes) {
    return change("INSERT INTO document(kind, id, version, bytes) VALUES(?, ?, ?, ?)", ref.kind, ref.id,
                  static_cast<std::int64_t>(ref.version), view_of(bytes));
}

Status SqliteStorage::replace_document(const DocumentRef& ref, std::string_view bytes) {
    return change("INSERT OR REPLACE INTO document(kind, id, version, bytes) VALUES(?, ?, ?, ?)", ref.kind,
                  ref.id, static_cast<std::int64_t>(ref.version), view_of(bytes));
}

Result<std::optional<std::string>> SqliteStorage::document(const DocumentRef& ref) {
    return db_.attempt([&](SQLite::Database&) -> std::optional<std::string> {
        Query q(statements(), "SELECT bytes FROM document WHERE kind = ? AND id = ? AND version = ?",
                ref.kind, ref.id, static_cast<std::int64_t>(ref.version));
        if (!q.next()) return std::nullopt;
        return std::string(text_of(q.bytes(0)));
    });
}

Result<std::vector<DocumentRef>> SqliteStorage::latest_documents(std::string_view kind) {
    return db_.attempt([&](SQLite::Database&) {
        std::vector<DocumentRef> out;
        Query q(statements(), "SELECT id, max(version) FROM document WHERE kind = ? GROUP BY id ORDER BY id",
                kind);
        while (q.next())
            out.push_back({std::string(kind), q.text(0), static_cast<std::uint64_t>(q.number(1))});
        return out;
    });
}

}  // namespace pledge::council
