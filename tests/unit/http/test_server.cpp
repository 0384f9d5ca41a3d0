#include "sync/http/server.h"
#include "tests/support/has.h"
#include "tests/unit/http/raw_client.h"

#include <future>
#include <thread>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::http;
using pledge::testing::exchange;
using pledge::testing::has;
using pledge::testing::RawClient;

namespace {

Router echo_router() {
    Router router;
    router.add("GET", "/hello/{name}", [](const Request& r, const Responder& answer) {
        answer({200, "hello " + std::string(r.param("name")), "text/plain", {}});
    });
    router.add(
        "POST", "/echo",
        [](const Request& r, const Responder& answer) {
            answer({200, r.body, "text/plain", {}});
        },
        64);
    router.add("GET", "/thrown",
               [](const Request&, const Responder&) -> void { throw std::runtime_error("x"); });
    router.add("GET", "/forgotten", [](const Request&, const Responder&) {});
    return router;
}

struct Echoing {
    explicit Echoing(Router router = echo_router(), ServerOptions options = {})
        : server(options, std::move(router)) {
        const auto started = server.start();
        if (!started) FAIL(started.error().say);
    }
    std::uint16_t port() const { return server.port(); }
    Server server;
};

}  // namespace

TEST_CASE("a request is answered, with its parts decoded") {
    const Echoing s;
    const auto answer =
        exchange(s.port(), "GET /hello/a%20b HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    CHECK(has(answer, "HTTP/1.1 200 OK\r\n"));
    CHECK(has(answer, "\r\n\r\nhello a b"));
    CHECK(has(answer, "X-Content-Type-Options: nosniff"));
    CHECK(has(answer, "Cache-Control: no-store"));
}

TEST_CASE("one connection serves many requests, pipelined ones in order") {
    const Echoing s;
    RawClient client(s.port());
    for (int i = 0; i < 3; ++i) {
        client.send("GET /hello/again HTTP/1.1\r\nHost: x\r\n\r\n");
        CHECK(has(client.read_answer(), "hello again"));
    }
    client.send(
        "POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\noneGET /hello/two HTTP/1.1\r\nHost: "
        "x\r\n\r\n"
        "GET /nothing HTTP/1.1\r\nHost: x\r\n\r\nPOST /echo HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: "
        "chunked\r\n\r\n"
        "4\r\nfour\r\n0\r\n\r\n");
    CHECK(has(client.read_answer(), "\r\n\r\none"));
    CHECK(has(client.read_answer(), "\r\n\r\nhello two"));
    CHECK(has(client.read_answer(), "404 Not Found"));
    CHECK(has(client.read_answer(), "\r\n\r\nfour"));
}

TEST_CASE("HEAD says what GET would, without the body") {
    const Echoing s;
    RawClient client(s.port());
    client.send("HEAD /hello/you HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    const auto answer = client.read_all();
    CHECK(has(answer, "200 OK"));
    CHECK(has(answer, "Content-Length: 9\r\n"));
    CHECK(answer.substr(answer.find("\r\n\r\n")) == "\r\n\r\n");
}

TEST_CASE("an answer that has no body says nothing of its length") {
    Router router;
    for (const int status : {204, 304})
        router.add("GET", "/" + std::to_string(status), [status](const Request&, const Responder& answer) {
            answer({status, "", "text/plain", {}});
        });
    const Echoing s(std::move(router));
    RawClient client(s.port());
    for (const char* status : {"204", "304"}) {
        client.send(std::string("GET /") + status + " HTTP/1.1\r\nHost: x\r\n\r\n");
        const auto answer = client.read_answer();
        CHECK(has(answer, std::string("HTTP/1.1 ") + status));
        CHECK_FALSE(has(answer, "Content-Length"));
    }
}

TEST_CASE("a body may wait for leave to come") {
    const Echoing s;
    RawClient client(s.port());
    client.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    CHECK(client.read_answer() == "HTTP/1.1 100 Continue\r\n\r\n");
    client.send("ok");
    CHECK(has(client.read_answer(), "\r\n\r\nok"));
}

TEST_CASE("a handler that throws or forgets is an honest 500, and the server lives on") {
    const Echoing s;
    for (const char* path : {"/thrown", "/forgotten"}) {
        const auto answer = exchange(
            s.port(), std::string("GET ") + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        CHECK(has(answer, "500 Internal Server Error"));
        CHECK(has(answer, "{\"error\":"));
    }
    CHECK(has(exchange(s.port(), "GET /hello/x HTTP/1.0\r\n\r\n"), "hello x"));
}

TEST_CASE("an answer may come later, from another thread") {
    std::promise<Responder> waiting;
    Router router;
    router.add("GET", "/later",
               [&](const Request&, Responder answer) { waiting.set_value(std::move(answer)); });
    const Echoing s(std::move(router));
    RawClient client(s.port());
    client.send("GET /later HTTP/1.1\r\nHost: x\r\n\r\n");
    std::thread([answer = waiting.get_future().get()] { answer({200, "now", "text/plain", {}}); }).join();
    CHECK(has(client.read_answer(), "\r\n\r\nnow"));
}

TEST_CASE("stopping lets what is under way finish and closes what is idle") {
    std::promise<Responder> waiting;
    Router router = echo_router();
    router.add("GET", "/later",
               [&](const Request&, Responder answer) { waiting.set_value(std::move(answer)); });
    auto s = std::make_unique<Echoing>(std::move(router));
    RawClient idle(s->port()), busy(s->port());
    idle.send("GET /hello/x HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(has(idle.read_answer(), "hello x"));
    busy.send("GET /later HTTP/1.1\r\nHost: x\r\n\r\n");
    auto answer = waiting.get_future().get();
    std::thread stopper([&] { s->server.stop(); });
    CHECK(idle.closed());
    answer({200, "finished", "text/plain", {}});
    const auto last = busy.read_all();
    CHECK(has(last, "\r\n\r\nfinished"));
    CHECK(has(last, "Connection: close"));
    stopper.join();
    CHECK_THROWS(RawClient(s->port()));
}

TEST_CASE(
    "a handler that never answers can't keep a server from stopping, and its answer may outlive the server") {
    std::promise<Responder> waiting;
    Router router;
    router.add("GET", "/never",
               [&](const Request&, Responder answer) { waiting.set_value(std::move(answer)); });
    ServerOptions options;
    options.stop_timeout = std::chrono::milliseconds(20);
    auto s = std::make_unique<Echoing>(std::move(router), options);
    RawClient client(s->port());
    client.send("GET /never HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto answer = waiting.get_future().get();
    s.reset();
    CHECK(client.read_all().empty());
    answer({200, "", "", {}});
}

TEST_CASE("a port in use, and an address that is none, are said in a sentence") {
    const Echoing s;
    ServerOptions options;
    options.port = s.port();
    Server second(options, {});
    const auto taken = second.start();
    REQUIRE_FALSE(taken);
    CHECK(taken.error().code == Code::unavailable);
    options.address = "localhost";
    Server third(options, {});
    const auto named = third.start();
    REQUIRE_FALSE(named);
    CHECK(named.error().code == Code::bad_usage);
}
