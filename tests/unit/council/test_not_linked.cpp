// Nothing on the server's disk leads from an envelope to a device.
#include "sync/council/sqlite_schema.h"
#include "sync/store/database.h"
#include "tests/unit/council/council_fixture.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;

namespace {

std::map<std::string, std::set<std::string>> columns_by_table(const std::string& file) {
    auto db = store::Database::open(file).value();
    return db
        .attempt([](SQLite::Database& d) {
            std::map<std::string, std::set<std::string>> out;
            SQLite::Statement q(d,
                                "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c "
                                "WHERE m.type = 'table'");
            while (q.executeStep()) out[q.getColumn(0).getString()].insert(q.getColumn(1).getString());
            return out;
        })
        .value();
}

std::int64_t number(const std::string& file, const std::string& sql) {
    auto db = store::Database::open(file).value();
    return db.attempt([&](SQLite::Database& d) { return d.execAndGet(sql).getInt64(); }).value();
}

}  // namespace

TEST_CASE("inbox and pool share no column with what is known about devices, but for the day") {
    const SqliteFixture f;
    auto tables = columns_by_table(f.folder / "council.db");
    CHECK(tables.at("pool") == std::set<std::string>{"wave", "key", "envelope"});
    CHECK(tables.at("inbox") == std::set<std::string>{"day", "key", "envelope"});
    for (const char* about :
         {"device", "receipt", "enrol_code", "audit", "account", "recovery_code", "session"}) {
        INFO(about);
        for (const char* column : {"wave", "key", "envelope"}) CHECK_FALSE(tables.at(about).contains(column));
    }
    // no other table, view or trigger may come between them unnoticed
    const std::set<std::string> known = {"device",  "enrol_code",    "receipt",        "inbox",    "pool",
                                         "wave",    "release",       "published_cell", "document", "audit",
                                         "account", "recovery_code", "session"};
    for (const auto& [name, columns] : tables) CHECK(known.contains(name));
    CHECK(number(f.folder / "council.db",
                 "SELECT count(*) FROM sqlite_master WHERE type IN ('view', 'trigger')") == 0);
}

TEST_CASE("no table about envelopes or receipts has a hidden row number") {
    const SqliteFixture f;
    for (const char* table : {"inbox", "pool", "receipt", "device"}) {
        INFO(table);
        auto db = store::Database::open(f.folder / "council.db").value();
        const auto rowid = db.attempt(
            [&](SQLite::Database& d) { d.execAndGet(std::string("SELECT max(rowid) FROM ") + table); });
        CHECK_FALSE(rowid.ok());
    }
}

TEST_CASE("no journal stays beside the database, and moving or destroying leaves no old copy in it") {
    SqliteFixture f;
    Blob canary = some_envelopes(12);
    const std::string mark = "canary-canary-canary";
    for (std::size_t i = 0; i < 12; ++i)
        std::copy(mark.begin(), mark.end(), canary.begin() + static_cast<std::ptrdiff_t>(i * 1072 + 100));
    REQUIRE(f.storage->transact([&] { return f.storage->put_inbox(day("2026-11-21"), canary); }).ok());
    const auto copies = [&] {
        const auto bytes = read_all(f.folder / "council.db");
        int n = 0;
        for (auto at = bytes.find(mark); at != std::string::npos; at = bytes.find(mark, at + 1)) ++n;
        return n;
    };
    CHECK(copies() == 12);
    REQUIRE(f.storage->move_to_pool(WaveId("w"), day("2026-11-22")).ok());
    CHECK(copies() == 12);
    REQUIRE(f.storage->destroy_pool(WaveId("w")).ok());
    CHECK(copies() == 0);
    std::set<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(f.folder.path()))
        files.insert(entry.path().filename());
    CHECK(files == std::set<std::string>{"council.db"});
}
