#include "kiosk/sealed_store.h"
#include "tests/support/outbox_fixture.h"

#include <set>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace std::chrono_literals;

namespace {

struct Fixture : testing::OutboxFixture {
    shelf::Shelf shelf{folder.path()};
    kiosk::SealedStore store{shelf, random, clock};

    Fixture() {
        REQUIRE(shelf.store_keys(seal::SigningKey::make()));
        path = shelf.outbox_path();
        auto outbox = outbox::Outbox::create(path, 12, shelf.outbox_key().value(), ports(), wave.public_key);
        REQUIRE(outbox);
    }
    // What lies in the outbox, opened with the key that no kiosk has.
    std::vector<EnvelopeContents> contents() const {
        std::vector<EnvelopeContents> out;
        const auto all = slots();
        REQUIRE(all.size() == 12 * seal::kEnvelopeBytes);
        for (View rest = all; !rest.empty(); rest = rest.subspan(seal::kEnvelopeBytes)) {
            seal::Envelope envelope;
            std::copy_n(rest.begin(), envelope.size(), envelope.begin());
            const auto message = seal::open(envelope, wave);
            REQUIRE(message);
            const auto said = decode(*message);
            REQUIRE(said);
            out.push_back(*said);
        }
        return out;
    }
    template <class T>
    std::vector<T> all() const {
        std::vector<T> out;
        for (const auto& said : contents())
            if (const auto* one = std::get_if<T>(&said)) out.push_back(*one);
        return out;
    }
};

SessionTotals some_totals() {
    SessionTotals totals;
    totals.set = SetId("derby-2024");
    totals.point = 3;
    totals.columns = {4, 9, 31, 2};
    return totals;
}

Decision some_decision() {
    Decision decision;
    decision.set = SetId("derby-2024");
    decision.point = 3;
    decision.what = "A lock for every bedroom";
    decision.who = "Housing";
    decision.by = 2027y / 3;
    return decision;
}

}  // namespace

TEST_CASE("totals and a decision reach the outbox sealed, each under an id of its own") {
    Fixture f;
    for (int i = 0; i < 2; ++i) {
        REQUIRE(f.store.put(some_totals(), f.wave.public_key));
        REQUIRE(f.store.put(some_decision(), f.wave.public_key));
    }
    auto totals = f.all<SessionTotals>();
    auto decisions = f.all<Decision>();
    REQUIRE(totals.size() == 2);
    REQUIRE(decisions.size() == 2);
    CHECK(f.all<Dummy>().size() == 8);
    const std::set<Bytes<16>> ids{totals[0].id, totals[1].id, decisions[0].id, decisions[1].id, {}};
    CHECK(ids.size() == 5);
    for (auto& one : totals) {
        one.id = {};
        CHECK(one == some_totals());
    }
    for (auto& one : decisions) {
        one.id = {};
        CHECK(one == some_decision());
    }
}

TEST_CASE("what nobody would take is not stored") {
    Fixture f;
    auto few = some_totals();
    few.columns = {1, 1, 1, 1};
    CHECK(f.store.put(few, f.wave.public_key).error().code == Code::bad_input);
    auto long_words = some_decision();
    long_words.what = std::string(4000, 'a');  // longer than an envelope
    CHECK(f.store.put(long_words, f.wave.public_key).error().code == Code::bad_input);
    long_words.what.clear();
    CHECK(f.store.put(long_words, f.wave.public_key).error().code == Code::bad_input);
    CHECK(f.all<Dummy>().size() == 12);
}

TEST_CASE("a full outbox takes no totals and no decision either") {
    Fixture f;
    Status put;
    int stored = 0;
    while ((put = f.store.put(some_decision(), f.wave.public_key))) REQUIRE(++stored <= 12);
    CHECK(put.error().code == Code::full);
    CHECK(f.store.put(some_totals(), f.wave.public_key).error().code == Code::full);
    CHECK(f.all<Decision>().size() == static_cast<std::size_t>(stored));
}

TEST_CASE("a slideshow stores nothing of a session") {
    kiosk::NothingStored nothing;
    CHECK_FALSE(nothing.put(some_totals(), {}));
    CHECK_FALSE(nothing.put(some_decision(), {}));
}
