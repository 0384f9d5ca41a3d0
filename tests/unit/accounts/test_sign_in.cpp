#include "sync/council/accounts/recovery_codes.h"
#include "tests/unit/accounts/browser.h"

#include <future>
#include <sstream>

#include <catch2/catch.hpp>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;
using namespace std::chrono_literals;

namespace {

struct SigningIn : Pages {
    NewSecrets amira = add("amira", Role::officer);
    Browser browser{*this};

    http::Response password(const std::string& name, const std::string& password) {
        browser.get("/sign-in");
        return browser.post("/sign-in", {{"name", name}, {"password", password}});
    }
    http::Response code(const std::string& typed) {
        browser.get("/sign-in/code");
        return browser.post("/sign-in/code", {{"code", typed}});
    }
    std::string wrong_code() { return code_of(amira) == "000000" ? "000001" : "000000"; }
};

}  // namespace

TEST_CASE("password, then code, then the first page; the audit has it") {
    SigningIn f;
    CHECK(f.browser.get("/").headers["Location"] == "/sign-in");
    const auto half = f.password("AMIRA", Pages::kPassword);
    CHECK(half.status == 303);
    CHECK(half.headers.at("Location") == "/sign-in/code");
    CHECK(f.browser.get("/").status == 403);  // half is not in
    CHECK(f.browser.get("/password").status == 403);
    const auto whole = f.code(f.code_of(f.amira));
    CHECK(whole.status == 303);
    CHECK(whole.headers.at("Location") == "/");
    CHECK(has(f.browser.get("/account"), "You are signed in as <strong>amira</strong>, officer."));
    CHECK(f.browser.get("/sign-in").headers["Location"] == "/");
    CHECK(f.audit() == std::vector<std::string>{"account added: amira (officer)", "signed in: amira"});
}

TEST_CASE("a wrong name, a wrong password and a disabled account look the same") {
    SigningIn f;
    f.add("bela", Role::officer);
    REQUIRE(set_disabled(*f.files.storage, "bela", true, f.clock).ok());
    const auto seen = [&](const std::string& name, const std::string& password) {
        Browser fresh(f);
        fresh.cookies = {{"__Host-pledge-door", std::string(64, 'a')}};
        fresh.get("/sign-in");
        return fresh.post("/sign-in", {{"name", name}, {"password", password}});
    };
    const auto wrong = seen("amira", "seven quiet otter");
    CHECK(wrong.status == 403);
    CHECK(has(wrong, "The name or the password is wrong; nothing was done, try again."));
    for (const auto& [name, password] :
         std::map<std::string, std::string>{{"nobody", Pages::kPassword},
                                            {"bela", Pages::kPassword},
                                            {"", ""},
                                            {std::string(300, 'x'), Pages::kPassword},
                                            {"amira'--", std::string(400, 'y')}}) {
        const auto other = seen(name, password);
        CHECK(other.status == wrong.status);
        CHECK(other.body == wrong.body);
        CHECK(other.headers == wrong.headers);
    }
    CHECK(f.files.storage->accounts().sessions({}).value().empty());
}

TEST_CASE("a name that isn't there is throttled like one that is") {
    SigningIn f;
    for (const char* name : {"amira", "nobody"}) {
        for (int i = 0; i < 5; ++i) CHECK(f.password(name, "wrong").status == 403);
        const auto paused = f.password(name, Pages::kPassword);
        CHECK(paused.status == 429);
        CHECK(has(paused, "wait 30 seconds and try again"));
    }
    f.clock.pass(30s);
    CHECK(f.password("amira", Pages::kPassword).status == 303);
}

TEST_CASE("a code is good once, and wrong ones end the attempt") {
    SigningIn f;
    SECTION("used before") {
        REQUIRE(f.browser.sign_in("amira", f.amira));
        Browser second(f);
        CHECK_FALSE(second.sign_in("amira", f.amira));
        CHECK(has(second.get("/sign-in/code"), "six digits"));
        f.clock.pass(30s);
        CHECK(second.post("/sign-in/code", {{"code", f.code_of(f.amira)}}).status == 303);
    }
    SECTION("five wrong ones") {
        REQUIRE(f.password("amira", Pages::kPassword).status == 303);
        for (int i = 0; i < 4; ++i)
            CHECK(has(f.code(f.wrong_code()), "The code is wrong, too old or was used before"));
        CHECK(has(f.code(f.wrong_code()), "begin again"));
        CHECK(f.browser.get("/sign-in/code").headers["Location"] == "/sign-in");
        CHECK(f.password("amira", Pages::kPassword).status == 429);  // they count for the account too
    }
    SECTION("five minutes later") {
        REQUIRE(f.password("amira", Pages::kPassword).status == 303);
        f.browser.get("/sign-in/code");
        f.clock.pass(5min);
        CHECK(has(f.browser.post("/sign-in/code", {{"code", f.code_of(f.amira)}}), "begin again"));
        CHECK_FALSE(f.browser.is_signed_in());
    }
    SECTION("without a password before") {
        f.browser.get("/sign-in");
        CHECK(f.browser.post("/sign-in/code", {{"code", f.code_of(f.amira)}}).status == 403);
        CHECK_FALSE(f.browser.is_signed_in());
    }
}

TEST_CASE("a recovery code stands in once, for its own account alone") {
    SigningIn f;
    const auto bela = f.add("bela", Role::admin);
    REQUIRE(f.password("amira", Pages::kPassword).status == 303);
    CHECK(f.code(bela.recovery_codes[0]).status == 403);
    CHECK(f.code(f.amira.recovery_codes[0]).status == 303);
    CHECK(has(f.browser.get("/account"), "Recovery codes left: 7"));
    CHECK(f.audit()[2] == "recovery code used: amira");
    Browser second(f);
    second.get("/sign-in");
    REQUIRE(second.post("/sign-in", {{"name", "amira"}, {"password", Pages::kPassword}}).status == 303);
    second.get("/sign-in/code");
    CHECK(second.post("/sign-in/code", {{"code", f.amira.recovery_codes[0]}}).status == 403);
}

TEST_CASE("no token that a browser brings is ever the session's: each step has a new one") {
    SigningIn f;
    const std::string planted(64, 'a');
    f.browser.cookies = {{"__Host-pledge-door", planted}, {"__Host-pledge", planted}};
    REQUIRE(f.password("amira", Pages::kPassword).status == 303);
    const auto half = f.browser.cookies["__Host-pledge"];
    REQUIRE(f.code(f.code_of(f.amira)).status == 303);
    const auto whole = f.browser.cookies["__Host-pledge"];
    CHECK(half != planted);
    CHECK(whole != half);
    for (const auto& old : {planted, half}) {
        Browser thief(f);
        thief.cookies["__Host-pledge"] = old;
        CHECK_FALSE(thief.is_signed_in());
        CHECK(thief.get("/sign-in/code").headers["Location"] == "/sign-in");
    }
    // signing in again ends what this browser had
    f.clock.pass(30s);
    f.browser.cookies["__Host-pledge-door"] = planted;
    f.browser.cookies.erase("__Host-pledge");
    f.browser.get("/sign-in");
    f.browser.cookies["__Host-pledge"] = whole;
    REQUIRE(f.browser.post("/sign-in", {{"name", "amira"}, {"password", Pages::kPassword}}).status == 303);
    Browser thief(f);
    thief.cookies["__Host-pledge"] = whole;
    CHECK_FALSE(thief.is_signed_in());
}

TEST_CASE("a form without the key of its own cookie does nothing") {
    SigningIn f;
    f.browser.get("/sign-in");
    const auto right = f.browser.key;
    const auto try_with = [&](const std::string& key) {
        return f.browser.post("/sign-in", {{"name", "amira"}, {"password", Pages::kPassword}, {"key", key}});
    };
    Browser other(f);
    other.get("/sign-in");
    for (const auto& key :
         {std::string(), other.key, right.substr(1), f.browser.cookies["__Host-pledge-door"]}) {
        const auto refused = try_with(key);
        CHECK(refused.status == 403);
        CHECK(has(refused, "open for too long or came from elsewhere"));
    }
    f.browser.headers["sec-fetch-site"] = "cross-site";
    CHECK(try_with(right).status == 403);
    f.browser.headers["sec-fetch-site"] = "same-site";
    CHECK(try_with(right).status == 403);
    f.browser.headers["sec-fetch-site"] = "same-origin";
    CHECK(try_with(right).status == 303);
    // none of the refused ones was a try
    f.browser.headers.clear();
    CHECK_FALSE(f.throttle.begin("amira"));
}

TEST_CASE("a body that is no form is refused in one sentence") {
    SigningIn f;
    f.browser.get("/sign-in");
    const auto body = form_of({{"name", "amira"}, {"password", Pages::kPassword}, {"key", f.browser.key}});
    const auto send = [&](const std::string& type, const std::string& text) {
        http::Request request;
        request.method = "POST";
        request.path = "/sign-in";
        request.headers["content-type"] = type;
        request.body = text;
        return f.browser.send(request).status;
    };
    const std::string form = "application/x-www-form-urlencoded";
    CHECK(send("text/plain", body) == 403);
    CHECK(send("application/json", body) == 403);
    CHECK(send("", body) == 403);
    CHECK(send(form, body + "&name=bela") == 403);  // twice
    CHECK(send(form, body + "&x=%00") == 403);
    CHECK(send(form, body + "&x=%zz") == 403);
    CHECK(send(form, "") == 403);
    CHECK(send("Application/X-WWW-Form-URLEncoded; charset=utf-8", body) == 303);
}

TEST_CASE("when too many passwords wait, a further one is told so, and it was no try") {
    Pages pages(0, 0);  // nobody works, nothing may wait
    pages.add("amira", Role::officer);
    Browser browser(pages);
    browser.get("/sign-in");
    for (const char* name : {"amira", "nobody"})  // who isn't there takes the same way
        for (int i = 0; i < 10; ++i) {
            const auto busy = browser.post("/sign-in", {{"name", name}, {"password", Pages::kPassword}});
            CHECK(busy.status == 503);
            CHECK(has(busy, "The server is busy; nothing was done, try again in a minute."));
        }
}

TEST_CASE("an account that changes while its password is checked lets nobody in") {
    SigningIn f;
    f.browser.get("/sign-in");
    std::promise<void> gate, passed;
    REQUIRE(f.workers.take([&] { gate.get_future().wait(); }));  // the one worker is held
    http::Request request;
    request.headers["content-type"] = "application/x-www-form-urlencoded";
    request.headers["cookie"] = "__Host-pledge-door=" + f.browser.cookies["__Host-pledge-door"];
    request.body = form_of({{"name", "amira"}, {"password", Pages::kPassword}, {"key", f.browser.key}});
    std::promise<http::Response> done;
    f.router.find("POST", {"sign-in"}).route->handler(request, http::Responder([&](http::Response r) {
                                                          done.set_value(std::move(r));
                                                      }));
    f.clerk.ask(http::Responder([&](const http::Response&) { passed.set_value(); }),
                [](Storage&) -> Result<http::Response> { return http::Response{}; });
    passed.get_future().wait();  // by now the account was read, and the work waits
    int expected = 403;
    SECTION("disabled") {
        REQUIRE(set_disabled(*f.files.storage, "amira", true, f.clock).ok());
    }
    SECTION("reset") {
        const auto hash = seal::hash_password("another altogether", f.front.cost).value();
        REQUIRE(
            reset_account(*f.files.storage, {"amira", Role::officer, hash, true}, f.clock, f.random).ok());
    }
    SECTION("left alone") {
        expected = 303;
    }
    gate.set_value();
    CHECK(done.get_future().get().status == expected);
}

TEST_CASE("the log holds neither what was typed nor who knows which name") {
    const auto before = spdlog::default_logger();
    std::ostringstream log;
    const auto capture =
        std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(log));
    spdlog::set_default_logger(capture);
    {
        SigningIn f;
        f.password("amira", "canary password");
        f.password("canary name", "canary password");
        REQUIRE(f.password("amira", Pages::kPassword).status == 303);
        f.code("999 canary");
        f.code(f.amira.recovery_codes[0]);
    }
    spdlog::set_default_logger(before);
    CHECK(log.str().find("account \"amira\" failed at the password") != std::string::npos);
    CHECK(log.str().find("account \"amira\" failed at the code") != std::string::npos);
    CHECK(log.str().find("canary") == std::string::npos);
    CHECK(log.str().find(Pages::kPassword) == std::string::npos);
}
