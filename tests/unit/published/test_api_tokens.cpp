// What every kind of storage must hold to about API tokens, run for SQLite; and how they are issued.
#include "sync/council/tokens/issuing.h"
#include "tests/unit/accounts/browser.h"
#include "tests/unit/council/running_council.h"

#include <iostream>
#include <sstream>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

ApiToken some_token(std::uint8_t n, const char* name) {
    return {{n}, name, {n, 1}, day("2026-11-01"), day("2026-12-01"), std::nullopt};
}

}  // namespace

TEST_CASE("tokens come, are used and go, and are found by hash and by id") {
    SqliteFixture f;
    auto& s = f.storage->tokens();
    REQUIRE(s.add(some_token(2, "report")).ok());
    REQUIRE(s.add(some_token(1, "Data team")).ok());
    CHECK(s.add(some_token(3, "REPORT")).error().code == Code::conflict);
    const auto all = s.all().value();
    REQUIRE(all.size() == 2);
    CHECK(all[0].name == "Data team");
    CHECK(s.by_hash({2, 1}).value().value().name == "report");
    CHECK_FALSE(s.by_hash({2, 2}).value());
    REQUIRE(s.used({2}, day("2026-11-22")).ok());
    const auto report = s.by_id({2}).value().value();
    CHECK(report.last_used == day("2026-11-22"));
    CHECK(report.created == day("2026-11-01"));
    CHECK(report.expires == day("2026-12-01"));
    CHECK_FALSE(s.by_id({1}).value().value().last_used);
    REQUIRE(s.remove({2}).ok());
    CHECK_FALSE(s.by_id({2}).value());
    CHECK(s.all().value().size() == 1);
}

TEST_CASE("a token holds through its last day") {
    CHECK(holds(some_token(1, "x"), day("2026-12-01")));
    CHECK_FALSE(holds(some_token(1, "x"), day("2026-12-02")));
}

TEST_CASE("a secret reads back what it shows, and nothing else is one") {
    SeededRandom random;
    const auto secret = ApiSecret::make(random);
    CHECK(secret.text().size() == 7 + 64);
    CHECK(ApiSecret::read(secret.text())->bytes == secret.bytes);
    CHECK(to_hex(secret.hash()) != to_hex(secret.bytes));
    for (const auto& bad :
         {std::string(), std::string("pledge_"), secret.text() + "0", secret.text().substr(1),
          secret.text().substr(7), "pledge_" + std::string(64, 'g')})
        CHECK_FALSE(ApiSecret::read(bad));
}

TEST_CASE("only the hash of a secret is stored, and each step is in the audit") {
    Pages pages;
    auto& storage = *pages.files.storage;
    const auto text = add_api_token(storage, "Data team", 31, pages.clock, pages.random).value();
    const auto token = find_api_token(storage, "data TEAM").value();
    CHECK(token.hash == ApiSecret::read(text)->hash());
    CHECK(token.expires == day("2026-12-23"));
    const auto whole = read_all(pages.files.folder / "council.db");
    CHECK(whole.find(text.substr(7)) == std::string::npos);
    CHECK(whole.find(std::string(text_of(ApiSecret::read(text)->bytes))) == std::string::npos);
    CHECK(add_api_token(storage, "DATA team", 31, pages.clock, pages.random).error().code == Code::conflict);
    for (const auto& [name, days] : {std::pair("", 31), std::pair("x\x01", 31), std::pair(" x", 31),
                                     std::pair("x", 0), std::pair("x", 732)})
        CHECK(add_api_token(storage, name, days, pages.clock, pages.random).error().code == Code::bad_usage);
    REQUIRE(revoke_api_token(storage, token.id, pages.clock).ok());
    CHECK(revoke_api_token(storage, token.id, pages.clock).error().code == Code::not_found);
    CHECK(pages.audit() ==
          std::vector<std::string>{"token added: Data team (until 2026-12-23)", "token revoked: Data team"});
}

TEST_CASE("there is an end to how many tokens there are") {
    Pages pages;
    for (std::size_t i = 0; i < kMostTokens; ++i)
        REQUIRE(add_api_token(*pages.files.storage, "n" + std::to_string(i), 1, pages.clock, pages.random));
    CHECK(add_api_token(*pages.files.storage, "one more", 1, pages.clock, pages.random).error().code ==
          Code::conflict);
}

TEST_CASE("tokens by command line") {
    RunningCouncil c;
    c.command("init --council derby --name Derby --passphrase-file @publisher.txt");
    CHECK(c.command("token list").find("There is no token") == 0);
    const auto out = c.command("token add data-team --days 31");
    REQUIRE(c.code == 0);
    const auto secret = ApiSecret::read(out.substr(0, out.find('\n')));
    REQUIRE(secret);
    CHECK(c.storage()->tokens().by_hash(secret->hash()).value());
    CHECK(out.find("results = \"open\"") != std::string::npos);
    CHECK(c.command("token list") ==
          "data-team                added 2026-11-01, until 2026-12-02, never used\n");
    std::ostringstream heard;
    auto* before = std::cerr.rdbuf(heard.rdbuf());
    c.command("token add data-team");
    CHECK(c.code == 1);
    c.command("token add other --days 0");
    CHECK(c.code == 2);
    c.command("token revoke nobody");
    CHECK(c.code == 1);
    std::cerr.rdbuf(before);
    CHECK(heard.str().find("There is a token of this name already") != std::string::npos);
    c.command("token revoke DATA-team");
    CHECK(c.code == 0);
    CHECK(c.command("token list").find("There is no token") == 0);
    const auto audit = c.command("audit list");
    CHECK(audit.find("token added") != std::string::npos);
    CHECK(audit.find(to_hex(secret->bytes)) == std::string::npos);
}
