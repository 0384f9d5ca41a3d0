// Results that are handed to who has a token, and the wrong tokens.
#include "sync/core/json_reader.h"
#include "sync/council/tokens/issuing.h"
#include "sync/results/bearer.h"
#include "sync/results/pull.h"
#include "tests/unit/council/running_council.h"
#include "tests/unit/results/release_fixture.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

struct Guarded : RunningCouncil {
    explicit Guarded(const char* results = "token") {
        command("init --council derby --name Derby --passphrase-file @publisher.txt");
        auto config = read_all(folder / "council.toml");
        const std::string open = "results = \"open\"";
        config.replace(config.find(open), open.size(), std::string("results = \"") + results + "\"");
        write_all(folder / "council.toml", config);
        REQUIRE(
            storage()->put_release(WaveId("2026-annual"), results::write_release(some_release()), {}).ok());
        start();
    }
    std::string new_token(const std::string& words = "report") {
        const auto out = command("token add " + words);
        REQUIRE(code == 0);
        return out.substr(0, out.find('\n'));
    }
    HttpReply ask(const std::string& authorization,
                  const std::string& path = "/v1/waves/2026-annual/results") {
        std::map<std::string, std::string> headers;
        if (!authorization.empty()) headers["Authorization"] = authorization;
        return send({"GET", path, headers, ""});
    }
};

}  // namespace

TEST_CASE("results are open unless the council says otherwise") {
    Guarded open("open");
    CHECK(open.ask("").status == 200);
    CHECK(open.ask("Bearer nonsense").status == 200);
    CHECK(open.ask("", "/v1/waves").status == 200);
}

TEST_CASE("with results = \"token\", a token that holds opens results, and only results need one") {
    Guarded g;
    const auto token = g.new_token("report --days 10");
    const auto none = g.ask("");
    CHECK(none.status == 401);
    CHECK(none.headers.at("www-authenticate") == "Bearer realm=\"results\"");
    CHECK(Json::parse(none.body)["error"].get<std::string>().back() == '.');
    CHECK(g.ask("", "/v1/waves").status == 401);
    CHECK(g.ask("", "/v1/waves/no-such/results").status == 401);  // whether there is one is told to nobody
    CHECK(g.ask("Bearer " + token).status == 200);
    CHECK(g.ask("Bearer " + token, "/v1/waves").status == 200);
    CHECK(g.ask("Bearer " + token, "/v1/waves/no-such/results").status == 404);
    CHECK(g.ask("", "/v1/manifest").status == 404);
    CHECK(g.ask("", "/healthz").status == 200);
    CHECK(g.ask("", "/v1/openapi.yaml").status == 200);

    results::Bearer with(std::move(g.transport), token);
    CHECK(results::pull_release(with, WaveId("2026-annual")).value() == some_release());
}

TEST_CASE("what is not a token that holds opens nothing") {
    Guarded g;
    const auto token = g.new_token("report --days 10");
    const auto other = ApiSecret::make(g.random).text();
    for (const auto& wrong :
         {"Bearer " + other, "bearer " + token, token, "Basic " + token, "Bearer  " + token,
          "Bearer " + token + ", Bearer " + token, std::string("Bearer ")}) {
        INFO(wrong);
        CHECK(g.ask(wrong).status == 401);
    }
    g.days_pass(10);
    CHECK(g.ask("Bearer " + token).status == 200);
    g.days_pass(1);
    CHECK(g.ask("Bearer " + token).status == 401);
    const auto second = g.new_token("another");
    CHECK(g.ask("Bearer " + second).status == 200);
    g.command("token revoke another");
    CHECK(g.ask("Bearer " + second).status == 401);
}

TEST_CASE("the day on which a token was used is known, and nothing else about it") {
    Guarded g;
    const auto token = g.new_token();
    CHECK_FALSE(find_api_token(*g.storage(), "report").value().last_used);
    g.ask("Bearer " + token);
    CHECK(find_api_token(*g.storage(), "report").value().last_used == g.clock.today());
    g.days_pass(3);
    g.ask("Bearer " + token);
    CHECK(find_api_token(*g.storage(), "report").value().last_used == g.clock.today());
    CHECK(g.command("audit list").find("used") == std::string::npos);
}

TEST_CASE("whoever tries on and on is told to wait; a right token is never kept out") {
    Guarded g;
    const auto token = g.new_token();
    int refused = 0, waits = 0;
    for (int i = 0; i < 60; ++i) {
        const auto reply = g.ask("Bearer " + ApiSecret::make(g.random).text());
        refused += reply.status == 401;
        if (reply.status != 429) continue;
        ++waits;
        CHECK(std::stoi(reply.headers.at("retry-after")) > 0);
    }
    CHECK(refused == 21);
    CHECK(waits == 39);
    CHECK(g.ask("Bearer " + token).status == 200);
    CHECK(g.ask("").status == 401);  // and who shows none is told so
}
