#include "sync/http/client.h"
#include "sync/http/server.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::http;

namespace {

Router answering() {
    Router router;
    router.add(
        "POST", "/echo",
        [](const Request& r, const Responder& answer) {
            answer({201,
                    std::string(r.header("x-one")) + "|" + std::string(r.header("expect")) + "|" + r.body,
                    "text/plain",
                    {{"X-Two", " two "}}});
        },
        std::size_t{3} << 20);
    router.add("GET", "/away", [](const Request&, const Responder& answer) {
        answer({302, "", "text/plain", {{"Location", "/hit"}}});
    });
    router.add("GET", "/hit", [](const Request&, const Responder& answer) {
        answer({200, "hit", "text/plain", {}});
    });
    router.add("GET", "/large", [](const Request&, const Responder& answer) {
        answer({200, std::string(5000, 'x'), "text/plain", {}});
    });
    return router;
}

}  // namespace

TEST_CASE("the client says and hears everything, and sends large bodies without asking leave") {
    Server server({}, answering());
    REQUIRE(server.start());
    const auto base = "http://127.0.0.1:" + std::to_string(server.port());
    const auto client = make_curl_transport(base + "/");
    const std::string body(std::size_t{2} << 20, '\0');
    const auto reply = client->send({"POST", "/echo", {{"X-One", "1"}}, body});
    if (!reply) FAIL(reply.error().say);
    CHECK(reply->status == 201);
    CHECK((reply->body == "1||" + body));
    CHECK(reply->headers.at("x-two") == "two");

    // the same handle again, with nothing left of the request before
    CHECK(client->send({"GET", "/hit", {}, ""})->body == "hit");
    CHECK(client->send({"HEAD", "/hit", {}, ""})->body.empty());
    CHECK(client->send({"POST", "/echo", {}, ""})->body == "||");
    CHECK(client->send({"DELETE", "/hit", {}, ""})->status == 405);
}

TEST_CASE("the client follows no redirect") {
    Server server({}, answering());
    REQUIRE(server.start());
    const auto client = make_curl_transport("http://127.0.0.1:" + std::to_string(server.port()));
    const auto reply = client->send({"GET", "/away", {}, ""});
    REQUIRE(reply);
    CHECK(reply->status == 302);
}

TEST_CASE("a reply above the limit is dropped") {
    Server server({}, answering());
    REQUIRE(server.start());
    ClientOptions options;
    options.most_body = 4999;
    const auto small = make_curl_transport("http://127.0.0.1:" + std::to_string(server.port()), options);
    const auto dropped = small->send({"GET", "/large", {}, ""});
    REQUIRE_FALSE(dropped);
    CHECK(dropped.error().code == Code::too_large);
    options.most_body = 5000;
    const auto enough = make_curl_transport("http://127.0.0.1:" + std::to_string(server.port()), options);
    CHECK(enough->send({"GET", "/large", {}, ""})->body.size() == 5000);
}

TEST_CASE("a server that is not there, or speaks no TLS, is said in a sentence") {
    std::uint16_t port = 0;
    {
        Server server({}, answering());
        REQUIRE(server.start());
        port = server.port();
        const auto tls =
            make_curl_transport("https://127.0.0.1:" + std::to_string(port))->send({"GET", "/hit", {}, ""});
        REQUIRE_FALSE(tls);
        CHECK(tls.error().code == Code::unavailable);
    }
    const auto gone =
        make_curl_transport("http://127.0.0.1:" + std::to_string(port))->send({"GET", "/hit", {}, ""});
    REQUIRE_FALSE(gone);
    CHECK(gone.error().code == Code::unavailable);
    CHECK(gone.error().say.back() == '.');
}

TEST_CASE("only encrypted or local addresses are accepted") {
    for (const char* good :
         {"https://council.example", "https://council.example:8443/pledge/", "http://127.0.0.1:8080",
          "http://localhost:1", "http://[::1]:8080", "http://127.9.9.9"}) {
        INFO(good);
        CHECK(check_base_url(good).ok());
    }
    for (const char* bad :
         {"", "council.example", "http://council.example", "ftp://127.0.0.1", "https://u:p@council.example",
          "https://council.example/?q", "https://council.example/#f", "http://127.0.0.1.example",
          "http://localhost.example", "file:///etc/passwd", "https://",
          // curl took these: for another scheme than the one it then allowed, or with an empty query that ate
          // the path
          "HTTPS://council.example", "https:/council.example", "https://council.example/?",
          "https://council.example/ "}) {
        INFO(bad);
        const auto refused = check_base_url(bad);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Code::bad_usage);
        const auto sent = make_curl_transport(bad)->send({"GET", "/", {}, ""});
        REQUIRE_FALSE(sent);
        CHECK(sent.error().code == Code::bad_usage);
    }
}

TEST_CASE("an address with a NUL is refused: curl would read only what stands before it") {
    const auto refused = check_base_url(std::string("https://council.example\0@elsewhere.example", 42));
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == Code::bad_usage);
}
