#include "sync/council/housekeeping.h"
#include "sync/store/database.h"
#include "tests/unit/accounts/browser.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;
using namespace std::chrono_literals;

namespace {

struct SomeSessions : Pages {
    NewSecrets amira = add("amira", Role::officer);
    Browser browser{*this};
    SomeSessions() { REQUIRE(browser.sign_in("amira", amira)); }
    std::size_t stored() {
        const auto account = files.storage->accounts().account("amira").value().value();
        return files.storage->accounts().sessions(account.id).value().size();
    }
};

}  // namespace

TEST_CASE("a session ends after thirty idle minutes, and after twelve hours whatever happens") {
    SomeSessions f;
    SECTION("idle") {
        f.clock.pass(30min - 1s);
        CHECK(f.browser.is_signed_in());
        f.clock.pass(30min - 1s);
        CHECK(f.browser.is_signed_in());
        f.clock.pass(30min);
        const auto ended = f.browser.get("/");
        CHECK(ended.status == 403);
        CHECK(has(ended, "Your session has ended"));
        CHECK(f.stored() == 0);
    }
    SECTION("busy") {
        for (int i = 0; i < 12 * 6 - 1; ++i) {
            f.clock.pass(10min);
            REQUIRE(f.browser.is_signed_in());
        }
        f.clock.pass(10min - 1s);
        CHECK(f.browser.is_signed_in());
        f.clock.pass(1s);
        CHECK_FALSE(f.browser.is_signed_in());
    }
    SECTION("a clock that was set back") {
        Session session;
        session.stage = Stage::in;
        session.begun = session.seen = f.clock.now();
        CHECK(is_alive(session, f.clock.now() - 1min));
        CHECK_FALSE(is_alive(session, f.clock.now() - 61s));
    }
}

TEST_CASE("whatever is done to an account ends its sessions at once") {
    SomeSessions f;
    auto& s = *f.files.storage;
    SECTION("disabled") {
        REQUIRE(set_disabled(s, "amira", true, f.clock).ok());
    }
    SECTION("reset") {
        REQUIRE(reset_account(s, {"amira", Role::officer, "x", true}, f.clock, f.random).ok());
        CHECK(f.audit().back() == "account reset: amira");
    }
    SECTION("another role") {
        REQUIRE(change_role(s, "amira", Role::admin, f.clock).ok());
    }
    SECTION("signed out by an admin") {
        REQUIRE(sign_out_everywhere(s, "amira", f.clock).ok());
    }
    CHECK(f.stored() == 0);
    const auto after = f.browser.get("/");
    CHECK(after.status == 403);
    CHECK(has(after, "Your session has ended"));
}

TEST_CASE("a disabled account is shut even where a session is still stored") {
    SomeSessions f;
    auto account = f.files.storage->accounts().account("amira").value().value();
    account.disabled = true;
    REQUIRE(f.files.storage->accounts().update_account(account).ok());
    CHECK(f.stored() == 1);
    CHECK(f.browser.get("/").status == 403);
}

TEST_CASE("five sessions of an account at most: a further one ends the oldest") {
    SomeSessions f;
    std::vector<Browser> browsers(5, Browser(f));
    for (auto& browser : browsers) {
        f.clock.pass(30s);
        REQUIRE(browser.sign_in("amira", f.amira));
    }
    CHECK(f.stored() == 5);
    CHECK_FALSE(f.browser.is_signed_in());
    for (auto& browser : browsers) CHECK(browser.is_signed_in());
    // whoever knows the password alone pushes nobody out
    Browser half(f);
    for (int i = 0; i < 8; ++i) {
        half.cookies.clear();
        half.get("/sign-in");
        REQUIRE(half.post("/sign-in", {{"name", "amira"}, {"password", Pages::kPassword}}).status == 303);
    }
    for (auto& browser : browsers) CHECK(browser.is_signed_in());
    CHECK(f.stored() == 10);
}

TEST_CASE("the daily housekeeping forgets what ended") {
    SomeSessions f;
    f.clock.pass(29min);
    REQUIRE(keep_house(*f.files.storage, f.clock).ok());
    CHECK(f.stored() == 1);
    f.clock.pass(1min);
    REQUIRE(keep_house(*f.files.storage, f.clock).ok());
    CHECK(f.stored() == 0);
}

TEST_CASE("the database holds no token, password, code or form key") {
    SomeSessions f;
    f.browser.get("/");
    const auto file = read_all(f.files.folder / "council.db");
    const auto token = Token::read(f.browser.cookies["__Host-pledge"]).value();
    CHECK(file.find(text_of(token.hash())) != std::string::npos);  // the search finds what is there
    for (const auto& secret : {std::string(text_of(token.bytes)), token.text(), token.form_key(),
                               std::string(Pages::kPassword), f.amira.recovery_codes[0]})
        CHECK(file.find(secret) == std::string::npos);
}

TEST_CASE("a database that fails is answered with a page, and nobody is let in") {
    SomeSessions f;
    auto raw = store::Database::open(f.files.folder / "council.db").value();
    REQUIRE(raw.attempt([](SQLite::Database& d) { d.exec("DROP TABLE session"); }).ok());
    const auto failed = f.browser.get("/");
    CHECK(failed.status == 503);
    CHECK(failed.content_type == "text/html; charset=utf-8");
    CHECK(has(failed, "The server is busy"));
}
