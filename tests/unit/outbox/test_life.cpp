#include "tests/support/outbox_fixture.h"

#include <catch2/catch.hpp>

using namespace pledge;
using testing::inside;
using testing::numbers_in;
using testing::OutboxFixture;
using Numbers = std::map<std::uint32_t, int>;

TEST_CASE("a new outbox is full of dummies and has room in every slot") {
    OutboxFixture f;
    auto box = f.create();
    CHECK(box.slots() == 12);
    CHECK(f.slots().size() == 12 * seal::kEnvelopeBytes);
    CHECK(numbers_in(f.slots(), f.wave).empty());
    CHECK(box.has_room().value());
    CHECK_FALSE(box.pending().value());
    CHECK_FALSE(box.last_freeze().value());
    CHECK_FALSE(box.last_sent().value());
}

TEST_CASE("answers fill the slots, then there is no room until a freeze") {
    OutboxFixture f;
    auto box = f.create();
    Numbers expected;
    for (std::uint32_t n = 0; n < 12; ++n) {
        REQUIRE(box.put(f.envelope(n)));
        expected[n] = 1;
        CHECK(numbers_in(f.slots(), f.wave) == expected);
    }
    CHECK_FALSE(box.has_room().value());
    const auto full = box.put(f.envelope(12));
    REQUIRE_FALSE(full);
    CHECK(full.error().code == Code::full);
    CHECK(full.error().say.find("tomorrow") != std::string::npos);
    CHECK(numbers_in(f.slots(), f.wave) == expected);

    REQUIRE(f.freeze(box, 1));
    CHECK(numbers_in(f.slots(), f.wave).empty());
    CHECK(box.has_room().value());
    CHECK(box.put(f.envelope(12)));
}

TEST_CASE("refreshing rewrites free slots and never an answer") {
    OutboxFixture f;
    auto box = f.create();
    for (std::uint32_t n = 0; n < 11; ++n) REQUIRE(box.put(f.envelope(n)));
    const auto before = f.slots();
    for (int i = 0; i < 50; ++i) REQUIRE(box.refresh(f.dummy()));
    CHECK((f.slots() != before));
    CHECK(numbers_in(f.slots(), f.wave).size() == 11);

    REQUIRE(box.put(f.envelope(11)));
    const auto all_taken = f.slots();
    CHECK(box.refresh(f.dummy()));
    CHECK((f.slots() == all_taken));
}

TEST_CASE("a freeze makes the exact bytes to send and keeps them until they have arrived") {
    OutboxFixture f;
    f.clock.set(*day_from_text("2026-11-23"), 14 * 60);
    BatchId id{9};
    {
        auto box = f.create();
        REQUIRE(box.put(f.envelope(1)));
        REQUIRE(box.put(f.envelope(2)));
        REQUIRE(f.freeze(box, 9));
        CHECK(box.last_freeze().value() == day_from_text("2026-11-23"));
        REQUIRE(box.put(f.envelope(3)));
    }
    auto box = f.open();
    const auto pending = box.pending().value();
    REQUIRE(pending);
    CHECK(pending->id == id);
    CHECK(pending->body.size() == 6 + 12 * 1072);
    CHECK(text_of(View(pending->body).first(6)) == std::string_view("PLB1\x0c\0", 6));
    CHECK(numbers_in(inside(pending->body), f.wave) == Numbers{{1, 1}, {2, 1}});
    CHECK(numbers_in(f.slots(), f.wave) == Numbers{{3, 1}});

    SECTION("one at a time") {
        const auto again = f.freeze(box, 10);
        REQUIRE_FALSE(again);
        CHECK(again.error().code == Code::conflict);
        CHECK(again.error().say.find("send it before") != std::string::npos);
        CHECK((box.pending().value()->body == pending->body));
        CHECK(numbers_in(f.slots(), f.wave) == Numbers{{3, 1}});
    }
    SECTION("forgotten once sent, and only then") {
        CHECK(box.sent(BatchId{8}).error().code == Code::not_found);
        CHECK((box.pending().value()->body == pending->body));
        CHECK_FALSE(box.last_sent().value());
        f.clock.set(*day_from_text("2026-11-25"));
        CHECK(box.sent(id));
        CHECK(box.last_sent().value() == day_from_text("2026-11-25"));
        CHECK(box.last_freeze().value() == day_from_text("2026-11-23"));
        CHECK_FALSE(box.pending().value());
        CHECK(box.sent(id).error().code == Code::not_found);
    }
    SECTION("the same bytes under another id") {
        CHECK(box.rename(BatchId{8}, BatchId{7}).error().code == Code::not_found);
        CHECK(box.rename(id, BatchId{7}));
        CHECK(box.pending().value()->id == BatchId{7});
        CHECK((box.pending().value()->body == pending->body));
    }
    SECTION("with a dummy for each slot") {
        REQUIRE(box.sent(id));
        const auto few = box.freeze(id, outbox::make_dummies(11, f.wave.public_key));
        REQUIRE_FALSE(few);
        CHECK(few.error().code == Code::bad_usage);
        CHECK(numbers_in(f.slots(), f.wave) == Numbers{{3, 1}});
    }
}

TEST_CASE("a frozen batch has every slot once, in another order than the file") {
    OutboxFixture f;
    auto box = f.create(12);
    const auto envelopes = [](View all) {
        std::vector<Blob> out;
        for (; !all.empty(); all = all.subspan(seal::kEnvelopeBytes))
            out.emplace_back(all.begin(), all.begin() + seal::kEnvelopeBytes);
        return out;
    };
    auto stored = envelopes(f.slots());
    REQUIRE(f.freeze(box, 1));
    auto frozen = envelopes(inside(box.pending().value()->body));
    CHECK((frozen != stored));  // by chance once in 12!
    std::sort(stored.begin(), stored.end());
    std::sort(frozen.begin(), frozen.end());
    CHECK((frozen == stored));
}

TEST_CASE("an outbox that is there already is never made anew") {
    OutboxFixture f;
    {
        auto box = f.create();
        REQUIRE(box.put(f.envelope(1)));
    }
    const auto again = outbox::Outbox::create(f.path, 12, OutboxFixture::key(), f.ports());
    REQUIRE_FALSE(again);
    CHECK(again.error().code == Code::conflict);
    CHECK(numbers_in(f.slots(), f.wave) == Numbers{{1, 1}});
    CHECK(outbox::Outbox::create(f.folder / "x", 0, OutboxFixture::key(), f.ports()).error().code ==
          Code::bad_usage);
}

TEST_CASE("what an interrupted making left behind is no obstacle") {
    OutboxFixture f;
    testing::write_all(f.path + ".new", "half a file");
    auto box = f.create();
    CHECK(box.put(f.envelope(1)));
    CHECK_FALSE(std::filesystem::exists(f.path + ".new"));
}
