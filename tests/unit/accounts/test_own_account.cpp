#include "tests/unit/accounts/browser.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;
using namespace std::chrono_literals;

namespace {

constexpr const char* kNew = "green kettle on tuesday";

struct OwnAccount : Pages {
    NewSecrets amira = add("amira", Role::officer);
    Browser browser{*this};
    OwnAccount() { REQUIRE(browser.sign_in("amira", amira)); }

    http::Response change(const std::string& current, const std::string& wanted, const std::string& again) {
        browser.get("/password");
        return browser.post("/password", {{"current", current}, {"new", wanted}, {"again", again}});
    }
    bool knows(const std::string& password) {
        const auto account = files.storage->accounts().account("amira").value().value();
        return seal::password_fits(account.password, password);
    }
};

}  // namespace

TEST_CASE("a password is changed by whoever knows it; other sessions end, this one gets a new token") {
    OwnAccount f;
    f.clock.pass(30s);
    Browser other(f);
    REQUIRE(other.sign_in("amira", f.amira));
    const auto before = f.browser.cookies["__Host-pledge"];
    const auto done = f.change(Pages::kPassword, kNew, kNew);
    CHECK(done.status == 303);
    CHECK(f.knows(kNew));
    CHECK(f.browser.cookies["__Host-pledge"] != before);
    CHECK(f.browser.is_signed_in());
    CHECK_FALSE(other.is_signed_in());
    Browser thief(f);
    thief.cookies["__Host-pledge"] = before;
    CHECK_FALSE(thief.is_signed_in());
    CHECK(f.audit().back() == "password changed: amira");
}

TEST_CASE("a change that is refused changes nothing and says why") {
    OwnAccount f;
    const auto refused = [&](const http::Response& response, int status, const char* words) {
        INFO(response.body);
        CHECK(response.status == status);
        CHECK(has(response, words));
        CHECK(f.knows(Pages::kPassword));
        CHECK(f.browser.is_signed_in());
    };
    refused(f.change("seven quiet otter", kNew, kNew), 403, "Your password now was wrong");
    refused(f.change(Pages::kPassword, kNew, "green kettle on monday"), 400, "are not the same");
    refused(f.change(Pages::kPassword, Pages::kPassword, Pages::kPassword), 400, "is the one you have");
    refused(f.change(Pages::kPassword, "short", "short"), 400, "is too short");
    refused(f.change(Pages::kPassword, "derbycity2026", "derbycity2026"), 400, "little more than the name");
}

TEST_CASE("guesses at the password of somebody who is signed in are limited too") {
    OwnAccount f;
    for (int i = 0; i < 5; ++i) CHECK(f.change("wrong", kNew, kNew).status == 403);
    const auto paused = f.change(Pages::kPassword, kNew, kNew);
    CHECK(paused.status == 429);
    CHECK(has(paused, "wait 30 seconds"));
    CHECK(f.knows(Pages::kPassword));
}

TEST_CASE("somebody whose password another knows sees nothing before changing it") {
    Pages f;
    const auto secrets = f.add("bela", Role::admin, true);
    bool opened = false;
    add_page(f.router, f.front, "GET", "/test", Action::manage_accounts,
             [&](Storage&, const Asked&) -> Result<http::Response> {
                 opened = true;
                 return http::Response{};
             });
    Browser browser(f);
    REQUIRE(browser.sign_in("bela", secrets));
    CHECK(browser.get("/").headers["Location"] == "/password");
    CHECK(browser.get("/test").headers["Location"] == "/password");
    CHECK_FALSE(opened);
    CHECK(has(browser.get("/password"), "Somebody else has seen your password"));
    CHECK(browser.post("/password", {{"current", Pages::kPassword}, {"new", kNew}, {"again", kNew}}).status ==
          303);
    CHECK(browser.get("/").status == 200);
    browser.get("/test");
    CHECK(opened);
}

TEST_CASE("signing out ends this session, signing out everywhere ends all, at the server") {
    OwnAccount f;
    f.clock.pass(30s);
    Browser other(f);
    REQUIRE(other.sign_in("amira", f.amira));
    CHECK(has(f.browser.get("/account"), "this browser included: 2"));
    const auto token = f.browser.cookies["__Host-pledge"];
    Browser thief(f);
    thief.cookies["__Host-pledge"] = token;
    SECTION("here") {
        const auto out = f.browser.post("/sign-out");
        CHECK(out.status == 303);
        CHECK(out.headers.at("Set-Cookie") ==
              "__Host-pledge=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0");
        CHECK(out.headers.at("Clear-Site-Data") == "\"cache\", \"storage\"");
        CHECK_FALSE(thief.is_signed_in());
        CHECK(other.is_signed_in());
    }
    SECTION("everywhere") {
        CHECK(f.browser.post("/sign-out-everywhere").status == 303);
        CHECK_FALSE(thief.is_signed_in());
        CHECK_FALSE(other.is_signed_in());
        CHECK(f.audit().back() == "signed out everywhere: amira");
    }
}

TEST_CASE("forms need the key of their own session") {
    OwnAccount f;
    f.browser.get("/");
    const auto key = f.browser.key;
    f.add("bela", Role::officer);
    Browser stranger(f);
    stranger.get("/sign-in");
    f.clock.pass(30s);
    Browser other(f);
    REQUIRE(other.sign_in("amira", f.amira));
    other.get("/");
    for (const auto& wrong : {std::string(), other.key, stranger.key, std::string(64, '0')})
        for (const char* path : {"/sign-out", "/sign-out-everywhere", "/password"}) {
            const auto refused = f.browser.post(
                path, {{"key", wrong}, {"current", Pages::kPassword}, {"new", kNew}, {"again", kNew}});
            CHECK(refused.status == 403);
            CHECK(has(refused, "open for too long or came from elsewhere; nothing was done"));
        }
    CHECK(f.browser.is_signed_in());
    CHECK(other.is_signed_in());
    CHECK(f.knows(Pages::kPassword));
    CHECK(f.browser.post("/sign-out", {{"key", key}}).status == 303);
}

TEST_CASE("a tab that was left open does nothing, and says so") {
    OwnAccount f;
    f.browser.get("/password");
    f.clock.pass(30min);
    const auto late =
        f.browser.post("/password", {{"current", Pages::kPassword}, {"new", kNew}, {"again", kNew}});
    CHECK(late.status == 403);
    CHECK(has(late, "Your session has ended"));
    CHECK(has(late, "action=\"/sign-in\""));
    CHECK(f.knows(Pages::kPassword));
    // and the form on that page works at once
    CHECK(f.browser.post("/sign-in", {{"name", "amira"}, {"password", Pages::kPassword}}).status == 303);
}
