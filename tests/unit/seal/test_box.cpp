#include "sync/seal/box.h"
#include "tests/unit/seal/vectors.h"

#include <catch2/catch.hpp>

using namespace pledge;
using seal::Secret;

namespace {

Secret seed() {
    Secret out(32);
    for (std::size_t i = 0; i < 32; ++i) out.data()[i] = static_cast<std::uint8_t>(i);
    return out;
}

}  // namespace

TEST_CASE("the outbox key and a boxed secret match known answers") {
    const auto key = seal::outbox_key_of(seed());
    CHECK(to_hex(key.bytes()) == vectors::kOutboxKey);
    const auto opened = seal::unbox(*from_hex(vectors::kBox), key);
    REQUIRE(opened);
    CHECK(text_of(*opened) == "map of slots");
}

TEST_CASE("a box opens with its key alone, is 40 bytes longer and never the same twice") {
    const auto key = seal::outbox_key_of(seed());
    for (const std::string& plain : {std::string(), std::string("x"), std::string("a longer text")}) {
        const auto boxed = seal::box(view_of(plain), key);
        CHECK(boxed.size() == plain.size() + 40);
        CHECK(seal::box(view_of(plain), key) != boxed);
        CHECK(text_of(seal::unbox(boxed, key).value()) == plain);
        const auto wrong = seal::unbox(boxed, seed());
        REQUIRE_FALSE(wrong);
        CHECK(wrong.error().code == Code::denied);
    }
}

TEST_CASE("a box changed anywhere, or cut, does not open") {
    const auto key = seal::outbox_key_of(seed());
    const auto boxed = seal::box(view_of("twelve bytes"), key);
    for (std::size_t at = 0; at < boxed.size(); ++at) {
        auto bad = boxed;
        bad[at] ^= 1;
        CHECK_FALSE(seal::unbox(bad, key));
    }
    for (std::size_t size = 0; size < boxed.size(); ++size)
        CHECK_FALSE(seal::unbox(View(boxed).first(size), key));
}
