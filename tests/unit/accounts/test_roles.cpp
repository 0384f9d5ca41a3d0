// Every role with every action: first the table, then through pages.
#include "tests/unit/accounts/browser.h"

#include <map>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

// Written down a second time, role by role, as docs/council.md says it.
const std::map<Role, std::vector<Action>> kMay = {
    {Role::officer,
     {Action::own_account, Action::see_results, Action::see_waves, Action::see_kiosks, Action::run_waves,
      Action::publish_packs, Action::read_replies, Action::write_replies, Action::see_audit,
      Action::manage_tokens}},
    {Role::committee_reader,
     {Action::own_account, Action::see_results, Action::see_waves, Action::see_kiosks, Action::read_replies}},
    {Role::young_reviewer,
     {Action::own_account, Action::see_results, Action::read_replies, Action::return_replies}},
    {Role::admin,
     {Action::own_account, Action::see_kiosks, Action::manage_kiosks, Action::manage_accounts,
      Action::see_audit}}};

bool listed(Role role, Action action) {
    const auto& list = kMay.at(role);
    return std::find(list.begin(), list.end(), action) != list.end();
}

}  // namespace

TEST_CASE("each role may do what is listed, and nothing else") {
    REQUIRE(kMay.size() == kRoles.size());
    for (const auto role : kRoles)
        for (const auto action : kActions) {
            INFO(words_of(role) << " / " << words_of(action));
            CHECK(may(role, action) == listed(role, action));
            CHECK_FALSE(words_of(action).empty());
        }
    for (const auto role : kRoles) {
        CHECK_FALSE(may(role, static_cast<Action>(99)));  // what the table doesn't name
        CHECK(role_from_text(name_of(role)) == role);
    }
    CHECK_FALSE(role_from_text("Officer"));
    CHECK_FALSE(role_from_text(""));
}

TEST_CASE("a page opens for the roles of its action alone, to look and to do") {
    Pages pages;
    std::map<Action, std::string> paths;
    for (const auto action : kActions) {
        const auto path = "/test/" + std::to_string(static_cast<int>(action));
        paths[action] = path;
        for (const char* method : {"GET", "POST"})
            add_page(pages.router, pages.front, method, path.c_str(), action,
                     [](Storage&, const Asked& asked) -> Result<http::Response> {
                         return http::Response{200, "for " + asked.visitor.account.name, "text/plain", {}};
                     });
    }
    for (const auto role : kRoles) {
        const std::string name(name_of(role));
        const auto secrets = pages.add(name, role);
        Browser browser(pages);
        REQUIRE(browser.sign_in(name, secrets));
        browser.get("/");
        for (const auto action : kActions) {
            INFO(name << " / " << words_of(action));
            for (const auto& response : {browser.get(paths[action]), browser.post(paths[action])}) {
                CHECK(response.status == (listed(role, action) ? 200 : 403));
                CHECK(has(response, "for " + name) == listed(role, action));
            }
        }
        Browser stranger(pages);
        for (const auto action : kActions) {
            CHECK(stranger.get(paths[action]).status == 303);
            CHECK(stranger.post(paths[action]).status == 403);
        }
    }
}

TEST_CASE("one's account lists what its role may do") {
    Pages pages;
    const auto secrets = pages.add("amira", Role::admin);
    Browser browser(pages);
    REQUIRE(browser.sign_in("amira", secrets));
    const auto home = browser.get("/account");
    CHECK(has(home, "<strong>amira</strong>, admin"));
    CHECK(has(home, "add, change and disable accounts"));
    CHECK_FALSE(has(home, "read the published results"));
}

TEST_CASE("a role that changes counts with the next request") {
    Pages pages;
    add_page(pages.router, pages.front, "GET", "/test", Action::manage_accounts,
             [](Storage&, const Asked&) -> Result<http::Response> { return http::Response{}; });
    const auto secrets = pages.add("amira", Role::admin);
    pages.add("bela", Role::admin);
    Browser browser(pages);
    REQUIRE(browser.sign_in("amira", secrets));
    CHECK(browser.get("/test").status == 200);
    SECTION("through the product: the session ends") {
        REQUIRE(change_role(*pages.files.storage, "amira", Role::officer, pages.clock).ok());
        CHECK_FALSE(browser.is_signed_in());
    }
    SECTION("in the table alone: the session has the new role") {
        auto account = pages.files.storage->accounts().account("amira").value().value();
        account.role = Role::officer;
        REQUIRE(pages.files.storage->accounts().update_account(account).ok());
        CHECK(browser.get("/test").status == 403);
        CHECK(browser.is_signed_in());
    }
}
