// What every kind of storage must hold to about replies, run for SQLite.
#include "tests/unit/council/council_fixture.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

const SetId kDerby("derby-2024");

KeptReply some_kept(const char* point) {
    KeptReply out;
    out.set = kDerby;
    out.reply = {PointId(point),
                 ReplyKind::cannot,
                 std::chrono::year{2026} / 12,
                 {{"en", {"You want <b>more</b>.", "There is not enough.", "Ask us.", "Housing, from now"}},
                  {"ur", {"آپ", "ہم", "", "ہاؤسنگ"}}}};
    return out;
}

}  // namespace

TEST_CASE("a reply comes back as it was put, with its state") {
    SqliteFixture f;
    auto& s = f.storage->replies();
    REQUIRE(s.put(some_kept("health")).ok());
    REQUIRE(s.put(some_kept("decisions")).ok());
    auto kept = s.find(kDerby, PointId("health")).value().value();
    CHECK(kept.reply == some_kept("health").reply);
    CHECK(kept.set == kDerby);
    CHECK(kept.state == ReplyState::draft);
    CHECK_FALSE(kept.returned);
    CHECK(kept.revision == 1);
    kept.state = ReplyState::returned;
    kept.returned = day("2026-12-04");
    kept.sentence = "answer";
    REQUIRE(s.put(kept).ok());
    const auto back = s.find(kDerby, PointId("health")).value().value();
    CHECK(back.state == ReplyState::returned);
    CHECK(back.returned == day("2026-12-04"));
    CHECK(back.sentence == "answer");
    CHECK(back.revision == 2);
    CHECK(s.all(kDerby).value()[0].reply.point == PointId("decisions"));
    CHECK(s.all(SetId("other")).value().empty());
    REQUIRE(s.remove(kDerby, PointId("health")).ok());
    CHECK_FALSE(s.find(kDerby, PointId("health")).value());
    for (const auto state :
         {ReplyState::draft, ReplyState::returned, ReplyState::approved, ReplyState::published})
        CHECK(reply_state_from_text(name_of(state)) == state);
}

TEST_CASE("two people who change one reply don't write over each other") {
    SqliteFixture f;
    auto& s = f.storage->replies();
    REQUIRE(s.put(some_kept("health")).ok());
    CHECK(s.put(some_kept("health")).error().code == Code::conflict);  // both wrote the first one
    const auto seen = s.find(kDerby, PointId("health")).value().value();
    auto mine = seen, theirs = seen;
    theirs.reply.words["en"].answer = "Theirs.";
    mine.reply.words["en"].answer = "Mine.";
    REQUIRE(s.put(theirs).ok());
    CHECK(s.put(mine).error().code == Code::conflict);
    CHECK(s.find(kDerby, PointId("health")).value()->reply.in("en").answer == "Theirs.");
    REQUIRE(s.remove(kDerby, PointId("health")).ok());
    CHECK(s.put(mine).error().code == Code::conflict);  // it is gone
}

TEST_CASE("words that are no reply are not stored") {
    SqliteFixture f;
    auto bad = some_kept("health");
    bad.reply.words["en"].who = "a\xFF";
    CHECK(f.storage->replies().put(bad).error().code == Code::bad_input);
    CHECK(f.storage->replies().all(kDerby).value().empty());
}

TEST_CASE("what was published is kept by version") {
    SqliteFixture f;
    auto& s = f.storage->replies();
    CHECK_FALSE(s.newest_issue(kDerby).value());
    REQUIRE(s.add_issue({day("2026-12-01"), {kDerby, 1, {some_kept("health").reply}}}).ok());
    REQUIRE(s.add_issue(
                 {day("2026-12-09"), {kDerby, 2, {some_kept("health").reply, some_kept("decisions").reply}}})
                .ok());
    CHECK(s.add_issue({day("2026-12-09"), {kDerby, 2, {}}}).error().code == Code::conflict);
    CHECK(s.newest_issue(kDerby).value()->replies.version == 2);
    CHECK(s.newest_issue(kDerby).value()->day == day("2026-12-09"));
    const auto all = s.issues(kDerby).value();
    REQUIRE(all.size() == 2);
    CHECK(all[1].replies == Replies{kDerby, 1, {some_kept("health").reply}});
}
