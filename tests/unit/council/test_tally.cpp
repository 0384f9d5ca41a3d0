#include "sync/council/tally.h"
#include "tests/unit/council/council_fixture.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

Answer answer(std::uint8_t id, std::vector<PointAnswer> points, std::uint8_t group = 0,
              Company company = Company::own) {
    Answer out;
    out.id = {id};
    out.set = SetId("derby-2024");
    out.company = company;
    out.group = group;
    out.points = std::move(points);
    return out;
}

struct Fixture : SqliteFixture {
    seal::WaveKey key = seal::WaveKey::make();
    Wave wave = some_wave("w");
    Blob sealed;

    void add(const Message& message, const seal::PublicKey& to) {
        const auto envelope = seal::seal(message, to);
        sealed.insert(sealed.end(), envelope.begin(), envelope.end());
    }
    void add(const Answer& a) { add(encode(a), key.public_key); }
    OpenedAnswers open(unsigned threads) {
        REQUIRE(storage->put_inbox(day("2026-11-21"), sealed).ok());
        sealed.clear();
        return open_answers(*storage, wave, key, threads).value();
    }
};

constexpr PointAnswer kHappy{Say::face_5, 0b01}, kNothing{Say::nothing, 0};

}  // namespace

TEST_CASE("what can't be counted is left out, and what came twice counts once") {
    Fixture f;
    f.add(answer(1, {kHappy, kNothing}));
    f.add(answer(1, {kHappy, kNothing}));  // sealed again
    f.add(answer(2, {kHappy, kNothing}));
    f.add(encode_dummy(), f.key.public_key);
    f.add(encode(answer(3, {kHappy, kNothing})), seal::WaveKey::make().public_key);  // another wave's
    f.add(answer(4, {kHappy}));                                                      // too few points
    f.add(answer(5, {kHappy, {Say::face_1, 0b1}}));  // a chip that was not offered
    f.add(answer(6, {kHappy, kNothing}, 2));         // a group that was not asked
    auto other = answer(7, {kHappy, kNothing});
    other.set = SetId("another");
    f.add(other);
    auto garbage = encode(answer(8, {kHappy, kNothing}));
    garbage[1000] = 1;  // not as any kiosk pads it
    f.add(garbage, f.key.public_key);
    f.sealed.insert(f.sealed.end(), seal::kEnvelopeBytes, 0xab);
    const auto opened = f.open(2);
    REQUIRE(opened.all().size() == 2);
    CHECK(opened.all()[0].id == AnswerId{1});
    CHECK(opened.all()[1].id == AnswerId{2});
}

TEST_CASE("two different answers under one id: one counts, the same one always") {
    for (const bool swapped : {false, true}) {
        for (const unsigned threads : {1U, 4U}) {
            Fixture f;
            const auto low = answer(1, {{Say::face_1, 0}, kNothing}),
                       high = answer(1, {{Say::face_5, 0}, kNothing});
            f.add(swapped ? high : low);
            f.add(swapped ? low : high);
            const auto opened = f.open(threads);
            REQUIRE(opened.all().size() == 1);
            CHECK(opened.all()[0].points[0].say == Say::face_1);
        }
    }
}

TEST_CASE("many envelopes on many threads are all found") {
    Fixture f;
    for (int i = 0; i < 5000; ++i) {
        auto a = answer(0, {kHappy, kNothing});
        a.id = {static_cast<std::uint8_t>(i & 0xff), static_cast<std::uint8_t>(i >> 8)};
        f.add(a);
    }
    CHECK(f.open(3).all().size() == 5000);
}

TEST_CASE("an empty wave has no answers") {
    Fixture f;
    CHECK(f.open(2).all().empty());
}

TEST_CASE("faces, other answers, chips and company are counted apart") {
    Fixture f;
    f.wave.columns = Columns::four;
    f.wave.breakdown = {BreakdownKind::age, {"under-11", "11-up"}};
    f.add(answer(1, {{Say::face_1, 0b01}, {Say::not_sure, 0}}, 1));
    f.add(answer(2, {{Say::face_2, 0b11}, {Say::face_3, 0}}, 1, Company::with_someone));
    f.add(answer(3, {{Say::face_5, 0b10}, {Say::skipped, 0}}, 2, Company::not_said));
    f.add(answer(4, {{Say::face_4, 0}, {Say::dont_understand, 0}}, 0));
    f.add(answer(5, {{Say::skipped, 0b11}, {Say::not_for_me, 0}}, 2));  // chips without a face count nothing
    f.add(answer(6, {kNothing, kNothing}, 2));
    const auto opened = f.open(1);
    const auto tally = count(opened.all(), f.wave);
    REQUIRE(tally.points.size() == 2);
    const auto& first = tally.points[0];
    CHECK(first.faces.columns == 4);
    CHECK(first.faces.groups == std::vector<gate::CountRow>{{2, 0, 0, 0}, {0, 0, 0, 1}});
    CHECK(first.faces.declined == gate::CountRow{0, 0, 1, 0});
    CHECK(first.others == gate::CountRow{0, 0, 0, 1});
    CHECK(first.chips == gate::CountRow{2, 2});
    const auto& second = tally.points[1];
    CHECK(second.faces.groups == std::vector<gate::CountRow>{{0, 1, 0, 0}, {0, 0, 0, 0}});
    CHECK(second.others == gate::CountRow{1, 1, 1, 1});
    CHECK(second.chips.empty());
    CHECK(tally.own == 4);
    CHECK(tally.with_someone == 1);
}

TEST_CASE("without a breakdown everybody is one row, and nobody declined") {
    Fixture f;
    f.add(answer(1, {{Say::face_1, 0}, {Say::face_3, 0}}));
    f.add(answer(2, {{Say::face_5, 0}, {Say::face_4, 0}}));
    const auto opened = f.open(1);
    const auto tally = count(opened.all(), f.wave);
    CHECK(tally.points[0].faces.groups == std::vector<gate::CountRow>{{1, 0, 1}});
    CHECK(tally.points[1].faces.groups == std::vector<gate::CountRow>{{0, 1, 1}});
    CHECK_FALSE(tally.points[0].faces.declined);
}
