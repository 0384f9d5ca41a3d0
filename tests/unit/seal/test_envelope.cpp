#include "sync/seal/envelope.h"
#include "tests/unit/seal/vectors.h"

#include <set>

#include <catch2/catch.hpp>

using namespace pledge;
using seal::WaveKey;

namespace {

WaveKey known_key() {
    seal::Secret secret(32);
    for (std::size_t i = 0; i < 32; ++i) secret.data()[i] = static_cast<std::uint8_t>(i);
    return WaveKey::from_private(std::move(secret)).value();
}

Answer known_answer() {
    Answer answer;
    for (std::size_t i = 0; i < 16; ++i) answer.id[i] = static_cast<std::uint8_t>(0x10 + i);
    answer.set = SetId("derby-2024");
    answer.company = Company::with_someone;
    answer.group = 1;
    answer.points = {{Say::face_5, 0x21}, {Say::nothing, 0}, {Say::dont_understand, 0}};
    return answer;
}

}  // namespace

TEST_CASE("an envelope made elsewhere opens: the format is the documented one") {
    const auto key = known_key();
    CHECK(to_hex(key.public_key) == vectors::kWavePublic);
    const auto message = seal::open(*from_hex<seal::kEnvelopeBytes>(vectors::kEnvelope), key);
    REQUIRE(message);
    const auto contents = decode(*message);
    REQUIRE(contents);
    REQUIRE(std::holds_alternative<Answer>(*contents));
    CHECK(std::get<Answer>(*contents) == known_answer());
}

TEST_CASE("what is sealed opens with its key alone") {
    const auto key = WaveKey::make(), other = WaveKey::make();
    const auto message = encode(known_answer());
    const auto envelope = seal::seal(message, key.public_key);
    CHECK(seal::open(envelope, key).value() == message);
    const auto wrong = seal::open(envelope, other);
    REQUIRE_FALSE(wrong);
    CHECK(wrong.error().code == Code::denied);
    // a fresh sender each time
    CHECK(seal::seal(message, key.public_key) != envelope);
}

TEST_CASE("an envelope changed at any byte does not open") {
    const auto key = WaveKey::make();
    const auto envelope = seal::seal(encode_dummy(), key.public_key);
    std::set<std::size_t> places;
    for (std::size_t at = 0; at < 100; ++at) places.insert(at);  // sender's key, tag, first of the message
    for (std::size_t at = 100; at < envelope.size(); at += 61) places.insert(at);
    places.insert(envelope.size() - 1);
    for (const auto at : places) {
        INFO(at);
        auto bad = envelope;
        bad[at] ^= 0x80;
        // the top bit of an X25519 key is ignored (RFC 7748), but the nonce is made from all of it
        CHECK_FALSE(seal::open(bad, key));
    }
}

TEST_CASE("an answer and a dummy look alike from outside") {
    const auto key = WaveKey::make();
    CHECK(seal::seal(encode(known_answer()), key.public_key).size() == seal::kEnvelopeBytes);
    CHECK(seal::seal_to_nobody().size() == seal::kEnvelopeBytes);
    CHECK(seal::seal_to_nobody() != seal::seal_to_nobody());
    CHECK_FALSE(seal::open(seal::seal_to_nobody(), key));
}

TEST_CASE("keys that nothing can be sealed to are known") {
    CHECK(seal::usable(WaveKey::make().public_key));
    seal::PublicKey key{};
    CHECK_FALSE(seal::usable(key));  // all zeros
    key[0] = 1;
    CHECK_FALSE(seal::usable(key));  // order one
    const auto order_eight = from_hex<32>("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800");
    CHECK_FALSE(seal::usable(*order_eight));
}

TEST_CASE("a private key of the wrong length is refused") {
    CHECK(WaveKey::from_private(seal::Secret(31)).error().code == Code::corrupt);
    CHECK(WaveKey::from_private(seal::Secret(33)).error().code == Code::corrupt);
    const auto made = WaveKey::make();
    CHECK(WaveKey::from_private(seal::Secret::copy_of(made.private_key.bytes())).value().public_key ==
          made.public_key);
}
