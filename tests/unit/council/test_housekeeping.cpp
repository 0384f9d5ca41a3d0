#include "sync/council/housekeeping.h"
#include "tests/unit/council/council_fixture.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

struct KeepingHouse : SqliteFixture {
    FakeClock clock;
    const WaveId id{"w"};

    void wave(WaveState state) {
        StoredWave out;
        out.wave = some_wave("w");
        out.state = state;
        out.opened = clock.today();
        if (state == WaveState::published) out.closed = clock.today();
        REQUIRE(storage->add_wave(out).ok());
        put_key();
    }
    void put_key() { REQUIRE(storage->put_key_parts(id, {{"officer", "sheet", Blob(kLiveBytes, 1)}}).ok()); }
    bool has_key() { return !storage->key_parts(id).value().empty(); }
    void keep() {
        REQUIRE(storage->transact([&] { return keep_house(*storage, clock); }).ok());
    }
    StoredWave now() { return storage->wave(id).value().value(); }
    void pool(Day on) {
        REQUIRE(storage->put_inbox(on, some_envelopes(12)).ok());
        REQUIRE(storage->move_all_to_pool(id).ok());
    }
    std::uint64_t in_pool() {
        std::uint64_t n = 0;
        auto copy = open();
        REQUIRE(copy->destroy_inbox().ok());
        return n = copy->envelopes(id).value();
    }
};

}  // namespace

TEST_CASE("whole days move, today's stay") {
    KeepingHouse f;
    f.wave(WaveState::open);
    REQUIRE(f.storage->put_inbox(f.clock.today(), some_envelopes(12)).ok());
    REQUIRE(f.storage->put_inbox(f.clock.today() - std::chrono::days(1), some_envelopes(12, 1)).ok());
    f.keep();
    CHECK(f.in_pool() == 12);
}

TEST_CASE("without a wave that takes answers the inbox is emptied") {
    KeepingHouse f;
    f.wave(WaveState::published);
    REQUIRE(f.storage->put_inbox(f.clock.today(), some_envelopes(12)).ok());
    f.keep();
    CHECK(f.storage->envelopes(f.id).value() == 0);
}

TEST_CASE("thirty days after the close, the pool and the key are destroyed, and stay so") {
    KeepingHouse f;
    f.wave(WaveState::published);
    f.pool(f.clock.today());
    f.clock.advance(std::chrono::hours(24 * 29));
    f.keep();
    CHECK(f.in_pool() == 12);
    CHECK(f.has_key());
    CHECK_FALSE(f.now().destroyed);
    f.clock.advance(std::chrono::hours(24));
    f.keep();
    CHECK(f.in_pool() == 0);
    CHECK_FALSE(f.has_key());
    CHECK(f.now().destroyed == f.clock.today());
    CHECK(f.now().state == WaveState::published);
    // somebody copies both back from somewhere
    const auto since = f.clock.today();
    f.put_key();
    f.pool(since);
    f.clock.advance(std::chrono::hours(24));
    f.keep();
    CHECK_FALSE(f.has_key());
    CHECK(f.in_pool() == 0);
    CHECK(f.now().destroyed == since);
}

TEST_CASE("a wave that nobody closed for a year is destroyed unpublished") {
    KeepingHouse f;
    f.wave(WaveState::open);
    f.pool(f.clock.today());
    const auto opened = f.clock.today();
    for (const int days : {0, 357, 358, 364, 365}) {
        f.clock.set(opened + std::chrono::days(days));
        f.keep();
        INFO(days);
        CHECK(f.now().state == WaveState::open);
        CHECK(f.now().ending.has_value() == (days >= 358));
    }
    f.clock.advance(std::chrono::hours(24));
    f.keep();
    CHECK(f.now().state == WaveState::destroyed);
    CHECK_FALSE(f.has_key());
    CHECK(f.in_pool() == 0);
}

TEST_CASE("a clock that jumps ten years ahead and back destroys nothing") {
    KeepingHouse f;
    f.wave(WaveState::open);
    f.pool(f.clock.today());
    const auto today = f.clock.today();
    f.clock.set(today + std::chrono::days(3650));
    f.keep();
    f.clock.advance(std::chrono::hours(24 * 6));
    f.keep();
    f.clock.set(today + std::chrono::days(1));
    f.keep();
    CHECK_FALSE(f.now().ending);
    f.clock.set(today + std::chrono::days(3670));
    f.keep();
    CHECK(f.now().state == WaveState::open);
    f.clock.set(today - std::chrono::days(3650));
    f.keep();
    CHECK(f.now().state == WaveState::open);
    CHECK(f.in_pool() == 12);
}

TEST_CASE("old receipts and dead codes are forgotten") {
    KeepingHouse f;
    REQUIRE(f.storage->add_receipt(device_id(1), batch_id(1), {{}, f.clock.today()}).ok());
    REQUIRE(f.storage->add_code({{1}, Profile::home, f.clock.now() + std::chrono::minutes(15), {}}).ok());
    f.keep();
    CHECK(f.storage->code({1}).value());
    f.clock.advance(std::chrono::minutes(15));
    f.keep();
    CHECK_FALSE(f.storage->code({1}).value());
    f.clock.advance(std::chrono::hours(24 * 400));
    f.keep();
    CHECK(f.storage->receipt(device_id(1), batch_id(1)).value());
    f.clock.advance(std::chrono::hours(24));
    f.keep();
    CHECK_FALSE(f.storage->receipt(device_id(1), batch_id(1)).value());
}
