#include "sync/gate/gate.h"
#include "tests/support/fakes.h"
#include "tests/unit/gate/tables.h"

using namespace pledge;
using gate::CountRow;
using gate::Counts;
using gate::Published;

// The exhaustive attack (tests/faults) ends at small tables. The annual survey's own shape, four columns, up
// to three groups and those who declined, is safe at every size, and this shows why: for any "<5" and any of
// its values there is another table that is published the same. Shown groups take their least, hidden ones up
// to four in each column, and those who declined, of whom nothing is known, take the rest.
namespace {

struct Place {
    bool council = false;
    std::size_t group = 0, column = 0;
};

Counts witness(const Published& out, std::size_t columns, Place place, std::uint32_t value) {
    Counts counts{columns, std::vector<CountRow>(out.groups.size(), CountRow(columns, 0)),
                  CountRow(columns, 0)};
    for (std::size_t f = 0; f < columns; ++f) {
        auto left = (*out.council)[f].interval().most;
        if (place.council && place.column == f) left = value;
        const auto take = [&](std::uint32_t& cell, std::uint32_t count) {
            cell = std::min(count, left);
            left -= cell;
        };
        for (std::size_t g = 0; g < out.groups.size(); ++g)
            if (out.groups[g]) {
                const bool here = !place.council && place.group == g && place.column == f;
                take(counts.groups[g][f], here ? value : (*out.groups[g])[f].interval().least);
            }
        for (std::size_t g = 0; g < out.groups.size(); ++g)
            if (!out.groups[g]) take(counts.groups[g][f], 4);
        take((*counts.declined)[f], left);
    }
    return counts;
}

std::uint32_t candidates(const Published& out, std::size_t columns, Place place) {
    std::uint32_t found = 0;
    for (std::uint32_t value = 0; value <= 4; ++value) {
        const auto counts = witness(out, columns, place, value);
        if (!place.council && counts.groups[place.group][place.column] != value) continue;
        found += *gate::publish(counts) == out ? 1 : 0;
    }
    return found;
}

}  // namespace

TEST_CASE("in four columns with those who declined, every \"<5\" keeps four candidates at any size") {
    testing::SeededRandom random(41);
    int judged = 0, beside_hidden = 0;
    for (int i = 0; i < 60'000; ++i) {
        Counts counts{4, std::vector<CountRow>(1 + random.below(3), CountRow(4)), CountRow(4)};
        const std::uint32_t size = 10 + random.below(200);
        for (auto& group : counts.groups) {
            const bool small = random.below(3) == 0;
            for (auto& count : group)
                count = random.below(2) == 0 ? random.below(6) : random.below(small ? 5 : size);
        }
        for (auto& count : *counts.declined) count = random.below(7);
        const auto out = gate::publish(counts);
        REQUIRE(out);
        if (out->groups.empty()) continue;
        const bool hidden = std::count(out->groups.begin(), out->groups.end(), std::nullopt) != 0;
        for (std::size_t f = 0; f < 4; ++f) {
            if ((*out->council)[f].is_small()) REQUIRE(candidates(*out, 4, {true, 0, f}) == 5);
            for (std::size_t g = 0; g < out->groups.size(); ++g) {
                if (!out->groups[g] || !(*out->groups[g])[f].is_small()) continue;
                REQUIRE(candidates(*out, 4, {false, g, f}) >= 4);
                ++judged;
                beside_hidden += hidden ? 1 : 0;
            }
        }
    }
    CHECK(judged > 5'000);
    CHECK(beside_hidden > 500);
}
