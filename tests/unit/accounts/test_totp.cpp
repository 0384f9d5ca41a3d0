#include "sync/council/accounts/recovery_codes.h"
#include "sync/council/accounts/totp.h"
#include "tests/support/fakes.h"

#include <set>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;

namespace {

TotpSecret rfc_secret() {
    TotpSecret out{};
    const std::string text = "12345678901234567890";
    std::copy(text.begin(), text.end(), out.begin());
    return out;
}

std::chrono::sys_seconds at(std::int64_t seconds) {
    return std::chrono::sys_seconds(std::chrono::seconds(seconds));
}

}  // namespace

TEST_CASE("codes are those of RFC 6238, appendix B, and RFC 4226, appendix D") {
    const std::pair<std::int64_t, const char*> vectors[] = {
        {59, "94287082"},         {1111111109, "07081804"}, {1111111111, "14050471"},
        {1234567890, "89005924"}, {2000000000, "69279037"}, {20000000000, "65353130"}};
    for (const auto& [seconds, code] : vectors) {
        CHECK(totp_code(rfc_secret(), totp_step_of(at(seconds)), 8) == code);
        CHECK(totp_code(rfc_secret(), totp_step_of(at(seconds))) == std::string(code).substr(2));
    }
    const char* counters[] = {"755224", "287082", "359152", "969429", "338314",
                              "254676", "287922", "162583", "399871", "520489"};
    for (std::uint64_t i = 0; i < 10; ++i) CHECK(totp_code(rfc_secret(), i) == counters[i]);
    CHECK(totp_step_of(at(-5)) == 0);
}

TEST_CASE("a code is good from one step before its time to one after, and once") {
    const auto secret = rfc_secret();
    const auto now = at(1111111111);
    const auto step = totp_step_of(now);
    for (const int by : {-2, -1, 0, 1, 2}) {
        const auto typed = totp_code(secret, step + static_cast<std::uint64_t>(by));
        const auto found = totp_matches(secret, typed, now, 0);
        CHECK(found.has_value() == (by >= -1 && by <= 1));
        if (found) CHECK_FALSE(totp_matches(secret, typed, now, *found));
    }
    CHECK(totp_matches(secret, "050 471", now, 0) == step);
    // one that was used bars those before it
    CHECK_FALSE(totp_matches(secret, totp_code(secret, step - 1), now, step));
    CHECK(totp_matches(secret, totp_code(secret, step + 1), now, step) == step + 1);
    for (const char* wrong : {"", "05047", "0504711", "050472", "o50471", "      "})
        CHECK_FALSE(totp_matches(secret, wrong, now, 0));
    CHECK_FALSE(totp_matches(secret, totp_code(secret, 0), at(0), 0));  // step 0 is "none was used"
}

TEST_CASE("base 32 is RFC 4648's, and the app's address is escaped") {
    CHECK(base32(view_of("")).empty());
    CHECK(base32(view_of("f")) == "MY");
    CHECK(base32(view_of("fo")) == "MZXQ");
    CHECK(base32(view_of("foo")) == "MZXW6");
    CHECK(base32(view_of("foob")) == "MZXW6YQ");
    CHECK(base32(view_of("foobar")) == "MZXW6YTBOI");
    CHECK(totp_address(rfc_secret(), "Derby & Co", "a b/c?") ==
          "otpauth://totp/Pledge%20Derby%20%26%20Co:a%20b%2fc%3f?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
          "&issuer=Pledge%20Derby%20%26%20Co&algorithm=SHA1&digits=6&period=30");
}

TEST_CASE("recovery codes are long, different, and read as people type them") {
    testing::SeededRandom random(5);
    const auto codes = make_recovery_codes(random);
    REQUIRE(codes.size() == kRecoveryCodes);
    std::set<Bytes<32>> hashes;
    for (const auto& code : codes) {
        CHECK(code.size() == 24 + 5);
        hashes.insert(hash_of_recovery_code(code).value());
    }
    CHECK(hashes.size() == kRecoveryCodes);
    auto typed = codes.front();
    for (auto& c : typed) c = c == '-' ? ' ' : static_cast<char>(std::tolower(c));
    CHECK(hash_of_recovery_code(typed) == hash_of_recovery_code(codes.front()));
    CHECK_FALSE(hash_of_recovery_code(codes.front().substr(1)));
    CHECK_FALSE(hash_of_recovery_code("123456"));
    CHECK_FALSE(hash_of_recovery_code(""));
    CHECK_FALSE(hash_of_recovery_code(std::string(5000, 'A')));
}
