#include "sync/gate/words.h"
#include "tests/unit/gate/tables.h"

using namespace pledge;
using gate::Trend;
using gate::trend;
using testing::row_of;

TEST_CASE("\"about N\" is the sum of what is published") {
    CHECK(gate::about(row_of({28, 4, 4})) == 30);
    CHECK(gate::about(row_of({13, 13, 13})) == 45);
    CHECK(gate::about({}) == 0);
    CHECK(gate::about(row_of(gate::CountRow(8, gate::kMostCount))) == 8'000'000'000);
}

TEST_CASE("percentages need a published base of a hundred and no \"<5\"") {
    CHECK(gate::percentages_allowed(row_of({48, 48, 5})));        // 50 + 50 + 5
    CHECK_FALSE(gate::percentages_allowed(row_of({47, 47, 7})));  // 101 answers, but 45 + 45 + 5 published
    CHECK(gate::percentages_allowed(row_of({43, 43, 8})));        // 94 answers, 45 + 45 + 10 published
    CHECK_FALSE(gate::percentages_allowed(row_of({200, 200, 4})));
    CHECK_FALSE(gate::percentages_allowed({}));
}

TEST_CASE("a trend needs shares that can't be the same") {
    const auto half = row_of({100, 0, 100}), most = row_of({50, 0, 150});
    CHECK(trend(half, most) == Trend::better);
    CHECK(trend(most, half) == Trend::worse);
    CHECK(trend(half, half) == Trend::no_clear_change);
    // 50 of 100 before and 55 of 100 now: 45–57 and 50–62 in a hundred, or so
    CHECK(trend(row_of({50, 0, 50}), row_of({45, 0, 55})) == Trend::no_clear_change);
    // the same step in a large wave is clear
    CHECK(trend(row_of({500, 0, 500}), row_of({450, 0, 550})) == Trend::better);
}

TEST_CASE("a trend looks at shares, not at how many came") {
    CHECK(trend(row_of({100, 100, 100}), row_of({300, 300, 300})) == Trend::no_clear_change);
    CHECK(trend(row_of({300, 300, 300}), row_of({100, 100, 100})) == Trend::no_clear_change);
}

TEST_CASE("fewer sad faces are better too, and both ends at once are neither") {
    CHECK(trend(row_of({200, 100, 100}), row_of({100, 200, 100})) == Trend::better);
    CHECK(trend(row_of({100, 200, 100}), row_of({200, 100, 100})) == Trend::worse);
    CHECK(trend(row_of({50, 300, 50}), row_of({200, 50, 200})) == Trend::no_clear_change);
    CHECK(trend(row_of({200, 50, 200}), row_of({50, 300, 50})) == Trend::no_clear_change);
}

TEST_CASE("rows that touch are not apart, and rows of other columns say nothing") {
    // at most 12 of 30 then, at least 18 of 45 now: exactly two fifths both times
    const auto before = row_of({18, 10}), after = row_of({25, 20});
    CHECK(trend(before, after) == Trend::no_clear_change);
    CHECK(trend(row_of({100, 100, 100}), row_of({10, 10, 100, 200})) == Trend::no_clear_change);
    CHECK(trend({}, {}) == Trend::no_clear_change);
    CHECK(trend(row_of({30}), row_of({90})) == Trend::no_clear_change);
}
