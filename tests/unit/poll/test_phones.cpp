#include "tests/support/has.h"
#include "tests/unit/poll/poll_fixture.h"

#include <set>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;

namespace {

struct Open {
    RunningHost host;
    KioskEnd kiosk{host.socket()};
    std::uint16_t port = kiosk.opens();
};

}  // namespace

TEST_CASE("pages, words and answers come as they are written down") {
    Open room;
    const auto page = get(room.port, "/");
    CHECK(has(page, "Content-Type: text/html; charset=utf-8"));
    CHECK(has(page, "default-src 'self'"));
    CHECK(has(page, "ETag: W/"));
    CHECK(has(page, "Your vote"));
    CHECK_FALSE(has(page, "Set-Cookie"));
    CHECK(has(get(room.port, "/poll.js", "Accept-Encoding: gzip\r\n"), "Content-Encoding: gzip"));
    CHECK(status_of(get(room.port, "/symbols/home.svg")) == 200);
    CHECK(json_of(get(room.port, "/words/en.json"))["live.join.title"] == "Join in");
    CHECK(status_of(get(room.port, "/words/none.json")) == 404);
    CHECK(status_of(get(room.port, "/index.html")) == 404);
    CHECK(status_of(get(room.port, "/../en/poll.json")) == 400);
    const auto joined = post(room.port, "/join", "{\"code\":\"4719\"}");
    CHECK(has(joined, "Cache-Control: no-store"));
    const auto json = json_of(joined);
    CHECK(json["token"].get<std::string>().size() == 32);
    CHECK(json["key"] == to_base64url(opened().key));
    CHECK(json["languages"] == Json({"en", "ur"}));
    room.kiosk.until_phones(1);
}

TEST_CASE("a wrong code is told so, many wrong ones have to wait, and the picture's key goes past them") {
    Open room;
    const auto wrong = post(room.port, "/join", "{\"code\":\"0000\"}");
    CHECK(status_of(wrong) == 403);
    CHECK(json_of(wrong)["error"] == "code");
    for (int i = 0; i < 19; ++i) CHECK(status_of(post(room.port, "/join", "{\"code\":\"0000\"}")) == 403);
    const auto late = post(room.port, "/join", "{\"code\":\"4719\"}");
    CHECK(status_of(late) == 429);
    CHECK(json_of(late)["error"] == "wait");
    CHECK(has(late, "Retry-After: 60"));
    const Json scanned = {{"code", kCode}, {"key", to_base64url(opened().key)}};
    CHECK(status_of(post(room.port, "/join", scanned.dump())) == 200);
}

TEST_CASE("a whole question, from join to reveal") {
    Open room;
    const auto token = join(room.port), other = join(room.port);
    Listener phone(room.port, token);
    CHECK(phone.next() == Json({{"stage", "wait"}}));
    room.kiosk.asks(7);
    CHECK(phone.next()["voted"] == false);
    CHECK(vote(room.port, token, 7, 1) == 204);
    CHECK(phone.next()["voted"] == true);
    CHECK(vote(room.port, other, 7, 2) == 204);
    CHECK(vote(room.port, token, 7, 3) == 204);  // changed
    CHECK(vote(room.port, token, 6, 3) == 409);
    room.kiosk.until_votes(2);
    room.kiosk.say(wire::Close{7});
    const auto votes = room.kiosk.until<wire::Votes>();
    CHECK(votes.question == 7);
    REQUIRE(votes.votes.size() == 2);
    CHECK(std::set<std::uint8_t>{votes.votes[0][0], votes.votes[1][0]} == std::set<std::uint8_t>{2, 3});
    CHECK(phone.next()["stage"] == "closed");
    const auto late =
        post(room.port, "/vote",
             Json({{"token", token}, {"question", 7}, {"vote", to_base64url(sealed(1))}}).dump());
    CHECK(status_of(late) == 409);
    CHECK(json_of(late)["error"] == "closed");
    room.kiosk.say(wire::Reveal{7, {wire::Shown::As::words, {wire::Shown::Word::most}, {}}});
    CHECK(phone.next()["shown"]["cells"] == Json({"most"}));
    room.kiosk.say(wire::End{});
    CHECK(phone.next() == Json({{"stage", "over"}}));
    CHECK(phone.next().is_null());
}

TEST_CASE("a phone that slept comes back with its token to what is now") {
    Open room;
    const auto token = join(room.port);
    {
        Listener phone(room.port, token);
        CHECK(phone.next()["stage"] == "wait");
    }
    room.kiosk.asks(7);
    CHECK(vote(room.port, token, 7, 1) == 204);
    Listener again(room.port, token);
    const auto state = again.next();
    CHECK(state["stage"] == "vote");
    CHECK(state["voted"] == true);
    Listener third(room.port, token);
    CHECK(third.next()["stage"] == "vote");
    CHECK(again.next().is_null());
}

TEST_CASE("what is no request of a phone is refused, and changes nothing") {
    Open room;
    room.kiosk.asks(7);
    const auto token = join(room.port);
    const auto good = Json({{"token", token}, {"question", 7}, {"vote", to_base64url(sealed(1))}}).dump();
    const auto spoiled = [&](const std::string& part, const std::string& with) {
        auto body = good;
        return body.replace(body.find(part), part.size(), with);
    };
    for (const auto& body :
         {std::string(), std::string("{}"), std::string("[]"), std::string("null"), std::string(900, '['),
          spoiled("\"question\":7", "\"question\":-7"), spoiled("\"question\":7", "\"question\":4294967303"),
          spoiled("AQEB", "AQE"), spoiled("AQEB", "AQE="), spoiled("AQEB", "AQEBAQEB"),
          spoiled("\"question\":7", "\"question\":7,\"name\":\"x\""), good + good})
        CHECK(status_of(post(room.port, "/vote", body)) == 400);
    CHECK(status_of(post(room.port, "/vote", good, "text/plain")) == 400);
    CHECK(status_of(post(room.port, "/vote", spoiled(token, std::string(32, '0')))) == 401);
    CHECK(status_of(post(room.port, "/vote", spoiled(token, "no hex"))) == 401);
    CHECK(status_of(post(room.port, "/vote", good + std::string(1024, ' '))) == 413);
    CHECK(status_of(post(room.port, "/join", "{\"code\":4719}")) == 400);
    CHECK(status_of(post(room.port, "/join", "{\"code\":\"4719\",\"name\":\"x\"}")) == 400);
    CHECK(status_of(post(room.port, "/join", "{\"code\":\"" + std::string(17, '4') + "\"}")) == 400);
    CHECK(status_of(post(room.port, "/join", "{\"code\":\"4719\"}", "application/x-www-form-urlencoded")) ==
          400);
    for (const char* target : {"/events", "/events?token=", "/events?token=zz", "/events?key=1",
                               "/events?token=00000000000000000000000000000000"})
        CHECK(status_of(get(room.port, target)) == 401);
    CHECK(status_of(get(room.port, "/vote")) == 405);
    CHECK(vote(room.port, token, 7, 1) == 204);
    room.kiosk.say(wire::Close{7});
    CHECK(room.kiosk.until<wire::Votes>().votes.size() == 1);
}
