#include "sync/core/answer.h"
#include "tests/support/fakes.h"

#include <catch2/catch.hpp>

using namespace pledge;

namespace {

Answer some_answer(std::size_t points = 10) {
    testing::SeededRandom random(7);
    Answer answer;
    answer.id = random.bytes<16>();
    answer.set = SetId("derby-2024");
    answer.company = Company::with_someone;
    answer.group = 2;
    for (std::size_t i = 0; i < points; ++i)
        answer.points.push_back({static_cast<Say>(i % 10), static_cast<std::uint8_t>(i * 5)});
    return answer;
}

Wave wave_for(const Answer& answer) {
    Wave wave;
    wave.questions.id = answer.set;
    for (std::size_t i = 0; i < answer.points.size(); ++i)
        wave.questions.questions.push_back(
            {PointId("p" + std::to_string(i)), std::vector<ReasonId>(6, ReasonId("r"))});
    wave.breakdown = {BreakdownKind::age, {"a", "b", "c"}};
    return wave;
}

}  // namespace

TEST_CASE("an answer survives encoding, with every field") {
    for (std::size_t points : {1U, 4U, 10U, 55U, 120U}) {
        const auto answer = some_answer(points);
        const auto back = decode(encode(answer));
        REQUIRE(back);
        REQUIRE(std::holds_alternative<Answer>(*back));
        CHECK(std::get<Answer>(*back) == answer);
    }
}

TEST_CASE("a dummy decodes to nothing and is as long as an answer") {
    const auto back = decode(encode_dummy());
    REQUIRE(back);
    CHECK(std::holds_alternative<Dummy>(*back));
    CHECK(encode_dummy().size() == encode(some_answer()).size());
}

TEST_CASE("decoding refuses what encoding would not have written") {
    const auto good = encode(some_answer(3));
    const std::size_t length = good[2];
    const auto broken = [&](std::size_t at, std::uint8_t value) {
        auto message = good;
        message[at] = value;
        return !decode(message).ok();
    };
    CHECK(broken(0, 2));                                      // version
    CHECK(broken(1, 9));                                      // kind
    CHECK(broken(1, 0));                                      // a dummy with a body
    CHECK(broken(2, static_cast<std::uint8_t>(length - 1)));  // body cut short: its last byte becomes padding
    CHECK(broken(2, static_cast<std::uint8_t>(length + 1)));  // body too long
    CHECK(broken(3, 0xff));                                   // longer than the message
    CHECK(broken(4 + length, 1));                             // padding that is not zero
    CHECK(broken(kMessageBytes - 1, 1));
    CHECK(broken(4 + 16, 0));         // empty set id
    CHECK(broken(4 + 16, 200));       // set id past the end
    CHECK(broken(4 + 17, 'A'));       // not an id
    CHECK(broken(4 + 17 + 10, 3));    // company
    CHECK(broken(4 + 17 + 11, 4));    // group
    CHECK(broken(4 + 17 + 12, 121));  // more points than allowed
    CHECK(broken(4 + 17 + 13, 10));   // unknown answer
}

TEST_CASE("an answer only fits the wave it was asked in") {
    const auto answer = some_answer(3);
    CHECK(fits(answer, wave_for(answer)));

    auto other = wave_for(answer);
    other.questions.id = SetId("another");
    CHECK_FALSE(fits(answer, other));

    auto longer = wave_for(some_answer(4));
    CHECK_FALSE(fits(answer, longer));

    auto fewer_chips = wave_for(answer);
    fewer_chips.questions.questions[2].reasons.resize(3);  // answer.points[2].reasons is 0b1010
    CHECK_FALSE(fits(answer, fewer_chips));

    auto no_groups = wave_for(answer);
    no_groups.breakdown = {};
    CHECK_FALSE(fits(answer, no_groups));
}
