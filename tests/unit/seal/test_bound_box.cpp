#include "sync/seal/bound_box.h"

#include <catch2/catch.hpp>

using namespace pledge;
using seal::Secret;

namespace {

Secret key_of(std::uint8_t first) {
    Secret out(32);
    for (std::size_t i = 0; i < 32; ++i) out.data()[i] = static_cast<std::uint8_t>(0x80 + i);
    if (first != 0) out.data()[0] = first;
    return out;
}

}  // namespace

TEST_CASE("what is boxed for somebody matches the vector of draft-irtf-cfrg-xchacha, A.3.1") {
    // nonce, ciphertext and tag of the draft, in this room's order
    const auto boxed = from_hex(
        "404142434445464748494a4b4c4d4e4f5051525354555657"
        "bd6d179d3e83d43b9576579493c0e939572a1700252bfaccbed2902c21396cbb731c7f1b0b4aa6440bf3a82f4eda7e39ae64"
        "c6708c"
        "54c216cb96b72e1213b4522f8c9ba40db5d945b11b69b982c1bb9e3f3fac2bc369488f76b2383565d3fff921f9664c97637d"
        "a97688"
        "12f615c68b13b52ec0875924c1c7987947deafd8780acf49");
    const auto context = from_hex("50515253c0c1c2c3c4c5c6c7");
    const auto plain = seal::unbox_for(text_of(*context), *boxed, key_of(0));
    REQUIRE(plain);
    CHECK(text_of(*plain).substr(0, 38) == "Ladies and Gentlemen of the class of '");
}

TEST_CASE("a box for somebody opens for them alone, with its key, and is never the same twice") {
    const auto key = key_of(0);
    const std::string plain = "twenty secret bytes.";
    const auto boxed = seal::box_for("amira", view_of(plain), key);
    CHECK(boxed.size() == plain.size() + seal::kBoundOver);
    CHECK(seal::box_for("amira", view_of(plain), key) != boxed);
    CHECK(text_of(seal::unbox_for("amira", boxed, key).value()) == plain);
    CHECK(seal::unbox_for("bela", boxed, key).error().code == Code::denied);
    CHECK(seal::unbox_for("amira", boxed, key_of(1)).error().code == Code::denied);
    for (std::size_t i = 0; i < boxed.size(); ++i) {
        auto changed = boxed;
        changed[i] ^= 1;
        CHECK_FALSE(seal::unbox_for("amira", changed, key));
        CHECK_FALSE(seal::unbox_for("amira", View(boxed).first(i), key));
    }
}
