#include "sync/http/server.h"
#include "tests/support/has.h"
#include "tests/unit/http/raw_client.h"

#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::http;
using pledge::testing::exchange;
using pledge::testing::has;
using pledge::testing::RawClient;

namespace {

struct Attacked {
    explicit Attacked(ServerOptions options = {}) : server(options, router()) {
        const auto started = server.start();
        if (!started) FAIL(started.error().say);
    }
    static Router router() {
        Router r;
        r.add("GET", "/", [](const Request&, const Responder& answer) {
            answer({200, "fine", "text/plain", {}});
        });
        r.add(
            "POST", "/",
            [](const Request& q, const Responder& answer) {
                answer({200, q.body, "text/plain", {}});
            },
            64);
        return r;
    }
    bool lives() const { return has(exchange(server.port(), "GET / HTTP/1.0\r\n\r\n"), "fine"); }
    Server server;
};

}  // namespace

TEST_CASE("malformed requests are refused with 400 and the connection is closed") {
    const Attacked s;
    const std::string requests[] = {
        "rubbish\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",                        // no host
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",  // two hosts
        "GET /%zz HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET /../secret HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n",
        "GET / HTTP/9.9\r\nHost: x\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : x\r\n\r\n",  // a space before the colon
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nTransfer-Encoding: "
        "chunked\r\n\r\n0\r\n\r\n",  // smuggling
        // Bug: these were taken as bodies without chunks
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\nContent-Length: 2\r\n\r\nab",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        std::string("GET / HTTP/1.1\r\nHost: x\r\nA: b\0c\r\n\r\n", 35),
    };
    for (const auto& request : requests) {
        INFO(request);
        const auto answer = exchange(s.server.port(), request);
        CHECK(has(answer, "HTTP/1.1 400 Bad Request"));
        CHECK(has(answer, "{\"error\":"));
        CHECK(has(answer, "Connection: close"));
    }
    CHECK(s.lives());
}

TEST_CASE("an unknown place is 404, a wrong or unknown method 405 with the right one named") {
    const Attacked s;
    CHECK(has(exchange(s.server.port(), "GET /x HTTP/1.0\r\n\r\n"), "404 Not Found"));
    for (const char* method : {"DELETE", "BREW", "OPTIONS", "TRACE"}) {
        const auto answer = exchange(s.server.port(), std::string(method) + " / HTTP/1.0\r\n\r\n");
        CHECK(has(answer, "405 Method Not Allowed"));
        CHECK(has(answer, "Allow: GET, HEAD, POST"));
    }
}

TEST_CASE("a body that is too large is refused before it is read") {
    const Attacked s;
    RawClient client(s.server.port());
    client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000000\r\n\r\n");
    CHECK(has(client.read_answer(), "413 Payload Too Large"));  // not one byte of the body was sent

    RawClient exact(s.server.port());
    exact.send("POST / HTTP/1.0\r\nContent-Length: 64\r\n\r\n" + std::string(64, 'x'));
    CHECK(has(exact.read_all(), "200 OK"));

    RawClient chunked(s.server.port());
    chunked.send("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n41\r\n" +
                 std::string(65, 'x') + "\r\n");
    CHECK(has(chunked.read_answer(), "413 Payload Too Large"));

    // a client that sends on regardless still gets to read why
    RawClient stubborn(s.server.port());
    stubborn.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10000000\r\n\r\n" +
                  std::string(10000000, 'x'));
    CHECK(has(stubborn.read_answer(), "413 Payload Too Large"));
    CHECK(s.lives());
}

TEST_CASE("a head that is too large is refused") {
    const Attacked s;
    const auto answer =
        exchange(s.server.port(), "GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(20000, 'a') + "\r\n\r\n");
    CHECK(has(answer, "431 "));
    const auto endless = exchange(s.server.port(), "GET /" + std::string(300000, 'a'));
    CHECK(has(endless, "431 "));
    CHECK(s.lives());
}

TEST_CASE("slow clients are told so and closed") {
    ServerOptions options;
    options.head_timeout = options.body_timeout = std::chrono::milliseconds(50);
    options.idle_timeout = std::chrono::milliseconds(50);
    const Attacked s(options);
    RawClient head(s.server.port());
    head.send("GET / HTTP/1.1\r\nHo");
    CHECK(has(head.read_all(), "408 Request Timeout"));

    RawClient body(s.server.port());
    body.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
    CHECK(has(body.read_all(), "408 Request Timeout"));

    RawClient silent(s.server.port());
    CHECK(silent.closed());
    CHECK(s.lives());
}

TEST_CASE("a client that drips bytes gains no time by it") {
    ServerOptions options;
    options.head_timeout = std::chrono::milliseconds(200);
    const Attacked s(options);
    RawClient client(s.server.port());
    std::thread drip([&] {
        for (int i = 0; i < 2000 && client.send("X"); ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(10));
    });
    CHECK(has(client.read_answer(), "408 Request Timeout"));
    drip.join();
}

TEST_CASE("a client that leaves in the middle harms nobody") {
    const Attacked s;
    for (const char* part : {"", "G", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc"}) {
        RawClient client(s.server.port());
        client.send(part);
        client.finish();
        CHECK_FALSE(has(client.read_all(), "200"));
    }
    CHECK(s.lives());
}

TEST_CASE("beyond the cap idle, slow and unread connections make room, and everybody is served") {
    ServerOptions options;
    options.most_connections = 3;
    const Attacked s(options);
    RawClient idle(s.server.port()), head(s.server.port()), body(s.server.port());
    idle.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(has(idle.read_answer(), "fine"));
    head.send("GET / HTTP/1.1\r\nHo");
    body.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc");
    std::vector<std::unique_ptr<RawClient>> staying;
    for (int i = 0; i < 20; ++i) {
        staying.push_back(std::make_unique<RawClient>(s.server.port()));
        staying.back()->send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        CHECK(has(staying.back()->read_answer(), "fine"));
    }
    // at least those that came first were asked to leave; no timeout is that short
    CHECK(idle.read_all().empty());
    CHECK(head.read_all().empty());
    CHECK(body.read_all().empty());
}

TEST_CASE("while every connection is at work a client is told to come back, and nobody's answer is lost") {
    std::mutex mutex;
    std::vector<Responder> held;
    Router router;
    router.add("GET", "/", [&](const Request&, const Responder& answer) {
        const std::lock_guard lock(mutex);
        held.push_back(answer);
    });
    ServerOptions options;
    options.most_connections = 2;
    Server server(options, std::move(router));
    REQUIRE(server.start());
    RawClient one(server.port()), two(server.port());
    for (auto* client : {&one, &two}) client->send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    for (;;) {
        const std::lock_guard lock(mutex);
        if (held.size() == 2) break;
    }
    RawClient three(server.port());
    CHECK(has(three.read_answer(), "503 Service Unavailable"));
    for (const auto& answer : held) answer({200, "fine", "text/plain", {}});
    CHECK(has(one.read_answer(), "fine"));
    CHECK(has(two.read_answer(), "fine"));
}
