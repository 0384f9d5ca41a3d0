#include "tests/support/outbox_fixture.h"
#include "tests/support/sim_disk.h"

#include <cerrno>
#include <csignal>

#include <catch2/catch.hpp>
#include <sys/resource.h>

using namespace pledge;
using outbox::Outbox;
using testing::inside;
using testing::numbers_in;
using testing::OutboxFixture;
using testing::read_all;
using Numbers = std::map<std::uint32_t, int>;

namespace {

void damage_map(const OutboxFixture& f) {
    auto db = store::Database::open(f.path).value();
    REQUIRE(db.attempt([](SQLite::Database& d) {
        CHECK(d.exec("UPDATE state SET value = zeroblob(length(value)) WHERE name = 'map'") == 1);
    }));
}

}  // namespace

TEST_CASE("with a lost or wrong key nothing is written over, and answers still go out") {
    OutboxFixture f;
    {
        auto box = f.create();
        for (std::uint32_t n = 0; n < 5; ++n) REQUIRE(box.put(f.envelope(n)));
    }
    std::uint8_t fill = 8;
    SECTION("another key") {}
    SECTION("a damaged map") {
        damage_map(f);
        fill = 7;
    }
    auto opened = Outbox::open(f.path, OutboxFixture::key(fill), f.ports());
    REQUIRE(opened);
    const auto before = f.slots();
    const auto room = opened->has_room();
    REQUIRE_FALSE(room);
    CHECK(room.error().code == Code::full);
    CHECK(room.error().say.find("key") != std::string::npos);
    CHECK(opened->put(f.envelope(9)).error().code == Code::full);
    CHECK(opened->refresh(f.dummy()).error().code == Code::full);
    CHECK((f.slots() == before));

    REQUIRE(f.freeze(*opened, 1));
    CHECK(numbers_in(inside(opened->pending().value()->body), f.wave) ==
          Numbers{{0, 1}, {1, 1}, {2, 1}, {3, 1}, {4, 1}});
    CHECK(opened->has_room().value());
    CHECK(opened->put(f.envelope(9)));
    CHECK(numbers_in(f.slots(), f.wave) == Numbers{{9, 1}});
}

TEST_CASE("a file that is missing, empty, foreign or damaged is named and left as it is") {
    OutboxFixture f;
    const auto code = [&] {
        const auto got = Outbox::open(f.path, OutboxFixture::key(), f.ports());
        REQUIRE_FALSE(got);
        CHECK(got.error().say.find(f.path) != std::string::npos);
        return got.error().code;
    };
    CHECK(code() == Code::not_found);
    CHECK_FALSE(std::filesystem::exists(f.path));

    testing::write_all(f.path, "");
    CHECK(code() == Code::corrupt);
    CHECK(read_all(f.path).empty());

    const std::string foreign(9000, 'x');
    testing::write_all(f.path, foreign);
    CHECK(code() == Code::corrupt);
    CHECK((read_all(f.path) == foreign));
    std::filesystem::remove(f.path);

    { auto box = f.create(); }
    auto bytes = read_all(f.path);
    std::fill(bytes.begin() + 8192, bytes.end(), '\x5a');  // all but the first page
    testing::write_all(f.path, bytes);
    CHECK(code() == Code::corrupt);
    CHECK((read_all(f.path) == bytes));
}

TEST_CASE("damage found while running loses nothing more") {
    OutboxFixture f;
    auto box = f.create();
    REQUIRE(box.put(f.envelope(1)));
    auto bytes = read_all(f.path);
    for (std::size_t at = 8192; at < bytes.size(); at += 8192)
        bytes[at] = '\x77';  // what kind of page each is
    testing::write_all(f.path, bytes);
    auto other = Outbox::open(f.path, OutboxFixture::key(), f.ports());
    CHECK_FALSE(other);
    CHECK(box.put(f.envelope(2)).error().code == Code::corrupt);
    CHECK(f.freeze(box, 1).error().code == Code::corrupt);
    CHECK((read_all(f.path) == bytes));
}

TEST_CASE("a slot that is gone never passes for one that took an answer") {
    OutboxFixture f;
    auto box = f.create();
    const auto without = [&](const char* sql) {
        auto db = store::Database::open(f.path).value();
        REQUIRE(db.attempt([&](SQLite::Database& d) { CHECK(d.exec(sql) > 0); }));
    };
    SECTION("one") {
        without("DELETE FROM slot WHERE key = (SELECT min(key) FROM slot)");
        const auto before = f.slots();
        CHECK(f.freeze(box, 1).error().code == Code::corrupt);
        CHECK_FALSE(box.pending().value());
        CHECK((f.slots() == before));
    }
    SECTION("all") {
        without("DELETE FROM slot");
        CHECK(box.put(f.envelope(1)).error().code == Code::corrupt);
        CHECK(Outbox::open(f.path, OutboxFixture::key(), f.ports()).error().code == Code::corrupt);
    }
    SECTION("one too many") {
        without("INSERT INTO slot VALUES (zeroblob(16), zeroblob(1072))");
        CHECK(f.freeze(box, 1).error().code == Code::corrupt);
    }
    SECTION("the map") {
        without("DELETE FROM state WHERE name = 'map'");
        CHECK(box.put(f.envelope(1)).error().code == Code::corrupt);
    }
}

TEST_CASE("a full disk refuses an answer, keeps the others and works again afterwards") {
    OutboxFixture f;
    auto box = f.create();
    REQUIRE(box.put(f.envelope(1)));
    const auto before = f.slots();
    {
        // no file may grow past one byte: the journal can't be written
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        rlimit was{};
        ::getrlimit(RLIMIT_FSIZE, &was);
        const rlimit none{1, was.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &none);
        const auto put = box.put(f.envelope(2));
        const auto frozen = f.freeze(box, 1);
        ::setrlimit(RLIMIT_FSIZE, &was);
        std::signal(SIGXFSZ, handler);
        REQUIRE_FALSE(put);
        REQUIRE_FALSE(frozen);
        INFO(put.error().say);
        CHECK((put.error().code == Code::full || put.error().code == Code::failed));
        CHECK(put.error().say.find("disk") != std::string::npos);
    }
    CHECK((f.slots() == before));
    CHECK_FALSE(box.pending().value());
    CHECK(box.put(f.envelope(2)));
    CHECK(f.open().put(f.envelope(3)));
    REQUIRE(f.freeze(box, 1));
    CHECK(numbers_in(inside(box.pending().value()->body), f.wave) == Numbers{{1, 1}, {2, 1}, {3, 1}});
}

// An answer that was sent again, because its commit had failed after it was done, counted twice.
TEST_CASE("an answer whose put failed is not kept beside the one that is sent again") {
    OutboxFixture f;
    { const auto box = f.create(); }
    const auto bytes = read_all(f.path);
    testing::SimDisk disk;
    disk.load({{f.path, Blob(bytes.begin(), bytes.end())}});
    auto box =
        Outbox::open(f.path, OutboxFixture::key(), {f.random, f.clock, testing::SimDisk::kName}).value();
    REQUIRE(box.put(f.envelope(1)));
    disk.fail({testing::DiskFault::Call::sync_folder, SQLITE_IOERR_DIR_FSYNC, EIO, 1, false});
    REQUIRE_FALSE(box.put(f.envelope(2)));
    CHECK(disk.struck());
    disk.mend();
    bool again = true;
    SECTION("the same again") {}
    SECTION("a dummy comes first") {
        REQUIRE(box.refresh(f.dummy()));
        again = false;
    }
    if (again) REQUIRE(box.put(f.envelope(2)));
    REQUIRE(f.freeze(box, 1));
    const Numbers kept = again ? Numbers{{1, 1}, {2, 1}} : Numbers{{1, 1}};
    CHECK(numbers_in(inside(box.pending().value()->body), f.wave) == kept);
}
