#include "sync/store/database.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>
#include <sys/stat.h>

using namespace pledge;
using store::Database;
using testing::TempFolder;

namespace {

constexpr std::string_view kTable[] = {"CREATE TABLE t(x TEXT UNIQUE)"};

int count(Database& db) {
    return db.attempt([](SQLite::Database& d) { return d.execAndGet("SELECT count(*) FROM t").getInt(); })
        .value();
}

std::string pragma(Database& db, const std::string& name) {
    return db.attempt([&](SQLite::Database& d) { return d.execAndGet("PRAGMA " + name).getString(); })
        .value();
}

}  // namespace

TEST_CASE("a database opens with what was asked for, for its owner alone") {
    TempFolder folder;
    auto db = Database::open(folder / "a.db");
    REQUIRE(db);
    CHECK(pragma(*db, "journal_mode") == "delete");
    CHECK(pragma(*db, "synchronous") == "3");  // EXTRA
    CHECK(pragma(*db, "secure_delete") == "1");
    CHECK(pragma(*db, "foreign_keys") == "1");
    CHECK(pragma(*db, "busy_timeout") == "5000");
    struct stat info {};
    REQUIRE(::stat((folder / "a.db").c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0600);

    store::Options wal;
    wal.journal = store::Journal::wal;
    wal.synchronous = store::Synchronous::full;
    wal.secure_delete = false;
    wal.busy_timeout = std::chrono::milliseconds(7);
    auto other = Database::open(folder / "b.db", wal);
    REQUIRE(other);
    CHECK(pragma(*other, "journal_mode") == "wal");
    CHECK(pragma(*other, "synchronous") == "2");
    CHECK(pragma(*other, "secure_delete") == "0");
    CHECK(pragma(*other, "busy_timeout") == "7");
}

TEST_CASE("steps run once, in order, all or none") {
    TempFolder folder;
    const std::string_view both[] = {kTable[0],
                                     "ALTER TABLE t ADD y INTEGER; INSERT INTO t VALUES ('new', 1)"};
    const std::string_view broken[] = {kTable[0], both[1], "INSERT INTO t VALUES ('third', 3); NONSENSE"};
    {
        auto db = Database::open(folder / "a.db").value();
        CHECK(db.migrate(kTable));
        CHECK(db.migrate(kTable));
        CHECK(db.migrate(both));
        CHECK(count(db) == 1);
        CHECK_FALSE(db.migrate(broken));
        CHECK(count(db) == 1);
        CHECK(pragma(db, "user_version") == "2");
    }
    auto db = Database::open(folder / "a.db").value();
    CHECK(db.migrate(both));
    CHECK(count(db) == 1);

    const auto older = db.migrate(kTable);
    REQUIRE_FALSE(older);
    CHECK(older.error().code == Code::failed);
    CHECK(older.error().say.find("update the program") != std::string::npos);
}

TEST_CASE("a transaction is committed when its work went well, and undone otherwise") {
    TempFolder folder;
    auto db = Database::open(folder / "a.db").value();
    REQUIRE(db.migrate(kTable));
    CHECK(db.transact([](SQLite::Database& d) { d.exec("INSERT INTO t VALUES ('kept')"); }));
    CHECK(count(db) == 1);

    const auto refused = db.transact([](SQLite::Database& d) -> Status {
        d.exec("INSERT INTO t VALUES ('refused')");
        return Error{Code::too_soon, "Not today; come back tomorrow."};
    });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::too_soon);
    CHECK(count(db) == 1);

    const auto thrown = db.transact([](SQLite::Database& d) {
        d.exec("INSERT INTO t VALUES ('thrown')");
        d.exec("INSERT INTO t VALUES ('kept')");  // is there already
    });
    REQUIRE_FALSE(thrown);
    CHECK(thrown.error().code == Code::conflict);
    CHECK(count(db) == 1);

    // a value comes through, and the next transaction works as if nothing had been
    CHECK(db.transact([](SQLite::Database& d) -> Result<int> {
                return d.exec("INSERT INTO t VALUES ('more')");
            }).value() == 1);
    CHECK(count(db) == 2);
}

TEST_CASE("what is deleted is no longer in the file") {
    TempFolder folder;
    auto db = Database::open(folder / "a.db").value();
    REQUIRE(db.migrate(kTable));
    REQUIRE(db.attempt([](SQLite::Database& d) { d.exec("INSERT INTO t VALUES ('something secret')"); }));
    CHECK(testing::read_all(folder / "a.db").find("something secret") != std::string::npos);
    REQUIRE(db.attempt([](SQLite::Database& d) { d.exec("DELETE FROM t"); }));
    CHECK(testing::read_all(folder / "a.db").find("something secret") == std::string::npos);
}
