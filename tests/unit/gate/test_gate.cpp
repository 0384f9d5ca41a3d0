#include "sync/gate/gate.h"
#include "tests/unit/gate/tables.h"

using namespace pledge;
using gate::Counts;
using testing::council;
using testing::published;

TEST_CASE("rule 2: a council row needs two columns of five") {
    CHECK(council({5, 5, 0}) == "5 5 <5");
    CHECK(council({4, 5, 0}) == "hidden");
    CHECK(council({4, 4, 4}) == "hidden");
    CHECK(council({0, 0, 0}) == "hidden");
    CHECK(council({0, 12, 8, 3}) == "<5 10 10 <5");
}

TEST_CASE("rule 2: or one published column of thirty, whatever the true number is") {
    CHECK(council({28, 0, 0}) == "30 <5 <5");
    CHECK(council({27, 0, 0}) == "hidden");
    CHECK(council({27, 4, 4}) == "hidden");  // 35 answers: the true number doesn't help
    CHECK(council({22, 4, 4}) == "hidden");  // 30 answers: showing it would mean exactly 22, 4, 4
    CHECK(council({0, 4, 33}) == "<5 <5 35");
    CHECK(council({30}) == "30");
    CHECK(council({12}) == "hidden");
}

TEST_CASE("rule 2: thirty in one column is not enough for a group") {
    CHECK(published({3, {{28, 0, 4}, {9, 9, 9}}, {}}) == "35 10 15");
    CHECK(published({3, {{28, 0, 5}, {9, 9, 9}}, {}}) == "35 10 15 | 30 <5 5 | 10 10 10");
}

TEST_CASE("rule 3: without a council row there is nothing, even where a group could be shown") {
    CHECK(published({3, {{4, 4, 4}, {0, 0, 0}}, gate::CountRow{0, 0, 0}}) == "hidden");
}

TEST_CASE("rule 4: a hidden group is never alone") {
    // the second group is too small; alone it would be the council's row less the first
    CHECK(published({3, {{20, 20, 20}, {3, 3, 3}}, {}}) == "25 25 25");
    CHECK(published({3, {{20, 20, 20}, {3, 3, 3}, {8, 8, 8}}, {}}) ==
          "30 30 30 | 20 20 20 | hidden | hidden");
    CHECK(published({3, {{8, 8, 8}, {3, 3, 3}, {20, 20, 20}}, {}}) ==
          "30 30 30 | hidden | hidden | 20 20 20");
}

TEST_CASE("rule 4: hidden groups have ten answers between them") {
    CHECK(published({3, {{20, 20, 20}, {2, 2, 1}, {2, 2, 1}}, {}}) ==
          "25 25 20 | 20 20 20 | hidden | hidden");
    CHECK(published({3, {{20, 20, 20}, {2, 2, 1}, {2, 1, 1}}, {}}) == "25 25 20");
}

TEST_CASE("rule 4: of two equally small groups the one listed first is hidden") {
    CHECK(published({2, {{10, 10}, {10, 10}, {3, 3}}, {}}) == "25 25 | hidden | 10 10 | hidden");
}

TEST_CASE("rule 4: those who declined don't keep a hidden group company") {
    CHECK(published({3, {{20, 20, 20}, {3, 3, 3}}, gate::CountRow{9, 9, 9}}) == "30 30 30");
}

TEST_CASE("rule 5: a \"<5\" that the others give away takes the breakdown with it") {
    // 13 to 17 in all and at most 12 in the first group: at least one; 18 to 22: more than there can be
    CHECK(published({3, {{12, 20, 20}, {1, 20, 20}}, {}}) == "15 40 40 | 10 20 20 | <5 20 20");
    CHECK(published({3, {{14, 20, 20}, {4, 20, 20}}, {}}) == "20 40 40 | 15 20 20 | <5 20 20");
    CHECK(published({3, {{7, 20, 20}, {1, 20, 20}}, {}}) == "10 40 40 | 5 20 20 | <5 20 20");
    CHECK(published({3, {{4, 20, 20}, {4, 20, 20}}, {}}) == "10 40 40");  // both exactly four
    CHECK(published({3, {{5, 20, 20}, {1, 20, 20}}, {}}) == "5 40 40");   // at most two
    CHECK(published({3, {{4, 20, 20}, {1, 20, 20}}, {}}) == "5 40 40 | <5 20 20 | <5 20 20");
}

TEST_CASE("rule 5: hidden rows together must not be given away either") {
    // 5 in all and 5 in the shown group leave at most two for the hidden ones
    CHECK(published({2, {{5, 20}, {0, 20}, {0, 3}}, {}}) == "5 45");
    CHECK(published({2, {{5, 20}, {3, 20}, {0, 3}}, {}}) == "10 45 | 5 20 | hidden | hidden");
}

TEST_CASE("rule 5: those who declined count as hidden, even when nobody did") {
    const gate::CountRow nobody{0, 0, 0};
    CHECK(published({3, {{8, 8, 8}}, nobody}) == "10 10 10 | 10 10 10");
    CHECK(published({3, {{5, 8, 8}}, nobody}) == "5 10 10");
    // one more row that may hold anything keeps the fours from being known
    CHECK(published({3, {{4, 20, 20}, {4, 20, 20}}, nobody}) == "10 40 40 | <5 20 20 | <5 20 20");
}

TEST_CASE("the council's row is the sum of the groups and those who declined") {
    CHECK(published({2, {{10, 0}, {0, 10}}, gate::CountRow{3, 3}}) == "15 15");
    CHECK(published({2, {{2, 2}, {2, 2}, {2, 2}}, {}}) == "5 5");
    CHECK(published({2, {{2, 1}, {2, 1}}, gate::CountRow{2, 3}}) == "5 5");
}

TEST_CASE("what is no table is refused with a remedy") {
    const auto refused = [](const Counts& counts) {
        const auto result = gate::publish(counts);
        return !result && result.error().code == Code::bad_input &&
               result.error().say.find("; ") != std::string::npos;
    };
    CHECK(refused({0, {{}}, {}}));
    CHECK(refused({0, {}, {}}));
    CHECK(refused({3, {}, {}}));
    CHECK(refused({3, {}, gate::CountRow{1, 2, 3}}));
    CHECK(refused({3, {{1, 2}}, {}}));
    CHECK(refused({3, {{1, 2, 3, 4}}, {}}));
    CHECK(refused({3, {{1, 2, 3}, {1, 2}}, {}}));
    CHECK(refused({3, {{1, 2, 3}}, gate::CountRow{1, 2}}));
    CHECK(refused({3, {{1, 2, 3}}, gate::CountRow{}}));
    CHECK(refused({9, {gate::CountRow(9, 5)}, {}}));
    CHECK(refused({1U << 31U, {{1, 2, 3}}, {}}));
    CHECK(refused({1, {{1'000'000'001}}, {}}));
    CHECK(refused({1, {{5}}, gate::CountRow{4'294'967'295}}));
}

TEST_CASE("four groups could be pinned together, so they are refused") {
    // four times seven is "30": 5, 5, 5 and 5 can only reach its least, 28, when each is exactly seven
    const gate::CountRow seven{7, 7, 7};
    CHECK_FALSE(gate::publish(Counts{3, {seven, seven, seven, seven}, {}}));
    CHECK(published({3, {seven, seven, seven}, {}}) == "20 20 20 | 5 5 5 | 5 5 5 | 5 5 5");
}

TEST_CASE("the largest counts there can be") {
    const gate::CountRow row(8, gate::kMostCount);
    const auto result = gate::publish(Counts{8, {row, row, row}, row});
    REQUIRE(result);
    CHECK(result->council->front().text() == "4000000000");
    CHECK(result->council->front().interval() == gate::Interval{3'999'999'998, 4'000'000'002});
    REQUIRE(result->groups.size() == 3);
    CHECK(result->groups[2]->back().text() == "1000000000");
}
