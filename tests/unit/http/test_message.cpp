#include "sync/http/message.h"

#include <catch2/catch.hpp>

using namespace pledge::http;

TEST_CASE("a refusal is JSON with one sentence") {
    const auto r = refusal(409, "Say \"no\".");
    CHECK(r.status == 409);
    CHECK(r.body == R"({"error":"Say \"no\"."})");
    CHECK(refusal(400, "\xff").body.find("error") != std::string::npos);  // never throws on bad UTF-8
}

TEST_CASE("every answer carries the headers that keep a browser from guessing or keeping") {
    Response response;
    response.headers["Cache-Control"] = "max-age=60";
    const auto headers = wire_headers(response);
    CHECK(headers.at("X-Content-Type-Options") == "nosniff");
    CHECK(headers.at("Cache-Control") == "max-age=60");
    CHECK(wire_headers({}).at("Cache-Control") == "no-store");
    CHECK(headers.at("Server") == "pledge");
}

TEST_CASE("a request is answered exactly once") {
    int answers = 0, status = 0;
    const auto sink = [&](const Response& r) {
        ++answers;
        status = r.status;
    };
    {
        const Responder first(sink);
        const Responder second = first;
        second({201, "", "", {}});
        first({500, "", "", {}});
    }
    CHECK(answers == 1);
    CHECK(status == 201);
    { const Responder forgotten(sink); }
    CHECK(answers == 2);
    CHECK(status == 500);
}
