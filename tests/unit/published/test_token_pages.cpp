#include "sync/council/tokens/issuing.h"
#include "tests/support/html_tables.h"
#include "tests/unit/published/published.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

std::string shown_token(const http::Response& response) {
    const auto found = insides(response.body, "<span class=\"pledge-secret\"", "</span>");
    return found.empty() ? std::string() : words_in(found[0]);
}

}  // namespace

TEST_CASE("an officer adds a token, sees it once, and revokes it") {
    Published p;
    CHECK(p.get("/tokens").find("There is no token yet.") != std::string::npos);
    const auto added = p.browser.post("/tokens", {{"name", "Data <team>"}, {"days", "31"}});
    CHECK(added.status == 200);
    const auto secret = ApiSecret::read(shown_token(added));
    REQUIRE(secret);
    const auto token = p.pages.files.storage->tokens().by_hash(secret->hash()).value().value();
    const auto page = p.get("/tokens");
    CHECK(page.find(to_hex(secret->bytes)) == std::string::npos);
    CHECK(tables_in(page).at(0).rows.at(1) == std::vector<std::string>{"Data <team>", "22 November 2026",
                                                                       "until 23 December 2026", "never",
                                                                       "Revoke Data <team>"});
    const auto path = "/tokens/" + to_hex(token.id) + "/revoke";
    CHECK(p.get(path).find("will be refused from now on") != std::string::npos);
    const auto gone = p.browser.post(path);
    CHECK(gone.status == 303);
    CHECK(gone.headers.at("Location") == "/tokens?done=removed");
    CHECK(p.browser.post(path).status == 404);
    CHECK(p.pages.audit().back() == "token revoked: Data <team>");
}

TEST_CASE("a form that is wrong says what to do and keeps what was typed") {
    Published p;
    p.get("/tokens");
    for (const auto& [name, days, say] :
         {std::tuple("", "31", "A name is 1 to 64"), std::tuple("report", "5", "Choose how long"),
          std::tuple("report", "", "Choose how long"), std::tuple("report", "31 or 1", "Choose how long")}) {
        const auto again = p.browser.post("/tokens", {{"name", name}, {"days", days}});
        INFO(name << " / " << days);
        CHECK(again.status == 400);
        CHECK(has(again, say));
        CHECK(has(again, std::string("value=\"") + name + "\""));
        CHECK(shown_token(again).empty());
    }
    CHECK(p.pages.files.storage->tokens().all().value().empty());
    REQUIRE(p.browser.post("/tokens", {{"name", "report"}, {"days", "31"}}).status == 200);
    p.get("/tokens");
    const auto twice = p.browser.post("/tokens", {{"name", "report"}, {"days", "31"}});
    CHECK(has(twice, "There is a token of this name already"));
}

TEST_CASE("tokens are the officer's: no other role sees them, and no other token's address works") {
    for (const auto role : {Role::committee_reader, Role::young_reviewer, Role::admin}) {
        Published p(role);
        p.get("/tokens", 403);
        p.browser.get("/");
        CHECK(p.browser.post("/tokens", {{"name", "x"}, {"days", "31"}}).status == 403);
        CHECK(p.pages.files.storage->tokens().all().value().empty());
    }
    Published p;
    for (const char* id : {"00", "zz", "00112233445566778899aabbccddeeff"})
        p.get(std::string("/tokens/") + id + "/revoke", 404);
}
