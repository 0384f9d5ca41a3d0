#include "sync/store/database.h"
#include "tests/support/temp_folder.h"

#include <csignal>

#include <catch2/catch.hpp>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace pledge;
using store::Database;
using store::Options;
using testing::TempFolder;

namespace {

constexpr std::string_view kBlobs[] = {"CREATE TABLE t(x BLOB)"};

Status insert(Database& db, int bytes) {
    return db.transact([&](SQLite::Database& d) {
        d.exec("INSERT INTO t VALUES (randomblob(" + std::to_string(bytes) + "))");
    });
}

int blobs_in(Database& db) {
    return db.attempt([](SQLite::Database& d) { return d.execAndGet("SELECT count(*) FROM t").getInt(); })
        .value();
}

void check(const Error& error, Code code, const char* remedy) {
    INFO(error.say);
    CHECK(error.code == code);
    CHECK(error.say.find(remedy) != std::string::npos);
    CHECK(error.say.back() == '.');
}

// Tests often run as root, who may write anywhere; this is somebody else for a moment.
class AsNobody {
  public:
    AsNobody() : was_(::geteuid()) {
        if (was_ == 0) REQUIRE(::seteuid(65534) == 0);
    }
    ~AsNobody() {
        if (was_ == 0) (void)!::seteuid(0);
    }

  private:
    uid_t was_;
};

// No file may grow past this many bytes while it lives.
class FileLimit {
  public:
    explicit FileLimit(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
        ::getrlimit(RLIMIT_FSIZE, &was_);
        const rlimit now{bytes, was_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &now);
    }
    ~FileLimit() {
        ::setrlimit(RLIMIT_FSIZE, &was_);
        std::signal(SIGXFSZ, handler_);
    }

  private:
    rlimit was_{};
    void (*handler_)(int);
};

}  // namespace

TEST_CASE("a file that is not there is made, or named") {
    TempFolder folder;
    Options must_exist;
    must_exist.missing = store::Missing::refuse;
    const auto none = Database::open(folder / "a.db", must_exist);
    REQUIRE_FALSE(none);
    check(none.error(), Code::not_found, "does not exist");
    CHECK(::access((folder / "a.db").c_str(), F_OK) != 0);

    const auto no_folder = Database::open(folder / "no/a.db");
    REQUIRE_FALSE(no_folder);
    check(no_folder.error(), Code::failed, "its folder exists");
    const auto is_folder = Database::open(folder.path());
    REQUIRE_FALSE(is_folder);
    check(is_folder.error(), Code::failed, "can't be opened for writing");
}

TEST_CASE("a folder that may not be written to is named") {
    TempFolder folder;
    ::chmod(folder.path().c_str(), 0555);
    const AsNobody nobody;
    const auto db = Database::open(folder / "a.db");
    REQUIRE_FALSE(db);
    check(db.error(), Code::failed, "may write there");
}

TEST_CASE("a file that is damaged, or no database, is left as it is") {
    TempFolder folder;
    const std::string text(5000, 'x');
    testing::write_all(folder / "a.db", text);
    const auto db = Database::open(folder / "a.db");
    REQUIRE_FALSE(db);
    check(db.error(), Code::corrupt, "leave it as it is");
    CHECK(testing::read_all(folder / "a.db") == text);

    {
        auto good = Database::open(folder / "b.db").value();
        REQUIRE(good.migrate(kBlobs));
        for (int i = 0; i < 20; ++i) REQUIRE(insert(good, 1000));
    }
    auto bytes = testing::read_all(folder / "b.db");
    std::fill(bytes.begin() + 4096, bytes.end(), '\x55');
    testing::write_all(folder / "b.db", bytes);
    auto bad = Database::open(folder / "b.db").value();
    const auto got = insert(bad, 10);
    REQUIRE_FALSE(got);
    check(got.error(), Code::corrupt, "damaged");
}

TEST_CASE("a file that another program holds is worth trying again") {
    TempFolder folder;
    Options hasty;
    hasty.busy_timeout = std::chrono::milliseconds(1);
    auto one = Database::open(folder / "a.db", hasty).value();
    REQUIRE(one.migrate(kBlobs));
    auto two = Database::open(folder / "a.db", hasty).value();
    REQUIRE(one.transact([&](SQLite::Database&) -> Status {
        const auto got = insert(two, 10);
        REQUIRE_FALSE(got);
        check(got.error(), Code::unavailable, "try again");
        return {};
    }));
    CHECK(insert(two, 10));
}

TEST_CASE("a full disk undoes what did not fit and can be used again") {
    TempFolder folder;
    auto db = Database::open(folder / "a.db").value();
    REQUIRE(db.migrate(kBlobs));
    REQUIRE(insert(db, 100));

    SECTION("as SQLite counts") {
        REQUIRE(
            db.attempt([](SQLite::Database& d) { return d.execAndGet("PRAGMA max_page_count=8").getInt(); }));
        const auto got = insert(db, 100000);
        REQUIRE_FALSE(got);
        check(got.error(), Code::full, "free some space");
        CHECK(insert(db, 100));
    }
    SECTION("as the system counts") {
        {
            const FileLimit limit(16384);
            const auto got = insert(db, 100000);
            REQUIRE_FALSE(got);
            check(got.error(), Code::full, "free some space");
        }
        CHECK(blobs_in(db) == 1);
        CHECK(insert(db, 100000));
    }
    CHECK(blobs_in(db) == 2);
}
