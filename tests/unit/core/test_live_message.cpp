#include "sync/core/answer.h"
#include "tests/support/fakes.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace std::chrono_literals;

namespace {

constexpr std::size_t kBody = 4, kSet = kBody + 16, kPoint = kSet + 11, kAfter = kPoint + 1;

SessionTotals some_totals() {
    SessionTotals totals;
    totals.id = testing::SeededRandom(3).bytes<16>();
    totals.set = SetId("derby-2024");
    totals.point = 4;
    totals.columns = {3, 300, 258, 0};
    return totals;
}

Decision some_decision() {
    Decision decision;
    decision.id = testing::SeededRandom(4).bytes<16>();
    decision.set = SetId("derby-2024");
    decision.point = 54;
    decision.what = "Ogni stanza avr\xC3\xA0 una chiave";
    decision.who = "Housing";
    decision.by = 2027y / 3;
    return decision;
}

template <class T>
bool survives(const T& said) {
    const auto back = decode(encode(said));
    return back && std::holds_alternative<T>(*back) && std::get<T>(*back) == said;
}

Wave wave_of(std::size_t points) {
    Wave wave;
    wave.questions.id = SetId("derby-2024");
    wave.questions.questions.resize(points);
    return wave;
}

}  // namespace

TEST_CASE("totals of a session survive encoding, with every field") {
    CHECK(survives(some_totals()));
    for (std::size_t column = 0; column < 4; ++column) {
        auto totals = some_totals();
        totals.columns = {};
        totals.columns[column] = kMostLiveVotes;
        CHECK(survives(totals));
        totals.columns[column] = kFewestLiveVotes;
        CHECK(survives(totals));
    }
}

TEST_CASE("a decision survives encoding, with every field, at its longest too") {
    CHECK(survives(some_decision()));
    auto decision = some_decision();
    decision.by.reset();
    decision.who.clear();
    CHECK(survives(decision));
    decision.set = SetId(std::string(48, 's'));
    decision.what = std::string(kMostDecisionWhat, 'w');
    decision.who = std::string(kMostDecisionWho, 'o');
    decision.by = 2999y / 12;
    CHECK(survives(decision));
}

TEST_CASE("totals that no session can have are refused") {
    const auto good = encode(some_totals());
    const auto broken = [&](std::size_t at, std::uint8_t value) {
        auto message = good;
        message[at] = value;
        return !decode(message).ok();
    };
    CHECK_FALSE(broken(kBody, 0));                             // another id is another id
    CHECK(broken(2, static_cast<std::uint8_t>(good[2] - 1)));  // its last byte becomes padding …
    CHECK(broken(2, static_cast<std::uint8_t>(good[2] + 1)));  // … and one of the padding its last
    CHECK(broken(kBody + good[2], 1));                         // padding
    CHECK(broken(kSet, 0));                                    // no set
    CHECK(broken(kSet, 255));                                  // past the end
    CHECK(broken(kSet + 1, 'D'));                              // not an id
    CHECK(broken(kAfter + 1, 4));                              // 3 + 1,024 faces
    for (const std::uint8_t kind : std::initializer_list<std::uint8_t>{0, 1, 3, 4, 255})
        CHECK(broken(1, kind));

    auto few = some_totals();
    few.columns = {5, 0, 0, 0};
    auto message = encode(few);
    message[kAfter] = 4;
    CHECK_FALSE(decode(message));
}

TEST_CASE("a decision that nobody can have typed in is refused") {
    const auto good = encode(some_decision());
    const std::size_t year = kAfter, month = year + 2, what = month + 1, who = what + 2 + 28;
    const auto broken = [&](std::size_t at, std::uint8_t value) {
        auto message = good;
        message[at] = value;
        return !decode(message).ok();
    };
    REQUIRE(good[who] == 7);
    CHECK_FALSE(broken(kBody, 0));
    CHECK(broken(2, static_cast<std::uint8_t>(good[2] - 1)));
    CHECK(broken(2, static_cast<std::uint8_t>(good[2] + 1)));
    CHECK(broken(kBody + good[2], 1));
    CHECK(broken(year + 1, 0));     // the year 235
    CHECK(broken(month, 13));       // no month
    CHECK(broken(month, 0));        // a year without one
    CHECK(broken(what, 200));       // longer than the body
    CHECK(broken(what, 0));         // says nothing
    CHECK(broken(what + 2, '\n'));  // a line alone
    CHECK(broken(what + 2, 0xff));  // UTF-8 alone
    CHECK(broken(who, 6));          // a byte left over
    CHECK(broken(who, 8));          // a byte too few
    CHECK(broken(who + 1, 0x7f));
    for (const std::uint8_t kind : std::initializer_list<std::uint8_t>{0, 1, 2, 4, 255})
        CHECK(broken(1, kind));

    // "from now on" has one spelling: neither year nor month
    auto message = good;
    message[year] = message[year + 1] = message[month] = 0;
    const auto now = decode(message);
    REQUIRE(now);
    CHECK_FALSE(std::get<Decision>(*now).by);
}

TEST_CASE("totals and decisions only fit a wave that asks about their promise") {
    CHECK(fits(some_totals(), wave_of(5)));
    CHECK_FALSE(fits(some_totals(), wave_of(4)));
    CHECK(fits(some_decision(), wave_of(55)));
    CHECK_FALSE(fits(some_decision(), wave_of(54)));
    auto other = wave_of(120);
    other.questions.id = SetId("another");
    CHECK_FALSE(fits(some_totals(), other));
    CHECK_FALSE(fits(some_decision(), other));
}
