#include "sync/http/server.h"
#include "tests/support/has.h"
#include "tests/unit/http/raw_client.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::http;
using pledge::testing::exchange;
using pledge::testing::has;
using pledge::testing::RawClient;

namespace {

struct Paged {
    Paged() : server(options(), router()) {
        const auto started = server.start();
        if (!started) FAIL(started.error().say);
    }
    static ServerOptions options() {
        ServerOptions out;
        out.page_for = [](int status) -> Response {
            return {status, "<p>page " + std::to_string(status) + "</p>", "text/html; charset=utf-8", {}};
        };
        return out;
    }
    static Router router() {
        Router r;
        r.add("GET", "/lost", [](const Request&, const Responder&) {});
        r.add("GET", "/own",
              [](const Request&, const Responder& answer) { answer(refusal(404, "Its own.")); });
        r.add(
            "POST", "/form", [](const Request&, const Responder& answer) { answer({}); }, 64);
        return r;
    }
    std::string ask(const std::string& line, const std::string& accept) const {
        return exchange(server.port(),
                        line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAccept: " + accept + "\r\n\r\n");
    }
    Server server;
};

constexpr const char* kBrowser = "text/html,application/xhtml+xml,*/*;q=0.8";

}  // namespace

TEST_CASE("a browser is refused with a page, a program with JSON") {
    const Paged s;
    const std::pair<const char*, const char*> asked[] = {
        {"GET /nowhere", "404"}, {"GET /form", "405"}, {"GET /lost", "500"}};
    for (const auto& [line, status] : asked) {
        INFO(line);
        const auto page = s.ask(line, kBrowser), json = s.ask(line, "*/*");
        CHECK(has(page, "HTTP/1.1 " + std::string(status)));
        CHECK(has(page, "<p>page " + std::string(status) + "</p>"));
        CHECK(has(page, "Content-Type: text/html; charset=utf-8"));
        CHECK(has(json, "HTTP/1.1 " + std::string(status)));
        CHECK(has(json, "{\"error\":"));
    }
    CHECK(has(s.ask("GET /form", kBrowser), "Allow: POST"));
    CHECK(has(s.ask("GET /own", kBrowser), "{\"error\":\"Its own.\"}"));  // a route's own word is left alone
}

TEST_CASE("a browser that pastes ten megabytes gets to read why not") {
    const Paged s;
    RawClient paste(s.server.port());
    paste.send("POST /form HTTP/1.1\r\nHost: x\r\nAccept: " + std::string(kBrowser) +
               "\r\nContent-Length: 10000000\r\n\r\n");
    CHECK(paste.send(std::string(10'000'000, 'x')));  // all of it is taken, as a browser wants it
    CHECK(has(paste.read_answer(), "<p>page 413</p>"));
}

TEST_CASE("what one request of a connection asked for is forgotten with the next") {
    const Paged s;
    RawClient client(s.server.port());
    client.send("GET /nowhere HTTP/1.1\r\nHost: x\r\nAccept: text/html\r\n\r\n");
    CHECK(has(client.read_answer(), "<p>page 404</p>"));
    client.send("GET /nowhere HTTP/1.1\r\nHost: x\r\n\r\n");
    CHECK(has(client.read_answer(), "{\"error\":"));
}
