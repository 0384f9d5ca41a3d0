#include "sync/seal/crockford.h"
#include "sync/seal/signing.h"
#include "sync/seal/wrap.h"
#include "tests/unit/seal/vectors.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pledge;
using seal::EnrolCode;

namespace {

constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

EnrolCode known_code() {
    EnrolCode code;
    code.secret = {0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xc0};
    code.publisher = vectors::kFingerprint;
    return code;
}

// How many of all codes with one letter changed, or two neighbours swapped, are still taken; and how many
// there are.
template <class Read>
std::pair<int, int> taken_slips(const std::string& code, const Read& read) {
    int taken = 0, tried = 0;
    const auto probe = [&](const std::string& typed) {
        if (typed == code) return;
        ++tried;
        if (read(typed)) ++taken;
    };
    for (std::size_t i = 0; i < code.size(); ++i) {
        if (code[i] == '-') continue;
        for (char c : kLetters) {
            auto typed = code;
            typed[i] = c;
            probe(typed);
        }
        const std::size_t next = i + 1 < code.size() && code[i + 1] == '-' ? i + 2 : i + 1;
        if (next >= code.size()) continue;
        auto typed = code;
        std::swap(typed[i], typed[next]);
        probe(typed);
    }
    return {taken, tried};
}

}  // namespace

TEST_CASE("fingerprint and enrolment code match known answers") {
    const auto key = from_hex<32>("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
    CHECK(seal::fingerprint_of(*key) == vectors::kFingerprint);
    CHECK(known_code().text() == vectors::kEnrolCode);
    const auto back = EnrolCode::read(vectors::kEnrolCode);
    REQUIRE(back);
    CHECK(back->secret == known_code().secret);
    CHECK(back->publisher == vectors::kFingerprint);
}

TEST_CASE("a made enrolment code has fifty secret bits and reads back") {
    const auto key = seal::SigningKey::make();
    const auto code = EnrolCode::make(key.verify_key);
    CHECK((code.secret.back() & 0x3f) == 0);
    CHECK(code.text().size() == 32 + 7);
    const auto back = EnrolCode::read(code.text());
    REQUIRE(back);
    CHECK(back->secret == code.secret);
    CHECK(back->publisher == seal::fingerprint_of(key.verify_key));
    CHECK(EnrolCode::make(key.verify_key).secret != code.secret);
}

TEST_CASE("reading a code forgives what people do") {
    std::string typed = vectors::kEnrolCode;
    std::replace(typed.begin(), typed.end(), '0', 'o');
    std::replace(typed.begin(), typed.end(), '1', 'l');
    std::replace(typed.begin(), typed.end(), '-', ' ');
    std::transform(typed.begin(), typed.end(), typed.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    CHECK(EnrolCode::read("  " + typed + "\n").value().secret == known_code().secret);
    std::replace(typed.begin(), typed.end(), 'l', 'I');
    CHECK(EnrolCode::read(typed).value().publisher == vectors::kFingerprint);
}

TEST_CASE("typing slips are caught before anything is sent, and no message repeats the code") {
    const std::string good = vectors::kEnrolCode;
    for (const std::string& bad : {std::string(), good.substr(1), good + "0", "U" + good.substr(1),
                                   good + "é", std::string(5000, '0')}) {
        const auto got = EnrolCode::read(bad);
        REQUIRE_FALSE(got);
        CHECK(got.error().code == Code::bad_input);
        CHECK(got.error().say.find(good.substr(0, 4)) == std::string::npos);
    }
    const auto [taken, tried] =
        taken_slips(good, [](const std::string& t) { return EnrolCode::read(t).ok(); });
    CHECK(tried > 1000);
    CHECK(taken <= 4);  // ten check bits: one in 1,024 is expected to slip through
}

TEST_CASE("the recovery code is spelled in one way and catches slips") {
    const auto code = seal::make_recovery_code();
    CHECK(code.size() == 32 + 7);
    CHECK(seal::make_recovery_code() != code);
    CHECK(seal::canonical_recovery_code(code).value() == code);
    CHECK(seal::canonical_recovery_code(vectors::kRecoveryCode).value() == vectors::kRecoveryCode);

    std::string typed = code;
    std::replace(typed.begin(), typed.end(), '-', ' ');
    std::replace(typed.begin(), typed.end(), '0', 'O');
    std::replace(typed.begin(), typed.end(), '1', 'i');
    CHECK(seal::canonical_recovery_code(typed).value() == code);

    CHECK(seal::canonical_recovery_code("").error().code == Code::bad_input);
    CHECK(seal::canonical_recovery_code(code.substr(1)).error().code == Code::bad_input);
    const auto [taken, tried] = taken_slips(
        vectors::kRecoveryCode, [](const std::string& t) { return seal::canonical_recovery_code(t).ok(); });
    CHECK(tried > 1000);
    CHECK(taken <= 4);
}

TEST_CASE("letters and bits turn into each other") {
    const Blob bytes{0xff, 0x00, 0xaa, 0x55, 0x80};
    CHECK(seal::crockford(bytes, 8) == "ZW0AMNC0");
    CHECK(seal::crockford_bits("ZW0AMNC0") == bytes);
    CHECK(seal::crockford_bits("Z") == Blob{0xf8});
    CHECK_FALSE(seal::crockford_bits("U"));
    CHECK_FALSE(seal::crockford_bits("z"));
}
