#include "sync/council/housekeeping.h"
#include "sync/council/retention.h"
#include "tests/support/has.h"
#include "tests/unit/council/council_fixture.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

struct Keeping : SqliteFixture {
    FakeClock clock;
    StoredWave wave;

    Keeping() {
        wave.wave = some_wave("w");
        REQUIRE(storage->add_wave(wave).ok());
        REQUIRE(storage->put_key_parts(wave.wave.id, {{"passphrase", "sheet", Blob(kLiveBytes, 1)}}).ok());
        clock.set(day("2026-11-01"));
    }
    void is(WaveState state) {
        wave.state = state;
        REQUIRE(storage->update_wave(wave).ok());
    }
    std::string said() { return retention(*storage, clock.today()).value().front(); }
    void keep() {
        REQUIRE(storage->transact([&] { return keep_house(*storage, clock); }).ok());
        wave = storage->wave(wave.wave.id).value().value();
    }
    bool has_key() { return !storage->key_parts(wave.wave.id).value().empty(); }
};

}  // namespace

TEST_CASE("each state of a wave says until when it is kept, and is kept just so long") {
    Keeping f;
    CHECK(has(f.said(), "not opened yet; its key is kept"));
    f.wave.opened = day("2026-11-01");
    f.is(WaveState::open);
    CHECK(has(f.said(), "open since 2026-11-01"));
    CHECK(has(f.said(), "destroyed unpublished after 2027-11-01"));
    f.wave.stopped = day("2026-12-01");
    f.is(WaveState::stopped);
    CHECK(has(f.said(), "stopped since 2026-12-01"));
    f.wave.closed = day("2026-12-20");
    f.is(WaveState::published);
    CHECK(has(f.said(), "published on 2026-12-20; answers and key are destroyed on 2027-01-19; then burn"));

    f.clock.set(day("2027-01-18"));
    f.keep();
    CHECK(f.has_key());
    f.clock.set(day("2027-01-19"));
    CHECK(has(f.said(), "due to be destroyed since 2027-01-19, run `pledge-council destroy`"));
    f.keep();
    CHECK_FALSE(f.has_key());
    CHECK(has(f.said(), "were destroyed on 2027-01-19"));
    f.clock.set(day("2028-01-01"));
    CHECK(has(f.said(), "were destroyed on 2027-01-19"));
}

TEST_CASE("a wave that nobody closes goes on the day that was told") {
    Keeping f;
    f.wave.opened = day("2026-11-01");
    f.is(WaveState::open);
    for (auto today = day("2027-10-20"); today <= day("2027-11-01"); today += std::chrono::days(1)) {
        f.clock.set(today);
        f.keep();
        CHECK(f.has_key());
    }
    f.clock.set(day("2027-11-02"));
    f.keep();
    CHECK_FALSE(f.has_key());
    CHECK(f.wave.state == WaveState::destroyed);
    CHECK(has(f.said(), "were destroyed on 2027-11-02"));
}

TEST_CASE("what is the same for all waves is told with its days") {
    Keeping f;
    const auto all = retention(*f.storage, day("2026-11-22")).value();
    REQUIRE(all.size() == 5);
    CHECK(has(all[2], "kept for 400 days, so today from 2025-10-18 on"));
}
