#include "sync/core/bytes.h"
#include "sync/core/ids.h"
#include "tests/support/fakes.h"

#include <catch2/catch.hpp>

using namespace pledge;

TEST_CASE("base64 matches the vectors of RFC 4648") {
    const std::pair<const char*, const char*> vectors[] = {{"", ""},
                                                           {"f", "Zg=="},
                                                           {"fo", "Zm8="},
                                                           {"foo", "Zm9v"},
                                                           {"foob", "Zm9vYg=="},
                                                           {"fooba", "Zm9vYmE="},
                                                           {"foobar", "Zm9vYmFy"}};
    for (const auto& [plain, coded] : vectors) {
        CHECK(to_base64(view_of(plain)) == coded);
        const auto back = from_base64(coded);
        REQUIRE(back);
        CHECK(text_of(*back) == plain);
    }
}

TEST_CASE("base64 has one spelling for each value") {
    for (const char* wrong : {"Z", "Zg", "Zg=", "Zh==", "Zm9=", "=AAA", "Zg==Zg==", "Zm 9", "Zm9v\n", "Z==="})
        CHECK_FALSE(from_base64(wrong));
}

TEST_CASE("base64url is base64 for addresses: other letters, no padding, one spelling") {
    for (const auto& [plain, coded] : std::initializer_list<std::pair<const char*, const char*>>{
             {"", ""}, {"f", "Zg"}, {"fo", "Zm8"}, {"foo", "Zm9v"}, {"foob", "Zm9vYg"}}) {
        CHECK(to_base64url(view_of(plain)) == coded);
        const auto back = from_base64url(coded);
        REQUIRE(back);
        CHECK(text_of(*back) == plain);
    }
    CHECK(to_base64url(Blob{0xfb, 0xff}) == "-_8");
    CHECK(from_base64url("-_8") == Blob{0xfb, 0xff});
    for (const char* wrong : {"Zg==", "+/8", "Zh", "Z", "Zm9vY", "Zm 9", "Zg\n"})
        CHECK_FALSE(from_base64url(wrong));
    CHECK(from_base64url<2>("-_8"));
    CHECK_FALSE(from_base64url<3>("-_8"));
    CHECK_FALSE(from_base64url<1>("-_8"));
}

TEST_CASE("hex is exact") {
    CHECK(to_hex(Blob{0x00, 0xff, 0x1a}) == "00ff1a");
    CHECK(from_hex("00FF1a") == Blob{0x00, 0xff, 0x1a});
    CHECK_FALSE(from_hex("0"));
    CHECK_FALSE(from_hex("0g"));
    CHECK_FALSE(from_hex<2>("00ff1a"));
}

TEST_CASE("ids are safe in paths and URLs") {
    for (const char* good : {"derby-2024", "a", "11-15"}) CHECK(is_plain_id(good));
    for (const char* bad : {"", "-a", "A", "a/b", "..", "a b", "ü"}) CHECK_FALSE(is_plain_id(bad));
    CHECK_FALSE(is_plain_id(std::string(49, 'a')));
}

TEST_CASE("dice stay below their bound and reach every value") {
    testing::SeededRandom random(3);
    std::array<int, 5> seen{};
    for (int i = 0; i < 1000; ++i) ++seen.at(random.below(5));
    for (int count : seen) CHECK(count > 100);
    CHECK(random.below(1) == 0);
}
