#include "sync/council/accounts/password_rules.h"
#include "sync/seal/password.h"

#include <catch2/catch.hpp>

using namespace pledge;

TEST_CASE("a password is kept as Argon2id with 19 MiB, two passes and one lane") {
    const auto hash = seal::hash_password("seven quiet otters").value();
    CHECK(hash.rfind("$argon2id$v=19$m=19456,t=2,p=1$", 0) == 0);
    CHECK(seal::password_fits(hash, "seven quiet otters"));
    CHECK_FALSE(seal::password_fits(hash, "Seven quiet otters"));
    CHECK_FALSE(seal::password_fits(hash, "seven quiet otters "));
    CHECK_FALSE(seal::password_fits(hash, "seven quiet otter"));
    CHECK_FALSE(seal::password_fits(hash, ""));
    CHECK(seal::hash_password("seven quiet otters").value() != hash);  // salted
}

TEST_CASE("all of a long password counts, and what is no hash fits nothing") {
    const seal::PasswordCost cheap{1, 8192};
    const std::string longest(seal::kLongestPassword, 'x');
    const auto hash = seal::hash_password(longest, cheap).value();
    CHECK(seal::password_fits(hash, longest));
    CHECK_FALSE(seal::password_fits(hash, longest.substr(1)));
    CHECK(seal::hash_password(longest + "x", cheap).error().code == Code::bad_input);
    CHECK(seal::hash_password("", cheap).error().code == Code::bad_input);
    for (const auto& none : {std::string(), std::string("x"), std::string(500, 'x'), hash.substr(0, 40)})
        CHECK_FALSE(seal::password_fits(none, longest));
}

TEST_CASE("what is tried first is no new password") {
    const auto fine = [](std::string_view password) {
        return council::check_new_password(password, {"amira", "derby", "Derby City Council"}).ok();
    };
    CHECK(fine("seven quiet otters"));
    CHECK(fine("83920174658392"));  // any characters will do
    CHECK(fine("żółć gęślą jaźń"));
    CHECK(fine(std::string(64, 'x') + "abcdefgh"));
    CHECK(fine("amira met two otters"));
    CHECK_FALSE(fine("eleven char"));
    CHECK_FALSE(fine(std::string(257, 'x') + "abcd"));
    for (const char* common : {"qwertyuiop123", "1qaz2wsx3edc", "123456789ABC", "PeanutButter"}) {
        INFO(common);
        CHECK_FALSE(fine(common));
    }
    for (const char* run : {"123456789012", "abcdefghijklmn", "zyxwvutsrqpo", "asdfghjklzxcv", "aaaaaaaaaaaa",
                            "abababababab", "0987654321098"}) {
        INFO(run);
        CHECK_FALSE(fine(run));
    }
    for (const char* obvious : {"PledgeKiosk2026", "derbycouncil2026", "derbycity2026", "Amira-password1",
                                "amiraamira2026", "Derby City Council", "pledge12345678"}) {
        INFO(obvious);
        CHECK_FALSE(fine(obvious));
    }
}
