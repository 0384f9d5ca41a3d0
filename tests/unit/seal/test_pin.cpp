#include "sync/seal/pin.h"

#include <catch2/catch.hpp>

using namespace pledge;

TEST_CASE("a staff number fits its own hash and no other") {
    const auto hash = seal::hash_pin("2580");
    REQUIRE(hash);
    CHECK(hash->find("$argon2id$v=19$") == 0);
    CHECK(hash->size() < 128);
    CHECK(hash->find("2580") == std::string::npos);
    CHECK(seal::pin_fits(*hash, "2580"));
    CHECK_FALSE(seal::pin_fits(*hash, "2581"));
    CHECK_FALSE(seal::pin_fits(*hash, "02580"));
    CHECK(seal::hash_pin("2580").value() != *hash);  // salted
}

TEST_CASE("what is no number or no hash fits nothing") {
    for (const char* digits : {"", "123", "123456789", "12a4", "12 4", "१२३४"}) {
        INFO(digits);
        CHECK_FALSE(seal::is_pin(digits));
        CHECK(seal::hash_pin(digits).error().code == Code::bad_input);
    }
    for (const auto& hash :
         {std::string(), std::string("2580"), std::string("$argon2id$v=19$"), std::string(4096, '$')})
        CHECK_FALSE(seal::pin_fits(hash, "2580"));
}
