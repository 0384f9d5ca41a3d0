#include "sync/device/schedule.h"
#include "tests/support/fakes.h"

#include <set>

#include <catch2/catch.hpp>

using namespace pledge;
using device::Daily;
using device::Hourly;
using std::chrono::milliseconds;

namespace {

constexpr milliseconds kHour{3'600'000};
const Day kDay = *day_from_text("2026-11-22");

}  // namespace

TEST_CASE("hourly is once in every hour, at a moment that can't be foretold") {
    testing::SeededRandom random(5);
    const milliseconds start{1234};
    Hourly hourly(random, start);
    std::set<milliseconds::rep> offsets;
    for (int hour = 0; hour < 200; ++hour) {
        const auto moment = hourly.next();
        CHECK(moment >= start + hour * kHour);
        CHECK(moment < start + (hour + 1) * kHour);
        CHECK_FALSE(hourly.due(moment - milliseconds(1)));
        CHECK(hourly.due(moment));
        hourly.done(moment);
        offsets.insert((moment - start) % kHour / milliseconds(60'000));
    }
    CHECK(offsets.size() > 50);  // of sixty minutes
}

TEST_CASE("hours that were slept through are left out") {
    testing::SeededRandom random(5);
    Hourly hourly(random, milliseconds(0));
    hourly.done(10 * kHour + kHour / 2);
    CHECK(hourly.next() >= 10 * kHour);
    CHECK(hourly.next() < 11 * kHour);
}

TEST_CASE("daily is at any minute of the day alike, drawn anew each day") {
    testing::SeededRandom random(5);
    Daily daily(random);
    std::array<int, 24> hours{};
    for (int day = 0; day < 2400; ++day) {
        REQUIRE(daily.is_new(kDay + std::chrono::days(day)));
        daily.draw(kDay + std::chrono::days(day), 0, false);
        int minute = 0;
        while (!daily.due(minute)) ++minute;
        REQUIRE(minute < 24 * 60);
        ++hours.at(static_cast<std::size_t>(minute / 60));
        daily.done();
        CHECK_FALSE(daily.due(24 * 60 - 1));
    }
    for (const int count : hours) CHECK((count > 60 && count < 140));  // 100 expected, ±4 standard deviations
}

TEST_CASE("what is left of the day will do, and the next hour if a day was missed") {
    testing::SeededRandom random(5);
    for (int i = 0; i < 500; ++i) {
        Daily late(random), missed(random), last(random);
        late.draw(kDay, 1000, false);
        CHECK_FALSE(late.due(999));
        CHECK(late.due(1439));
        missed.draw(kDay, 1000, true);
        CHECK_FALSE(missed.due(999));
        CHECK(missed.due(1059));
        last.draw(kDay, 1439, true);
        CHECK(last.due(1439));
    }
}

TEST_CASE("again is within the next hour, or not today any more") {
    testing::SeededRandom random(5);
    for (int i = 0; i < 500; ++i) {
        Daily daily(random);
        daily.draw(kDay, 600, false);
        daily.done();
        daily.again(600);
        CHECK_FALSE(daily.due(600));
        CHECK(daily.due(660));
        daily.again(1439);
        CHECK_FALSE(daily.due(1439));
    }
}
