#include "tests/unit/poll/poll_fixture.h"

#include <set>
#include <sstream>

#include <catch2/catch.hpp>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

using namespace pledge;
using namespace pledge::testing;

namespace {

// Waits until nobody listens there any more.
void until_shut(std::uint16_t port) {
    for (;;) {
        try {
            RawClient knock(port);
        } catch (const std::runtime_error&) {
            return;
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
}

}  // namespace

TEST_CASE("the port for phones is open while a session runs, and not otherwise") {
    RunningHost host;
    KioskEnd kiosk(host.socket());
    const auto port = kiosk.opens();
    const auto token = join(port);
    CHECK_FALSE(token.empty());
    kiosk.say(wire::End{});
    until_shut(port);
    const auto again = kiosk.opens();
    CHECK(kiosk.until<wire::Phones>().joined == 0);  // nothing is left of the one before
    CHECK(status_of(get(again, "/events?token=" + token)) == 401);
}

TEST_CASE("a kiosk that comes back finds its session: phones stay, votes are asked for again") {
    RunningHost host;
    std::string token;
    std::uint16_t port = 0;
    std::optional<Listener> phone;
    {
        KioskEnd kiosk(host.socket());
        port = kiosk.opens();
        kiosk.asks(7);
        token = join(port);
        phone.emplace(port, token);
        CHECK(phone->next()["stage"] == "vote");
        CHECK(vote(port, token, 7, 1) == 204);
    }
    CHECK(phone->next()["voted"] == true);  // nothing changes while the kiosk is away
    KioskEnd kiosk(host.socket());
    CHECK(kiosk.opens() == port);
    CHECK(kiosk.until<wire::Phones>().joined == 1);
    CHECK(phone->next()["stage"] == "wait");
    kiosk.say(asked(8));
    CHECK(phone->next()["voted"] == false);
    CHECK(kiosk.until<wire::VotesIn>() == wire::VotesIn{8, 0});
    CHECK(vote(port, token, 8, 1) == 204);
}

TEST_CASE("a session whose kiosk stays away is forgotten") {
    poll::HostOptions options;
    options.hold = std::chrono::milliseconds(100);
    RunningHost host(std::move(options));
    std::uint16_t port = 0;
    std::optional<Listener> phone;
    {
        KioskEnd kiosk(host.socket());
        port = kiosk.opens();
        phone.emplace(port, join(port));
        CHECK(phone->next()["stage"] == "wait");
    }
    CHECK(phone->next() == Json({{"stage", "over"}}));
    CHECK(phone->next().is_null());
    until_shut(port);
    KioskEnd kiosk(host.socket());  // and is served anew
    kiosk.opens();
    CHECK(kiosk.until<wire::Phones>().joined == 0);
}

TEST_CASE("ending the program tells the phones, and leaves no socket") {
    RunningHost host;
    KioskEnd kiosk(host.socket());
    const auto port = kiosk.opens();
    Listener phone(port, join(port));
    CHECK(phone.next()["stage"] == "wait");
    host.stop();
    CHECK(phone.next() == Json({{"stage", "over"}}));
    while (kiosk.next()) {
    }
    CHECK_THROWS(KioskEnd(host.socket()));
}

TEST_CASE("without a network, or with a port that is taken, the kiosk is told that no phone can join") {
    poll::HostOptions nowhere;
    nowhere.address = [] { return std::string(); };
    RunningHost host(std::move(nowhere));
    KioskEnd kiosk(host.socket());
    kiosk.say(opened());
    CHECK(kiosk.until<wire::Address>().url.empty());
    kiosk.asks(7);
    kiosk.say(wire::Close{7});
    CHECK(kiosk.until<wire::Votes>().votes.empty());

    poll::HostOptions elsewhere;
    elsewhere.address = [] { return std::string("192.0.2.1"); };  // of nobody
    RunningHost other(std::move(elsewhere));
    KioskEnd second(other.socket());
    second.say(opened());
    CHECK(second.until<wire::Address>().url.empty());
}

TEST_CASE("what is logged tells no code, token, key or address") {
    std::ostringstream text;
    const auto before = spdlog::default_logger();
    const auto log =
        std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(text));
    log->set_level(spdlog::level::trace);
    spdlog::set_default_logger(log);
    std::string token;
    {
        RunningHost host;
        KioskEnd kiosk(host.socket());
        const auto port = kiosk.opens();
        token = join(port);
        kiosk.asks(7);
        vote(port, token, 7, 1);
        for (int i = 0; i < 25; ++i) join(port, "0815");
        post(port, "/join", "{\"code\":\"0815\",");
        kiosk.say_bytes("{\"say\":\"open\",\"code\":\"0815x\"}\n");
        while (kiosk.next()) {
        }
    }
    spdlog::set_default_logger(before);
    const auto logged = text.str();
    CHECK(logged.find("Many wrong codes") != std::string::npos);
    CHECK(logged.find("Many wrong codes") == logged.rfind("Many wrong codes"));
    for (const auto& secret :
         {kCode, std::string("0815"), token, to_base64url(opened().key), std::string("127.0.0.1")})
        CHECK(logged.find(secret) == std::string::npos);
}
