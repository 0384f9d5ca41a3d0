// What every kind of storage must hold to about accounts, run for SQLite.
#include "tests/unit/council/council_fixture.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;
using namespace std::chrono_literals;

namespace {

Account some_account(std::uint8_t n, const char* name) {
    Account out;
    out.id = {n};
    out.name = name;
    out.role = Role::young_reviewer;
    out.password = "$argon2id$";
    out.totp = {n, 2, 3};
    out.totp_step = 7;
    return out;
}

}  // namespace

TEST_CASE("accounts come, change, and are found by name without regard to case") {
    SqliteFixture f;
    auto& s = f.storage->accounts();
    REQUIRE(s.add_account(some_account(1, "Bela")).ok());
    REQUIRE(s.add_account(some_account(2, "<script>")).ok());
    CHECK(s.add_account(some_account(3, "BELA")).error().code == Code::conflict);
    auto bela = s.account("bELA").value().value();
    CHECK(bela.name == "Bela");
    CHECK(bela.id == AccountId{1});
    CHECK(bela.role == Role::young_reviewer);
    CHECK(bela.totp == TotpSecret{1, 2, 3});
    CHECK(bela.totp_step == 7);
    CHECK_FALSE(bela.disabled);
    CHECK_FALSE(bela.must_change);
    bela.role = Role::admin;
    bela.password = "other";
    bela.totp = {9};
    bela.totp_step = 8;
    bela.disabled = bela.must_change = true;
    REQUIRE(s.update_account(bela).ok());
    const auto back = s.account(AccountId{1}).value().value();
    CHECK(back.role == Role::admin);
    CHECK(back.password == "other");
    CHECK(back.totp == TotpSecret{9});
    CHECK(back.totp_step == 8);
    CHECK(back.disabled);
    CHECK(back.must_change);
    CHECK(s.account("<script>").value()->id == AccountId{2});
    CHECK_FALSE(s.account("").value());
    CHECK_FALSE(s.account("x' OR '1'='1").value());
    CHECK_FALSE(s.account(AccountId{3}).value());
    CHECK(s.accounts().value().size() == 2);
}

TEST_CASE("recovery codes are used once, by their account alone") {
    SqliteFixture f;
    auto& s = f.storage->accounts();
    REQUIRE(s.put_recovery_codes({1}, {{1}, {2}}).ok());
    REQUIRE(s.put_recovery_codes({2}, {{1}}).ok());
    CHECK(s.recovery_codes({1}).value() == 2);
    CHECK(s.use_recovery_code({1}, {1}).value());
    CHECK_FALSE(s.use_recovery_code({1}, {1}).value());
    CHECK(s.use_recovery_code({2}, {1}).value());
    CHECK_FALSE(s.use_recovery_code({2}, {2}).value());
    REQUIRE(s.put_recovery_codes({1}, {{5}}).ok());
    CHECK_FALSE(s.use_recovery_code({1}, {2}).value());
    CHECK(s.recovery_codes({1}).value() == 1);
}

TEST_CASE("sessions come, move on and end") {
    SqliteFixture f;
    auto& s = f.storage->accounts();
    const auto noon = day("2026-11-22") + 12h;
    REQUIRE(s.add_session({{1}, {1}, Stage::in, noon, noon, 0}).ok());
    REQUIRE(s.add_session({{2}, {1}, Stage::code, noon - 1h, noon - 1h, 0}).ok());
    REQUIRE(s.add_session({{3}, {2}, Stage::in, noon, noon, 0}).ok());
    auto first = s.session({1}).value().value();
    CHECK(first.stage == Stage::in);
    CHECK(first.begun == noon);
    first.seen = noon + 5min;
    first.tries = 3;
    REQUIRE(s.update_session(first).ok());
    CHECK(s.session({1}).value()->seen == noon + 5min);
    CHECK(s.session({1}).value()->tries == 3);
    CHECK(s.sessions({1}).value()[0].hash == Bytes<32>{2});  // oldest first
    CHECK(s.sessions({1}).value()[0].stage == Stage::code);
    REQUIRE(s.forget_sessions(noon - 12h, noon - 1h).ok());
    CHECK_FALSE(s.session({2}).value());
    CHECK(s.session({1}).value());
    REQUIRE(s.end_sessions({1}).ok());
    CHECK_FALSE(s.session({1}).value());
    CHECK(s.session({3}).value());
    REQUIRE(s.end_session({3}).ok());
    CHECK_FALSE(s.session({3}).value());
}
