#include "sync/outbox/slot_map.h"
#include "sync/seal/box.h"
#include "tests/support/outbox_fixture.h"

#include <catch2/catch.hpp>

using namespace pledge;
using outbox::SlotMap;

TEST_CASE("a map is the same size whatever it says, and never the same twice") {
    const auto key = testing::OutboxFixture::key();
    SlotMap map(12);
    const auto empty = map.sealed(key);
    for (std::size_t i = 0; i < 12; ++i) map.take(i);
    CHECK(map.sealed(key).size() == empty.size());
    CHECK(map.sealed(key) != map.sealed(key));
    CHECK(map.free().empty());
}

TEST_CASE("a map reads back what was taken") {
    const auto key = testing::OutboxFixture::key();
    SlotMap map(5);
    map.take(1);
    map.take(4);
    const auto back = SlotMap::unsealed(map.sealed(key), 5, key);
    REQUIRE(back);
    CHECK(back->free() == std::vector<std::size_t>{0, 2, 3});
}

TEST_CASE("a map that can't be read counts as full") {
    const auto key = testing::OutboxFixture::key(), other = testing::OutboxFixture::key(8);
    const auto sealed = SlotMap(5).sealed(key);
    const auto code = [](const Result<SlotMap>& got) {
        REQUIRE_FALSE(got);
        return got.error().code;
    };
    CHECK(code(SlotMap::unsealed(sealed, 5, other)) == Code::full);
    CHECK(code(SlotMap::unsealed(sealed, 6, key)) == Code::full);
    CHECK(code(SlotMap::unsealed({}, 5, key)) == Code::full);
    CHECK(code(SlotMap::unsealed(seal::box(Blob{2, 0, 0}, key), 2, key)) ==
          Code::full);  // of another version
    CHECK(code(SlotMap::unsealed(seal::box(Blob{1, 0, 9}, key), 2, key)) ==
          Code::full);  // neither free nor taken
}
