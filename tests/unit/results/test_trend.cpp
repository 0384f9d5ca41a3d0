#include "sync/results/trend.h"
#include "tests/support/csv.h"
#include "tests/unit/results/release_fixture.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::results;
using namespace pledge::testing;

namespace {

gate::PublishedPoint faces(gate::CountRow row) {
    gate::PointCounts counts;
    counts.faces.columns = row.size();
    counts.faces.groups = {std::move(row)};
    return gate::publish(counts).value();
}

// One promise in three columns, asked in this month.
Release asked_in(const char* first_day, gate::CountRow row) {
    Release r;
    r.council = CouncilId("derby");
    r.wave = WaveId(std::string("w-") + first_day);
    r.set = SetId("derby-2024");
    r.columns = row.size() == 3 ? Columns::three : Columns::four;
    r.asked_from = r.asked_until = r.closed = day_from_text(first_day).value();
    r.points.push_back(
        {PointId("health"), 5, "You are healthy.", "Are you healthy?", {}, {}, {}, faces(row)});
    return r;
}

Change one(const Release& before, const Release& after) {
    return changes(before, after).value().at(0).change;
}

}  // namespace

TEST_CASE("what is said between two waves are the gate's words") {
    const auto low = asked_in("2026-01-01", {60, 20, 20}), high = asked_in("2026-04-01", {20, 20, 60});
    CHECK(one(low, high) == Change::better);
    auto later_low = low;
    later_low.asked_from = day_from_text("2026-07-01").value();
    CHECK(one(high, later_low) == Change::worse);
    CHECK(one(low, asked_in("2026-04-01", {58, 20, 22})) == Change::no_clear_change);
    CHECK(one(low, asked_in("2026-04-01", {3, 2, 1})) == Change::not_enough);
    CHECK(one(asked_in("2026-01-01", {3, 2, 1}), high) == Change::not_enough);
    CHECK(words_of(Change::not_enough) == "not enough answers to compare");
}

TEST_CASE("what was asked otherwise is not compared") {
    const auto before = asked_in("2026-01-01", {60, 20, 20});
    auto after = asked_in("2026-04-01", {20, 20, 60});
    REQUIRE(comparable(before, after));
    SECTION("other columns") {
        after = asked_in("2026-04-01", {20, 20, 20, 60});
    }
    SECTION("another set") {
        after.set = SetId("derby-2030");
    }
    SECTION("another council") {
        after.council = CouncilId("leeds");
    }
    SECTION("the wrong way round") {
        after.asked_from = day_from_text("2025-01-01").value();
    }
    SECTION("the same days") {
        after.asked_from = before.asked_from;
    }
    CHECK_FALSE(comparable(before, after));
    CHECK(changes(before, after).error().code == Code::bad_input);
    CHECK(steps_of({before, after}).empty() == (before.asked_from <= after.asked_from));
}

TEST_CASE("a promise that is new, or whose question was reworded, is not compared") {
    const auto before = asked_in("2026-01-01", {60, 20, 20});
    auto after = asked_in("2026-04-01", {20, 20, 60});
    after.points[0].question = "Do you feel healthy?";
    CHECK(one(before, after) == Change::other_words);
    after.points[0].id = PointId("rest");
    CHECK(one(before, after) == Change::not_asked_before);
    after.points.clear();
    CHECK(changes(before, after).value().empty());
}

TEST_CASE("each wave is compared with the nearest before it that is like it") {
    const std::vector<Release> all = {asked_in("2026-07-01", {20, 20, 60}),
                                      asked_in("2026-01-01", {60, 20, 20}),
                                      asked_in("2026-05-01", {20, 20, 30, 30}),  // the annual survey
                                      asked_in("2026-04-01", {20, 20, 60})};
    const auto steps = steps_of(all);
    REQUIRE(steps.size() == 2);
    CHECK(steps[0].before == 1);
    CHECK(steps[0].after == 3);
    CHECK(steps[1].before == 3);
    CHECK(steps[1].after == 0);

    const auto lines = parse_csv(write_trend_csv(all));
    REQUIRE(lines.size() == 3);
    CHECK(lines[0] == std::vector<std::string>{"set", "before", "after", "number", "point", "promise",
                                               "about_before", "about_after", "change"});
    CHECK(lines[1] == std::vector<std::string>{"derby-2024", "w-2026-01-01", "w-2026-04-01", "5", "health",
                                               "You are healthy.", "100", "100", "better"});
    CHECK(lines[2].back() == "no clear change");
    CHECK(trend_text(all).find("  5  You are healthy.: better\n") != std::string::npos);
    CHECK(trend_text({all[0]}).find("There are no two published waves") == 0);
}

TEST_CASE("a stranger's words can't steer the terminal that shows them") {
    auto before = asked_in("2026-01-01", {60, 20, 20}), after = asked_in("2026-04-01", {20, 20, 60});
    after.points[0].promise = "\x1b[2Jgone\nbetter";
    CHECK(trend_text({before, after}).find('\x1b') == std::string::npos);
    CHECK(trend_text({before, after}).find("gone better: better") != std::string::npos);
}
