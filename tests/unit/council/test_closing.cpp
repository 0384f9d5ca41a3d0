// What closing a wave does while others use the storage, and what it leaves when it is ended. That its
// figures are right is test_journey's; that power cuts leave nothing half-done is tests/faults'.
#include "sync/results/release.h"
#include "sync/store/database.h"
#include "tests/unit/council/closing_fixture.h"

#include <future>
#include <thread>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;
using namespace std::chrono_literals;

TEST_CASE("the pool is opened while others write, and again when it became another one meanwhile") {
    ClosingFixture f;
    f.put_into_pool(f.sealed(25, 5));
    Progress progress;
    const auto own = f.open();
    std::future<Result<bool>> closed;
    // Holds the right to write from before the close begins until the pool is open.
    const auto moved = f.storage->transact([&]() -> Status {
        closed = std::async(std::launch::async, [&] {
            return close_wave(*own, f.closing(2, &progress), f.stored.wave.id, f.council.wave, f.today);
        });
        while (progress.percent() < 100)
            if (closed.wait_for(1ms) == std::future_status::ready)
                return Error{Code::failed, closed.get().error().say};
        if (auto put = f.storage->put_inbox(f.today, f.sealed(10)); !put) return put;
        return f.storage->move_all_to_pool(f.stored.wave.id);
    });
    REQUIRE(moved.ok());
    const auto published = closed.get();
    REQUIRE(published);
    CHECK(*published);  // 25 are too few, with the 10 it is enough
    CHECK(f.now().state == WaveState::published);
}

TEST_CASE("what lies in the inbox counts, and what comes twice counts once") {
    ClosingFixture f;
    const auto twice = f.sealed(9);
    f.put_into_pool(f.sealed(20, 3));
    f.put_into_pool(twice);
    REQUIRE(f.storage->put_inbox(f.today, twice).ok());
    const auto close = [&](Day on) {
        return close_wave(*f.storage, f.closing(), f.stored.wave.id, f.council.wave, on).value();
    };
    CHECK_FALSE(close(f.today));
    CHECK(f.now().last_try == f.today);
    REQUIRE(f.storage->put_inbox(f.today, f.sealed(1)).ok());
    CHECK(close(f.today + std::chrono::days(1)));
}

TEST_CASE("an empty wave is not enough, and says so") {
    ClosingFixture f;
    Progress progress;
    CHECK_FALSE(
        close_wave(*f.storage, f.closing(2, &progress), f.stored.wave.id, f.council.wave, f.today).value());
    CHECK(f.now().state == WaveState::stopped);
    CHECK_FALSE(f.storage->release(f.stored.wave.id).value());
    CHECK(progress.percent() == 0);
}

TEST_CASE("a close that is cancelled leaves nothing, not even a try") {
    ClosingFixture f;
    f.put_into_pool(f.sealed(40));
    Progress progress;
    progress.cancel();
    const auto ended =
        close_wave(*f.storage, f.closing(2, &progress), f.stored.wave.id, f.council.wave, f.today);
    REQUIRE_FALSE(ended);
    CHECK(ended.error().code == Code::unavailable);
    CHECK(f.now().state == WaveState::stopped);
    CHECK_FALSE(f.now().last_try);
    CHECK(close_wave(*f.storage, f.closing(), f.stored.wave.id, f.council.wave, f.today).value());
}

TEST_CASE("of two who close a wave at once, one publishes and one is told") {
    ClosingFixture f;
    f.put_into_pool(f.sealed(600));
    const auto close = [&] {
        return std::async(std::launch::async, [&] {
            const auto own = f.open();
            return close_wave(*own, f.closing(1), f.stored.wave.id, f.council.wave, f.today);
        });
    };
    auto first = close(), second = close();
    const auto a = first.get(), b = second.get();
    CHECK(a.ok() != b.ok());
    const auto& told = a ? b : a;
    CHECK(told.error().code == Code::conflict);
    CHECK(f.now().state == WaveState::published);
}

TEST_CASE("progress tells envelopes: answers or dummies make no difference") {
    for (const std::size_t answers : {0U, 7U, 1200U}) {
        ClosingFixture f;
        f.put_into_pool(f.sealed(answers, 1200 - answers));
        Progress progress;
        CHECK(progress.percent() == 0);
        REQUIRE(open_pool(*f.storage, f.stored.wave, {f.council.wave, 2, &progress}));
        CHECK(progress.percent() == 100);
        progress.begin(2400);
        progress.add(1199);
        CHECK(progress.percent() == 49);
    }
}

TEST_CASE("the keys of a pool are read without its envelopes") {
    // Bug this guards against: comparing keys read every envelope of the wave, twice in each close.
    ClosingFixture f;
    auto raw = store::Database::open(f.folder / "council.db").value();
    const auto plan = raw.attempt([](SQLite::Database& d) {
        SQLite::Statement q(d, "EXPLAIN QUERY PLAN SELECT key FROM pool WHERE wave = 'w' ORDER BY key");
        q.executeStep();
        return q.getColumn(3).getString();
    });
    CHECK(plan.value() == "SEARCH pool USING COVERING INDEX pool_key (wave=?)");
}
