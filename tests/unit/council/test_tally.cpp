#include "sync/council/opening.h"
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

SessionTotals session(std::uint8_t id, std::uint8_t point, std::array<std::uint16_t, 4> columns) {
    return {{id}, SetId("derby-2024"), point, columns};
}

Decision decision(std::uint8_t id, const std::string& what) {
    return {{id}, SetId("derby-2024"), 1, what, "Health", std::chrono::year{2027} / 3};
}

struct Tallying : SqliteFixture {
    seal::WaveKey key = seal::WaveKey::make();
    Wave wave = some_wave("w");
    Blob sealed;

    void add(const Message& message, const seal::PublicKey& to) {
        const auto envelope = seal::seal(message, to);
        sealed.insert(sealed.end(), envelope.begin(), envelope.end());
    }
    template <class T>
    void add(const T& contents) {
        add(encode(contents), key.public_key);
    }
    OpenedAnswers open(unsigned threads) {
        REQUIRE(storage->put_inbox(day("2026-11-21"), sealed).ok());
        sealed.clear();
        return open_answers(*storage, wave, key, threads).value();
    }
};

constexpr PointAnswer kHappy{Say::face_5, 0b01}, kNothing{Say::nothing, 0};

}  // namespace

TEST_CASE("what can't be counted is left out, and what came twice counts once") {
    Tallying f;
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
            Tallying f;
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
    Tallying f;
    for (int i = 0; i < 5000; ++i) {
        auto a = answer(0, {kHappy, kNothing});
        a.id = {static_cast<std::uint8_t>(i & 0xff), static_cast<std::uint8_t>(i >> 8)};
        f.add(a);
    }
    CHECK(f.open(3).all().size() == 5000);
}

TEST_CASE("an empty wave has no answers") {
    Tallying f;
    CHECK(f.open(2).all().empty());
}

TEST_CASE("faces, other answers, chips and company are counted apart") {
    Tallying f;
    f.wave.columns = Columns::four;
    f.wave.breakdown = {BreakdownKind::age, {"under-11", "11-up"}};
    f.add(answer(1, {{Say::face_1, 0b01}, {Say::not_sure, 0}}, 1));
    f.add(answer(2, {{Say::face_2, 0b11}, {Say::face_3, 0}}, 1, Company::with_someone));
    f.add(answer(3, {{Say::face_5, 0b10}, {Say::skipped, 0}}, 2, Company::not_said));
    f.add(answer(4, {{Say::face_4, 0}, {Say::dont_understand, 0}}, 0));
    f.add(answer(5, {{Say::skipped, 0b11}, {Say::not_for_me, 0}}, 2));  // chips without a face count nothing
    f.add(answer(6, {kNothing, kNothing}, 2));
    const auto opened = f.open(1);
    const auto tally = count(opened.all(), opened.sessions(), f.wave);
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
    Tallying f;
    f.add(answer(1, {{Say::face_1, 0}, {Say::face_3, 0}}));
    f.add(answer(2, {{Say::face_5, 0}, {Say::face_4, 0}}));
    const auto opened = f.open(1);
    const auto tally = count(opened.all(), opened.sessions(), f.wave);
    CHECK(tally.points[0].faces.groups == std::vector<gate::CountRow>{{1, 0, 1}});
    CHECK(tally.points[1].faces.groups == std::vector<gate::CountRow>{{0, 1, 1}});
    CHECK_FALSE(tally.points[0].faces.declined);
}

TEST_CASE("sessions and decisions are gathered beside the answers, each once") {
    Tallying f;
    f.add(answer(1, {kHappy, kNothing}));
    f.add(session(1, 0, {3, 2, 5, 1}));  // an answer's id is no session's
    f.add(session(1, 0, {3, 2, 5, 1}));  // sealed again
    f.add(session(2, 1, {0, 0, 9, 0}));
    f.add(session(3, 2, {3, 2, 5, 1}));  // a promise that was not asked about
    auto other = session(4, 0, {3, 2, 5, 1});
    other.set = SetId("another");
    f.add(other);
    f.add(encode(session(5, 0, {3, 2, 5, 1})), seal::WaveKey::make().public_key);  // another wave's
    f.add(decision(1, "We ring you back."));
    f.add(decision(1, "We ring you back."));
    auto elsewhere = decision(2, "Something.");
    elsewhere.point = 2;
    f.add(elsewhere);
    const auto opened = f.open(3);
    CHECK(opened.all().size() == 1);
    REQUIRE(opened.sessions().size() == 2);
    CHECK(opened.sessions()[0].columns == std::array<std::uint16_t, 4>{3, 2, 5, 1});
    CHECK(opened.sessions()[1].point == 1);
    REQUIRE(opened.decisions().size() == 1);
    const auto& kept = opened.decisions()[0];
    CHECK(std::string(kept.what.data(), kept.what_size) == "We ring you back.");
    CHECK(std::string(kept.who.data(), kept.who_size) == "Health");
    CHECK((kept.year == 2027 && kept.month == 3 && kept.point == 1));
}

TEST_CASE("two different sessions under one id: one counts, the same one always") {
    for (const bool swapped : {false, true}) {
        Tallying f;
        const auto low = session(1, 0, {1, 2, 5, 1}), high = session(1, 0, {9, 2, 5, 1});
        f.add(swapped ? high : low);
        f.add(swapped ? low : high);
        const auto opened = f.open(2);
        REQUIRE(opened.sessions().size() == 1);
        CHECK(opened.sessions()[0].columns[0] == 1);
    }
}

TEST_CASE("sessions of a promise are summed by columns, and are no part of the answers") {
    Tallying f;
    f.add(answer(1, {{Say::face_1, 0}, {Say::not_sure, 0}}));
    f.add(session(1, 0, {3, 2, 5, 1}));
    f.add(session(2, 0, {10, 0, 1, 1000 - 11}));
    f.add(session(3, 1, {0, 5, 0, 0}));
    const auto opened = f.open(1);
    const auto tally = count(opened.all(), opened.sessions(), f.wave);
    CHECK(tally.sessions == std::vector<gate::CountRow>{{13, 2, 6, 990}, {0, 5, 0, 0}});
    CHECK(tally.points[0].faces.groups == std::vector<gate::CountRow>{{1, 0, 0}});
    CHECK(tally.points[0].others == gate::CountRow{0, 0, 0, 0});
    CHECK(tally.points[1].others == gate::CountRow{1, 0, 0, 0});
    CHECK(tally.own == 1);
}
