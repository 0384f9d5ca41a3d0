#include "sync/report/verdict.h"
#include "tests/unit/report/report_fixture.h"

#include <catch2/catch.hpp>

using namespace pledge;
using report::Verdict;

namespace {

gate::Row row(std::vector<std::uint32_t> counts) {
    gate::Counts table;
    table.columns = counts.size();
    table.groups = {counts};
    return gate::publish(table).value().council.value();
}

// Whether any counts that fit the published cells would make "most" a lie.
bool could_be_less_than_half(const gate::Row& published, std::size_t from, std::size_t until) {
    std::uint64_t least = 0, others = 0;
    for (std::size_t f = 0; f < published.size(); ++f)
        (f >= from && f < until ? least : others) +=
            f >= from && f < until ? published[f].interval().least : published[f].interval().most;
    return least <= others;
}

}  // namespace

TEST_CASE("most is said only where it is sure") {
    CHECK(report::verdict_of(row({5, 10, 60})) == Verdict::yes);
    CHECK(report::verdict_of(row({60, 10, 5})) == Verdict::no);
    CHECK(report::verdict_of(row({5, 60, 10})) == Verdict::middle);
    CHECK(report::verdict_of(row({20, 20, 20})) == Verdict::mixed);
    CHECK(report::verdict_of(row({10, 10, 30, 31})) == Verdict::yes);  // two happy columns together
    CHECK(report::verdict_of(std::nullopt) == Verdict::hidden);
    // 30 against 10 and 15: of the counts behind them 28 and 12 + 17 would fit, which is not most
    CHECK(report::verdict_of(row({10, 15, 30})) == Verdict::mixed);
    for (std::uint32_t a = 5; a < 60; a += 3)
        for (std::uint32_t b = 5; b < 60; b += 3) {
            const auto published = row({a, 8, b});
            const auto verdict = report::verdict_of(published);
            if (verdict == Verdict::yes) CHECK_FALSE(could_be_less_than_half(published, 2, 3));
            if (verdict == Verdict::no) CHECK_FALSE(could_be_less_than_half(published, 0, 1));
        }
}

TEST_CASE("percentages keep to rule 6, and are no more exact than the numbers") {
    CHECK(report::percent_of(row({20, 30, 50}), 2) == 50U);
    CHECK(report::percent_of(row({12, 30, 71}), 0) == 10U);
    CHECK_FALSE(report::percent_of(row({3, 50, 60}), 2).has_value());   // beside a "<5"
    CHECK_FALSE(report::percent_of(row({20, 30, 40}), 2).has_value());  // a base under 100
}
