#include "sync/seal/random.h"
#include "sync/seal/secret.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pledge;
using seal::Secret;

TEST_CASE("a secret starts as zeros and moves, leaving nothing behind") {
    Secret a(32);
    CHECK(std::all_of(a.bytes().begin(), a.bytes().end(), [](auto b) { return b == 0; }));
    a.data()[3] = 7;

    Secret b = std::move(a);
    CHECK(b.size() == 32);
    CHECK(b.data()[3] == 7);
    CHECK(a.size() == 0);  // NOLINT: a moved-from secret is empty on purpose
    CHECK(a.bytes().empty());

    Secret c(1);
    c = std::move(b);
    CHECK(c.data()[3] == 7);
    CHECK(b.size() == 0);  // NOLINT
}

TEST_CASE("a copy of bytes is the bytes") {
    const std::uint8_t bytes[] = {1, 2, 3};
    const auto secret = Secret::copy_of(bytes);
    CHECK(std::equal(secret.bytes().begin(), secret.bytes().end(), std::begin(bytes), std::end(bytes)));
}

TEST_CASE("wiping leaves zeros") {
    std::uint8_t bytes[] = {1, 2, 3};
    seal::wipe(bytes);
    CHECK(std::all_of(std::begin(bytes), std::end(bytes), [](auto b) { return b == 0; }));
    seal::wipe({});
}

TEST_CASE("the system's dice do not repeat") {
    seal::SystemRandom random;
    CHECK(random.bytes<16>() != random.bytes<16>());
}
