// What every kind of storage must hold to about commitments, run for SQLite.
#include "tests/unit/council/council_fixture.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

Commitment some_stored(const char* id, const char* set = "derby-2024") {
    return {id,
            SetId(set),
            PointId("health"),
            "We pay for \"more\"; it's <b>.",
            "You wait less.",
            "Health",
            std::chrono::year{2026} / 12,
            CommitmentStatus::late,
            "No staff yet."};
}

}  // namespace

TEST_CASE("commitments come back as they were put, in their order, set by set") {
    SqliteFixture f;
    auto& s = f.storage->commitments();
    const SetId set("derby-2024");
    REQUIRE(s.put(some_stored("z")).ok());
    REQUIRE(s.put(some_stored("a")).ok());
    REQUIRE(s.put(some_stored("a", "other")).ok());
    auto open_ended = some_stored("m");
    open_ended.by.reset();
    open_ended.status = CommitmentStatus::done;
    open_ended.note.clear();
    REQUIRE(s.put(open_ended).ok());
    CHECK(s.all(set).value() == std::vector{some_stored("z"), some_stored("a"), open_ended});
    CHECK(s.find(set, "a").value() == some_stored("a"));
    CHECK_FALSE(s.find(set, "b").value());

    auto changed = some_stored("z");
    changed.point = PointId("decisions");
    changed.what = changed.difference = changed.department = "x";
    changed.by = std::chrono::year{2027} / 1;
    changed.status = CommitmentStatus::stopped;
    changed.note = "Why.";
    REQUIRE(s.put(changed).ok());
    CHECK(s.all(set).value() == std::vector{changed, some_stored("a"), open_ended});  // keeps its place

    REQUIRE(s.remove(set, "a").ok());
    CHECK(s.all(set).value() == std::vector{changed, open_ended});
    REQUIRE(s.replace_all(set, {some_stored("n"), some_stored("b")}).ok());
    CHECK(s.all(set).value() == std::vector{some_stored("n"), some_stored("b")});
    CHECK(s.all(SetId("other")).value().size() == 1);
}

TEST_CASE("a transaction that fails leaves commitments and replies as they were") {
    SqliteFixture f;
    REQUIRE(f.storage->commitments().put(some_stored("a")).ok());
    CHECK_FALSE(f.storage->transact([&]() -> Status {
        if (auto done = f.storage->commitments().replace_all(SetId("derby-2024"), {some_stored("b")}); !done)
            return done;
        return Error{Code::failed, "No."};
    }));
    CHECK(f.storage->commitments().all(SetId("derby-2024")).value() == std::vector{some_stored("a")});
}

TEST_CASE("what waits to be confirmed is a list of its own") {
    SqliteFixture f;
    auto& s = f.storage->commitments();
    const SetId set("derby-2024");
    const Unconfirmed first{"live-b", set, PointId("health"), "We'll <b>\";--", "", std::nullopt};
    const Unconfirmed second{"live-a", set,       PointId("health"),
                             "Soon.",  "Housing", std::chrono::year{2027} / 3};
    REQUIRE(s.add_unconfirmed(first).ok());
    REQUIRE(s.add_unconfirmed(second).ok());
    auto other = second;
    other.what = "Something else.";
    REQUIRE(s.add_unconfirmed(other).ok());  // its id is known
    CHECK(s.unconfirmed(set, 10).value() == std::vector{second, first});
    CHECK(s.unconfirmed(set, 1).value() == std::vector{second});
    CHECK(s.count_unconfirmed(set).value() == 2);
    CHECK(s.count_unconfirmed(SetId("other")).value() == 0);
    CHECK(s.find_unconfirmed(set, "live-b").value() == first);
    CHECK_FALSE(s.find_unconfirmed(SetId("other"), "live-b").value());
    CHECK(s.all(set).value().empty());

    // a list that replaces commitments leaves it alone
    REQUIRE(s.replace_all(set, {some_stored("a")}).ok());
    CHECK(s.count_unconfirmed(set).value() == 2);
    REQUIRE(s.remove_unconfirmed(set, "live-a").ok());
    CHECK(s.unconfirmed(set, 10).value() == std::vector{first});
    // nor does it come back as long as the commitment made of it is there
    REQUIRE(s.put(some_stored("live-a")).ok());
    REQUIRE(s.add_unconfirmed(second).ok());
    CHECK(s.unconfirmed(set, 10).value() == std::vector{first});
}
