#include "kiosk/poll/guesses.h"
#include "tests/support/fakes.h"

#include <catch2/catch.hpp>

using namespace pledge;
using poll::Guesses;

TEST_CASE("twenty wrong codes at once, then one a minute") {
    testing::FakeClock clock;
    Guesses guesses(clock);
    for (int i = 0; i < Guesses::kAtOnce; ++i) {
        CHECK(guesses.allowed());
        guesses.wrong();
    }
    CHECK_FALSE(guesses.allowed());
    clock.advance(std::chrono::seconds(59));
    CHECK_FALSE(guesses.allowed());
    clock.advance(std::chrono::seconds(1));
    CHECK(guesses.allowed());
    CHECK(guesses.allowed());  // looking costs nothing
    guesses.wrong();
    CHECK_FALSE(guesses.allowed());
    guesses.forget();
    CHECK(guesses.allowed());
}

TEST_CASE("whoever guesses without a break for two hours tries 140 codes of 10,000") {
    testing::FakeClock clock;
    Guesses guesses(clock);
    int tried = 0;
    for (int second = 0; second < 2 * 60 * 60; ++second) {
        for (int i = 0; i < 50 && guesses.allowed(); ++i, ++tried) guesses.wrong();
        clock.advance(std::chrono::seconds(1));
    }
    CHECK(tried >= 139);
    CHECK(tried <= 140);
}

TEST_CASE("a pause saves up no more than twenty") {
    testing::FakeClock clock;
    Guesses guesses(clock);
    for (int i = 0; i < 5; ++i) guesses.wrong();
    clock.advance(std::chrono::hours(48));
    for (int i = 0; i < Guesses::kAtOnce; ++i) {
        CHECK(guesses.allowed());
        guesses.wrong();
    }
    CHECK_FALSE(guesses.allowed());
}
