#include "sync/council/accounts/throttle.h"
#include "tests/support/fakes.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace std::chrono_literals;

TEST_CASE("guesses at one name meet a pause that doubles up to a quarter of an hour") {
    testing::FakeClock clock;
    Throttle throttle(clock);
    for (int i = 0; i < 5; ++i) CHECK_FALSE(throttle.begin("amira"));
    auto pause = 30s;
    for (int i = 0; i < 8; ++i) {
        CHECK(throttle.begin("amira") == std::min<std::chrono::milliseconds>(pause, 15min));
        clock.advance(std::min<std::chrono::milliseconds>(pause, 15min) - 1ms);
        CHECK(throttle.begin("amira") == 1ms);
        clock.advance(1ms);
        CHECK_FALSE(throttle.begin("amira"));  // one more try, then it pauses again
        pause *= 2;
    }
    CHECK_FALSE(throttle.begin("bela"));  // another name is not held back
}

TEST_CASE("a day of guessing at one name gets fewer than a hundred and ten tries") {
    testing::FakeClock clock;
    Throttle throttle(clock);
    int tries = 0;
    for (const auto end = clock.steady() + 24h; clock.steady() < end; clock.advance(1s))
        tries += !throttle.begin("amira");
    CHECK(tries < 110);
    CHECK(tries > 90);  // whoever owns the name can still get in
}

TEST_CASE("tries count when they begin, so that many at once gain nothing") {
    testing::FakeClock clock;
    Throttle throttle(clock);
    int begun = 0;
    for (int i = 0; i < 50; ++i) begun += !throttle.begin("amira");
    CHECK(begun == 5);
}

TEST_CASE("a right password is no wrong try, and a whole sign-in forgives") {
    testing::FakeClock clock;
    Throttle throttle(clock);
    for (int i = 0; i < 20; ++i) {  // right passwords alone never pause
        CHECK_FALSE(throttle.begin("amira"));
        throttle.give_back("amira");
    }
    for (int i = 0; i < 4; ++i) CHECK_FALSE(throttle.begin("amira"));
    CHECK_FALSE(throttle.begin("amira"));  // the password is right at the fifth try …
    throttle.give_back("amira");
    CHECK_FALSE(throttle.begin("amira"));  // … and the code may follow at once
    throttle.forgive("amira");
    for (int i = 0; i < 5; ++i) CHECK_FALSE(throttle.begin("amira"));
    CHECK(throttle.begin("amira"));
    throttle.give_back("nobody who ever tried");
}

TEST_CASE("a right password between wrong codes doesn't wash them away") {
    testing::FakeClock clock;
    Throttle throttle(clock);
    int codes = 0;
    for (int i = 0; i < 100; ++i) {
        if (throttle.begin("amira")) continue;
        throttle.give_back("amira");
        codes += !throttle.begin("amira");
    }
    CHECK(codes == 5);
}

TEST_CASE("everybody's wrong tries together have a limit, whatever the names") {
    testing::FakeClock clock;
    Throttle throttle(clock);
    for (int i = 0; i < 100; ++i) CHECK_FALSE(throttle.begin("name " + std::to_string(i)));
    CHECK(throttle.begin("another") == 10min);
    clock.advance(10min - 1ms);
    CHECK(throttle.begin("another") == 1ms);
    clock.advance(1ms);
    CHECK_FALSE(throttle.begin("another"));
}

TEST_CASE("names are forgotten after a day, and no more than a thousand are kept") {
    testing::FakeClock clock;
    ThrottleRules rules;
    rules.all_together = 100'000;
    rules.most_names = 10;
    Throttle throttle(clock, rules);
    for (int i = 0; i < 5; ++i) CHECK_FALSE(throttle.begin("amira"));
    CHECK(throttle.begin("amira"));
    clock.advance(24h);
    for (int i = 0; i < 5; ++i) CHECK_FALSE(throttle.begin("amira"));
    CHECK(throttle.begin("amira"));
    for (int i = 0; i < 9; ++i) {
        clock.advance(1ms);
        CHECK_FALSE(throttle.begin("name " + std::to_string(i)));
    }
    CHECK(throttle.begin("amira"));
    CHECK_FALSE(throttle.begin("one too many"));  // the oldest makes room
    CHECK_FALSE(throttle.begin("amira"));
}

TEST_CASE("a wait is spoken as people say it") {
    CHECK(spoken(0ms) == "1 second");
    CHECK(spoken(1001ms) == "2 seconds");
    CHECK(spoken(59s) == "59 seconds");
    CHECK(spoken(60s) == "1 minute");
    CHECK(spoken(61s) == "2 minutes");
    CHECK(spoken(15min) == "15 minutes");
}
