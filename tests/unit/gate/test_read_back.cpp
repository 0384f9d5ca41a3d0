#include "sync/gate/read_back.h"
#include "tests/support/fakes.h"
#include "tests/unit/gate/tables.h"

using namespace pledge;
using gate::CountRow;
using gate::ReleasedPoint;
using gate::TextRow;

namespace {

// As a release would hold it.
ReleasedPoint released(const gate::PublishedPoint& point, std::size_t columns) {
    ReleasedPoint out;
    out.columns = columns;
    if (point.faces.council) out.council = testing::texts(*point.faces.council);
    for (const auto& group : point.faces.groups)
        out.groups.push_back(group ? std::optional(testing::texts(*group)) : std::nullopt);
    if (point.others) out.others = testing::texts(*point.others);
    for (const auto& chip : point.chips)
        out.chips.push_back(chip ? std::optional(chip->text()) : std::nullopt);
    return out;
}

bool refused(const ReleasedPoint& point) {
    const auto result = gate::read_back(point);
    return !result && result.error().code == Code::corrupt;
}

ReleasedPoint good() {
    ReleasedPoint point;
    point.columns = 3;
    point.council = TextRow{"30", "20", "<5"};
    point.groups = {TextRow{"15", "10", "<5"}, TextRow{"10", "10", "<5"}};
    point.others = TextRow{"5", "5", "<5", "<5"};
    point.chips = {"45", std::nullopt, "<5"};
    return point;
}

}  // namespace

TEST_CASE("whatever the gate publishes can be read back as it was") {
    testing::SeededRandom random(21);
    int with_groups = 0;
    for (int i = 0; i < 20'000; ++i) {
        gate::PointCounts counts;
        counts.faces.columns = 2 + random.below(3);
        const auto row = [&] {
            CountRow out;
            for (std::size_t f = 0; f < counts.faces.columns; ++f)
                out.push_back(random.below(i % 2 == 0 ? 12 : 40));
            return out;
        };
        for (std::uint32_t g = random.below(3) + 1; g > 0; --g) counts.faces.groups.push_back(row());
        if (counts.faces.groups.size() > 1 || random.below(2) == 0) counts.faces.declined = row();
        counts.others = row();
        counts.chips = row();
        const auto point = gate::publish(counts);
        REQUIRE(point);
        const auto back = gate::read_back(released(*point, counts.faces.columns));
        if (!back) FAIL(back.error().say << " " << testing::text_of(point->faces));
        REQUIRE(*back == *point);
        with_groups += point->faces.groups.empty() ? 0 : 1;
    }
    CHECK(with_groups > 1'000);
}

TEST_CASE("reading back refuses spellings that the gate does not use") {
    REQUIRE(gate::read_back(good()));
    for (const char* wrong : {"", "0", "1", "4", "7", "31", "05", "010", "+10", "-5", " 10", "10 ", "1e1",
                              "10.0", "< 5", "<10", "null", "4000000005", "99999999999999999999"}) {
        INFO(wrong);
        auto point = good();
        point.council->at(0) = wrong;
        CHECK(refused(point));
        point = good();
        point.groups[0]->at(0) = wrong;
        CHECK(refused(point));
        point = good();
        point.others->at(0) = wrong;
        CHECK(refused(point));
        point = good();
        point.chips[0] = wrong;
        CHECK(refused(point));
    }
}

TEST_CASE("reading back refuses tables that the gate would have stopped") {
    const auto with = [](auto change) {
        auto point = good();
        change(point);
        return refused(point);
    };
    CHECK(refused({3, TextRow{"25", "<5", "<5"}, {}, {}, {}}));  // rule 2
    CHECK_FALSE(refused({3, TextRow{"30", "<5", "<5"}, {}, {}, {}}));
    CHECK(with([](auto& p) { p.council = TextRow{"25", "<5", "<5"}; }));    // rule 2
    CHECK(with([](auto& p) { p.groups[1] = TextRow{"10", "<5", "<5"}; }));  // rule 2
    CHECK(with([](auto& p) { p.council.reset(); }));                        // rule 3
    CHECK(with([](auto& p) { p.groups[1].reset(); }));                      // rule 4
    CHECK(with([](auto& p) {
        p.groups[0].reset();
        p.groups[1].reset();
    }));  // nothing left: the council row alone
    CHECK(with([](auto& p) {
        p.council->at(2) = "5";
        p.groups[0]->at(2) = "5";
    }));                                                                      // rule 5
    CHECK(with([](auto& p) { p.groups[0]->at(0) = "50"; }));                  // more in a group than in all
    CHECK(with([](auto& p) { p.others = TextRow{"5", "<5", "<5", "<5"}; }));  // rule 7
    CHECK(with([](auto& p) { p.chips[0] = "50"; }));  // rule 7: 28 + 18 answers are certain
    CHECK(with([](auto& p) {
        p.council.reset();
        p.groups.clear();
    }));  // chips without faces
    CHECK(with([](auto& p) { p.columns = 0; }));
    CHECK(with([](auto& p) { p.columns = 4; }));
    CHECK(with([](auto& p) { p.columns = 9; }));
    CHECK(with([](auto& p) { p.groups.resize(4); }));
    CHECK(with([](auto& p) { p.groups[0]->pop_back(); }));
    CHECK(with([](auto& p) { p.others = TextRow{}; }));
    CHECK(with([](auto& p) { p.others = TextRow(9, "10"); }));
    CHECK(with([](auto& p) { p.chips.resize(9); }));
}

TEST_CASE("own and with someone are read back under their own rule") {
    const auto point = gate::read_back(good());
    REQUIRE(point);
    CHECK(gate::read_back_company("40", "30", {*point}));
    CHECK_FALSE(gate::read_back_company("40", "5", {*point}));
    CHECK_FALSE(gate::read_back_company("<5", "40", {*point}));
    CHECK_FALSE(gate::read_back_company("41", "30", {*point}));
    CHECK_FALSE(gate::read_back_company("30", "25", {*point}));  // 59 at most, 56 certain
}
