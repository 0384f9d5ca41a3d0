// /accounts and what is under it, as admins use it.
#include "tests/unit/accounts/browser.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

struct Office : Pages {
    NewSecrets dana = add("dana", Role::admin);
    Browser admin{*this};
    Office() { REQUIRE(admin.sign_in("dana", dana)); }

    Account account(const std::string& name) {
        return files.storage->accounts().account(name).value().value();
    }
    std::string at(const std::string& name, const std::string& more = {}) {
        return "/accounts/" + to_hex(account(name).id) + more;
    }
    // The form on one page, sent to another.
    http::Response press(Browser& browser, const std::string& page, const std::string& path,
                         std::map<std::string, std::string> fields = {}) {
        browser.get(page);
        return browser.post(path, std::move(fields));
    }
};

// What stands in the n-th piece of the page that is a secret.
std::string secret_on(const http::Response& page, int n) {
    const std::string mark = "<span class=\"pledge-secret\">";
    std::size_t at = 0;
    for (int i = 0; i <= n; ++i) {
        at = page.body.find(mark, at);
        if (at == std::string::npos) return {};
        at += mark.size();
    }
    return page.body.substr(at, page.body.find('<', at) - at);
}

}  // namespace

TEST_CASE("the list says who may sign in, with what role, and when they last did") {
    Office f;
    f.add("<b>amira", Role::officer, true);
    REQUIRE(set_disabled(*f.files.storage, "<b>amira", true, f.clock).ok());
    const auto list = f.admin.get("/accounts");
    CHECK(list.status == 200);
    CHECK(has(list, "&lt;b&gt;amira</a>"));
    CHECK_FALSE(has(list, "<b>amira"));
    CHECK(has(list, ">today<"));    // dana
    CHECK(has(list, ">not yet<"));  // the other
    CHECK(has(list, "Disabled"));
    CHECK(has(list, "First password not changed yet"));
    f.clock.pass(std::chrono::hours(12));
    CHECK_FALSE(f.admin.is_signed_in());
}

TEST_CASE("an account is added, its secrets are shown once, and its owner signs in with them") {
    Office f;
    const auto added =
        f.press(f.admin, "/accounts/add", "/accounts/add", {{"name", "amira"}, {"role", "officer"}});
    REQUIRE(added.status == 200);
    CHECK(has(added, "This is shown once"));
    CHECK(has(added, "<svg role=\"img\""));
    const auto password = secret_on(added, 0);
    CHECK(password.size() == 19);
    CHECK_FALSE(secret_on(added, 9).empty());  // password, key, eight recovery codes
    CHECK(secret_on(added, 10).empty());
    const auto key = f.account("amira").totp;
    auto typed = secret_on(added, 1);
    typed.erase(std::remove(typed.begin(), typed.end(), ' '), typed.end());
    CHECK(typed == base32(key));
    CHECK(f.audit().back() == "account added: amira (officer)");
    for (const auto& page : {f.admin.get("/accounts"), f.admin.get(f.at("amira"))})
        CHECK_FALSE(has(page, password));

    Browser amira(f);
    amira.get("/sign-in");
    REQUIRE(amira.post("/sign-in", {{"name", "amira"}, {"password", password}}).status == 303);
    amira.get("/sign-in/code");
    REQUIRE(amira.post("/sign-in/code", {{"code", secret_on(added, 9)}}).status == 303);
    CHECK(amira.get("/").headers["Location"] == "/password");
    // the form once more, as a browser sends it when the page is loaded again
    CHECK(f.press(f.admin, "/accounts/add", "/accounts/add", {{"name", "AMIRA"}, {"role", "admin"}}).status ==
          400);
    CHECK(f.account("amira").role == Role::officer);
}

TEST_CASE("a name or a role that can't be is told at its field, and nothing is added") {
    Office f;
    const auto count = f.files.storage->accounts().accounts()->size();
    const auto refused = [&](const std::string& name, const std::string& role, const char* say,
                             const char* at) {
        const auto page =
            f.press(f.admin, "/accounts/add", "/accounts/add", {{"name", name}, {"role", role}});
        INFO(page.body);
        CHECK(page.status == 400);
        CHECK(has(page, say));
        CHECK(has(page, "href=\"#" + std::string(at) + "\""));
        CHECK(has(page, "Error: Add an account"));
    };
    refused("", "officer", "A name is 1 to 64", "name");
    refused(" amira", "officer", "A name is 1 to 64", "name");
    refused(std::string(65, 'a'), "officer", "A name is 1 to 64", "name");
    refused("amira", "", "Choose a role", "role");
    refused("amira", "root", "Choose a role", "role");
    refused("Dana", "officer", "There is an account of this name already", "name");
    CHECK(f.files.storage->accounts().accounts()->size() == count);
}

TEST_CASE("roles, disabling and signing out take hold at once, and are noted") {
    Office f;
    const auto amira = f.add("amira", Role::officer);
    Browser other(f);
    REQUIRE(other.sign_in("amira", amira));
    SECTION("another role") {
        CHECK(
            f.press(f.admin, f.at("amira"), f.at("amira", "/role"), {{"role", "committee-reader"}}).status ==
            303);
        CHECK(f.account("amira").role == Role::committee_reader);
        CHECK(f.audit().back() == "role changed: amira (now committee reader)");
    }
    SECTION("disabled, after a page that asks, and enabled again") {
        CHECK(has(f.admin.get(f.at("amira", "/disable")), "Disable the account"));
        CHECK(f.admin.post(f.at("amira", "/disable")).status == 303);
        CHECK(f.account("amira").disabled);
        const auto entries = f.audit().size();
        CHECK(f.press(f.admin, f.at("amira"), f.at("amira", "/disable")).status ==
              303);  // somebody was faster
        CHECK(f.audit().size() == entries);
        CHECK(f.press(f.admin, f.at("amira"), f.at("amira", "/enable")).status == 303);
        CHECK_FALSE(f.account("amira").disabled);
    }
    SECTION("signed out") {
        CHECK(f.press(f.admin, f.at("amira"), f.at("amira", "/sign-out")).status == 303);
        CHECK(f.audit().back() == "signed out everywhere: amira");
    }
    CHECK_FALSE(other.is_signed_in());
    CHECK(f.press(f.admin, f.at("amira"), f.at("amira", "/role"), {{"role", "root"}}).status == 409);
    CHECK(f.admin.get("/accounts/" + std::string(32, '0')).status == 404);
    CHECK(f.admin.get("/accounts/nobody").status == 404);
}

TEST_CASE("the last admin can't be disabled or given another role, by nobody") {
    Office f;
    for (const auto& [path, fields] : std::map<std::string, std::map<std::string, std::string>>{
             {"/role", {{"role", "officer"}}}, {"/disable", {}}}) {
        const auto page = f.press(f.admin, f.at("dana"), f.at("dana", path), fields);
        CHECK(page.status == 409);
        CHECK(has(page, "This is the only admin who can sign in"));
        CHECK(f.account("dana").role == Role::admin);
        CHECK_FALSE(f.account("dana").disabled);
    }
    // nor at the server's own command line
    CHECK(set_disabled(*f.files.storage, "dana", true, f.clock).error().code == Code::conflict);
    CHECK(change_role(*f.files.storage, "dana", Role::officer, f.clock).error().code == Code::conflict);
    f.add("bela", Role::admin);
    REQUIRE(set_disabled(*f.files.storage, "bela", true, f.clock).ok());
    CHECK(f.press(f.admin, f.at("dana"), f.at("dana", "/disable")).status == 409);  // bela can't sign in
    REQUIRE(set_disabled(*f.files.storage, "bela", false, f.clock).ok());
    const auto gone = f.press(f.admin, f.at("dana"), f.at("dana", "/disable"));
    CHECK(gone.status == 303);
    CHECK(gone.headers.at("Location") == "/sign-in");
}

TEST_CASE("two admins who take each other's role away at once leave one") {
    Office f;
    const auto bela = f.add("bela", Role::admin);
    Browser other(f);
    REQUIRE(other.sign_in("bela", bela));
    f.admin.get(f.at("bela"));
    other.get(f.at("dana"));
    CHECK(f.admin.post(f.at("bela", "/role"), {{"role", "officer"}}).status == 303);
    const auto late = other.post(f.at("dana", "/role"), {{"role", "officer"}});
    CHECK(late.status == 403);
    CHECK(has(late, "Your session has ended"));
    CHECK(f.account("dana").role == Role::admin);
    // and two who add the same name: the second is told, and the first one's secrets stand
    f.add("cato", Role::admin);
    REQUIRE(
        f.press(f.admin, "/accounts/add", "/accounts/add", {{"name", "amira"}, {"role", "officer"}}).status ==
        200);
    const auto before = f.account("amira");
    CHECK(
        f.press(f.admin, "/accounts/add", "/accounts/add", {{"name", "amira"}, {"role", "officer"}}).status ==
        400);
    CHECK(f.account("amira").totp == before.totp);
}

TEST_CASE("a reset asks first, ends what was and shows what is new once") {
    Office f;
    const auto amira = f.add("amira", Role::officer);
    Browser other(f);
    REQUIRE(other.sign_in("amira", amira));
    const auto before = f.account("amira");
    CHECK(has(f.admin.get(f.at("amira", "/reset")), "can&#39;t be brought back"));
    CHECK(f.account("amira").totp == before.totp);
    const auto shown = f.admin.post(f.at("amira", "/reset"));
    REQUIRE(shown.status == 200);
    CHECK(f.account("amira").totp != before.totp);
    CHECK(f.account("amira").must_change);
    CHECK(seal::password_fits(f.account("amira").password, secret_on(shown, 0)));
    CHECK_FALSE(other.is_signed_in());
    CHECK(f.audit().back() == "account reset: amira");
    CHECK(f.press(f.admin, "/accounts", "/accounts/" + std::string(32, '0') + "/reset").status == 404);
}

TEST_CASE("nobody but an admin opens any of these pages") {
    Office f;
    for (const auto role : {Role::officer, Role::committee_reader, Role::young_reviewer}) {
        const std::string name(name_of(role));
        const auto secrets = f.add(name, role);
        Browser browser(f);
        REQUIRE(browser.sign_in(name, secrets));
        browser.get("/");
        for (const auto& path : {std::string("/accounts"), std::string("/accounts/add"), f.at("dana"),
                                 f.at("dana", "/reset"), f.at("dana", "/disable")})
            CHECK(browser.get(path).status == 403);
        for (const auto& path :
             {std::string("/accounts/add"), f.at("dana", "/role"), f.at("dana", "/reset"),
              f.at("dana", "/disable"), f.at("dana", "/enable"), f.at("dana", "/sign-out")})
            CHECK(browser.post(path, {{"name", "x"}, {"role", "officer"}}).status == 403);
    }
    CHECK(f.admin.is_signed_in());
    CHECK(f.account("dana").role == Role::admin);
}
