#include "sync/store/database.h"

#include "sync/store/failure.h"

#include <cerrno>

#include <fcntl.h>
#include <sqlite3.h>
#include <unistd.h>

namespace pledge::store {
namespace {

// SQLite would make the file readable for everybody; its journal takes the rights of the file.
void make_private_file(const std::string& path) {
    const int fd = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fd >= 0) ::close(fd);
}

// The errno behind a failed write of the main file. (sqlite3_system_errno has forgotten it once a commit was
// undone.)
int last_errno(const SQLite::Database& db) {
    int out = 0;
    sqlite3_file_control(db.getHandle(), "main", SQLITE_FCNTL_LAST_ERRNO, &out);
    return out;
}

void set(SQLite::Database& db, const std::string& pragma) {
    db.exec("PRAGMA " + pragma);
}

void apply(SQLite::Database& db, const Options& options) {
    const std::string wanted = options.journal == Journal::remove ? "delete" : "wal";
    const std::string got = db.execAndGet("PRAGMA journal_mode=" + wanted).getString();
    if (got != wanted) throw SQLite::Exception("journal mode refused", SQLITE_CANTOPEN);
    set(db, options.synchronous == Synchronous::extra ? "synchronous=EXTRA" : "synchronous=FULL");
    db.execAndGet(options.secure_delete ? "PRAGMA secure_delete=ON" : "PRAGMA secure_delete=OFF");
    set(db, "foreign_keys=ON");
    set(db, "trusted_schema=OFF");
    set(db, "temp_store=MEMORY");  // nothing spills into a temporary file
}

}  // namespace

Result<Database> Database::open(const std::string& path, const Options& options) {
    const bool make = options.missing == Missing::make;
    if (!make && ::access(path.c_str(), F_OK) != 0 && errno == ENOENT)
        return Error{Code::not_found, path + " does not exist; check the folder's name."};
    if (make) make_private_file(path);
    int system_errno = 0;
    try {
        auto db = std::make_unique<SQLite::Database>(
            path, SQLite::OPEN_READWRITE, static_cast<int>(options.busy_timeout.count()), options.vfs);
        try {
            apply(*db, options);
        } catch (const SQLite::Exception&) {
            system_errno = last_errno(*db);
            throw;
        }
        return Database(path, std::move(db));
    } catch (const SQLite::Exception& thrown) {
        return explain(thrown, system_errno, path);
    }
}

Status Database::migrate(std::span<const std::string_view> steps) {
    return transact([&](SQLite::Database& db) -> Status {
        const int at = db.execAndGet("PRAGMA user_version").getInt();
        const int last = static_cast<int>(steps.size());
        if (at > last)
            return Error{Code::failed,
                         path_ + " was made by a newer version of this program; update the program."};
        for (int i = at; i < last; ++i) db.exec(std::string(steps[static_cast<std::size_t>(i)]));
        if (at < last) set(db, "user_version=" + std::to_string(last));
        return {};
    });
}

Database::Transaction::Transaction(Database& database) : database_(database) {
    database_.db_->exec("BEGIN IMMEDIATE");
}

void Database::Transaction::commit() {
    database_.db_->exec("COMMIT");
}

Database::Transaction::~Transaction() {
    if (!database_.in_transaction()) return;
    sqlite3_exec(database_.db_->getHandle(), "ROLLBACK", nullptr, nullptr, nullptr);
    database_.left_open_ = database_.in_transaction();
}

bool Database::in_transaction() const {
    return sqlite3_get_autocommit(db_->getHandle()) == 0;
}

void Database::end_left_open() {
    if (in_transaction()) db_->exec("ROLLBACK");
    left_open_ = false;
}

Error Database::failure(const SQLite::Exception& thrown) const {
    return explain(thrown, last_errno(*db_), path_);
}

Error Database::no_memory() const {
    return explain(SQLite::Exception("no memory", SQLITE_NOMEM), 0, path_);
}

}  // namespace pledge::store
