#include "sync/core/json_reader.h"
#include "sync/council/api.h"
#include "sync/council/tokens/guard.h"
#include "sync/store/database.h"
#include "tests/unit/council/council_fixture.h"
#include "tests/unit/council/running_council.h"

#include <map>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;

namespace {

using Documented = std::map<std::string, std::set<int>>;  // "GET /v1/waves" → statuses

// Reads just as much of openapi.yaml as the test needs; its layout is ours.
Documented documented(const std::string& yaml) {
    Documented out;
    std::istringstream in(yaml);
    std::string path, method;
    bool in_paths = false;
    for (std::string line; std::getline(in, line);) {
        if (!line.empty() && line[0] != ' ') in_paths = line == "paths:";
        if (!in_paths) continue;
        if (line.rfind("  /", 0) == 0)
            path = line.substr(2, line.size() - 3);
        else if (line.rfind("    ", 0) == 0 && line[4] != ' ')
            method = line.substr(4, line.size() - 5);
        else if (line.rfind("        \"", 0) == 0 && line[8] == '"') {
            std::string key;
            for (const char c : method) key += static_cast<char>(std::toupper(c));
            out[key + " " + path].insert(std::stoi(line.substr(9, 3)));
        }
    }
    return out;
}

struct Api : RunningCouncil {
    Api() {
        command("init --council derby --name Derby --passphrase-file @publisher.txt");
        start();
    }
    std::string new_code() {
        const auto text = command("enrol-code --profile home");
        return to_hex(seal::EnrolCode::read(text.substr(0, text.find('\n'))).value().secret);
    }
    HttpReply enrol_with(const std::string& secret, const std::string& key = to_base64(seal::VerifyKey{1})) {
        return send({"POST", "/v1/devices", {}, Json({{"code", secret}, {"device_key", key}}).dump()});
    }
    // What a server says that bears a single wrong code.
    HttpReply after_too_many_codes() {
        council::Clerk clerk(storage());
        council::Enrolment enrolment(CouncilId("derby"), {}, clock, random, {1, std::chrono::minutes(10), 1});
        council::Ingest ingest(clock);
        council::Api api{clerk, enrolment, ingest, CouncilId("derby")};
        http::Server strict({}, council::make_router(api));
        REQUIRE(strict.start());
        auto to_strict = http::make_curl_transport("http://127.0.0.1:" + std::to_string(strict.port()));
        const auto fine = new_code();
        transport.swap(to_strict);
        CHECK(enrol_with("00112233445566").status == 403);
        auto reply = enrol_with(fine);
        transport.swap(to_strict);
        return reply;
    }
    // What a server says that lacks fonts and words.
    HttpReply without_papers(const std::string& path) {
        council::Clerk clerk(storage());
        council::Enrolment enrolment(CouncilId("derby"), {}, clock, random);
        council::Ingest ingest(clock);
        council::Api api{clerk, enrolment, ingest, CouncilId("derby")};
        http::Server plain({}, council::make_router(api));
        REQUIRE(plain.start());
        return http::make_curl_transport("http://127.0.0.1:" + std::to_string(plain.port()))
            ->send({"GET", path, {}, ""})
            .value();
    }
    // What a server says that hands results to who has a token.
    HttpReply guarded(const std::string& path, int wrong_tokens_before) {
        council::Clerk clerk(storage());
        council::Enrolment enrolment(CouncilId("derby"), {}, clock, random);
        council::Ingest ingest(clock);
        council::Api api{clerk, enrolment, ingest, CouncilId("derby")};
        council::Guard guard(clerk, clock);
        auto router = council::make_router(api);
        guard.stand_before(router, "/v1/waves");
        http::Server strict({}, std::move(router));
        REQUIRE(strict.start());
        const auto to_strict = http::make_curl_transport("http://127.0.0.1:" + std::to_string(strict.port()));
        const HttpRequest wrong{"GET", path, {{"Authorization", "Bearer x"}}, ""};
        for (int i = 0; i < wrong_tokens_before; ++i) REQUIRE(to_strict->send(wrong));
        return to_strict->send(wrong).value();
    }
};

}  // namespace

TEST_CASE("every documented route and status is real, and every route is documented") {
    Api f;
    const auto yaml = f.send({"GET", "/v1/openapi.yaml", {}, ""});
    CHECK(yaml.headers.at("content-type") == "application/yaml");
    CHECK(yaml.body == read_all(std::string(PLEDGE_SOURCE_DIR) + "/sync/council/openapi.yaml"));
    auto left = documented(yaml.body);

    std::set<std::string> routes, described;
    {
        council::Clerk clerk(f.storage());
        council::Enrolment enrolment(CouncilId("derby"), {}, f.clock, f.random);
        council::Ingest ingest(f.clock);
        council::Api api{clerk, enrolment, ingest, CouncilId("derby")};
        const auto router = council::make_router(api);
        for (const auto& route : router.routes()) routes.insert(route.method + " " + route.pattern);
    }
    for (const auto& [route, statuses] : left) described.insert(route);
    CHECK(routes == described);

    const auto seen = [&](const std::string& route, const HttpReply& reply, int status) {
        INFO(route << ": " << reply.body);
        CHECK(reply.status == status);
        CHECK(left[route].erase(status) == 1);
        if (status >= 400) CHECK(Json::parse(reply.body)["error"].get<std::string>().back() == '.');
    };
    const auto get = [&](const std::string& path) { return f.send({"GET", path, {}, ""}); };

    seen("GET /v1/openapi.yaml", yaml, 200);
    seen("GET /healthz", get("/healthz"), 200);
    seen("GET /v1/waves", get("/v1/waves"), 200);
    seen("GET /v1/waves/{id}/results", get("/v1/waves/autumn/results"), 404);
    seen("GET /v1/manifest", get("/v1/manifest"), 404);
    seen("GET /v1/packs/{id}/{version}", get("/v1/packs/derby-2024/1"), 404);
    seen("GET /v1/replies/{id}/{version}", get("/v1/replies/derby-2024/1"), 404);
    seen("GET /v1/waves/{id}/report.pdf", get("/v1/waves/autumn/report.pdf"), 404);
    CHECK(get("/v1/waves/autumn/report.pdf?language=tlh").status == 404);
    {
        const auto storage = f.storage();
        REQUIRE(storage->put_document({"replies", "derby-2024", 1}, "{\"r\":1}").ok());
        council::StoredWave wave{some_wave("autumn"),
                                 council::WaveState::published,
                                 day("2026-11-01"),
                                 day("2026-12-01"),
                                 day("2026-12-20"),
                                 {},
                                 {},
                                 {}};
        REQUIRE(storage->add_wave(wave).ok());
        results::Release release;
        release.council = CouncilId("derby");
        release.council_name = "Derby";
        release.wave = wave.wave.id;
        release.set = wave.wave.questions.id;
        release.title = "Promises";
        REQUIRE(storage->put_release(wave.wave.id, results::write_release(release), {}).ok());
        REQUIRE(storage->put_document({"manifest", "derby", 1}, "{\"m\":1}").ok());
    }
    seen("GET /v1/waves/{id}/results", get("/v1/waves/autumn/results"), 200);
    seen("GET /v1/waves/{id}/report.pdf", get("/v1/waves/autumn/report.pdf?language=pl"), 200);
    seen("GET /v1/waves/{id}/report.pdf", f.without_papers("/v1/waves/autumn/report.pdf"), 503);
    seen("GET /v1/manifest", get("/v1/manifest"), 200);
    REQUIRE(f.storage()
                ->put_document({"pack", "derby-2024", 1}, "{\"p\":1}")
                .ok());  // no report can read this one
    seen("GET /v1/packs/{id}/{version}", get("/v1/packs/derby-2024/1"), 200);
    seen("GET /v1/replies/{id}/{version}", get("/v1/replies/derby-2024/1"), 200);
    CHECK(get("/v1/replies/derby-2024/1x").status == 404);
    CHECK(get("/v1/packs/derby-2024/1x").status == 404);
    CHECK(get("/v1/packs/derby-2024/-1").status == 404);
    CHECK(get("/v1/packs/derby-2024/18446744073709551616").status == 404);

    for (const char* path : {"/v1/waves", "/v1/waves/{id}/results", "/v1/waves/{id}/report.pdf"}) {
        seen(std::string("GET ") + path, f.guarded("/v1/waves/autumn/results", 0), 401);
        seen(std::string("GET ") + path, f.guarded("/v1/waves/autumn/results", 21), 429);
    }

    const std::string devices = "POST /v1/devices";
    seen(devices, f.enrol_with("zz"), 400);
    seen(devices, f.enrol_with("00112233445566"), 403);
    seen(devices, f.send({"POST", "/v1/devices", {}, std::string(1025, ' ')}), 413);
    seen(devices, f.enrol_with(f.new_code()), 201);
    const auto device = f.enrol("home");
    seen(devices, f.after_too_many_codes(), 429);

    const std::string batches = "POST /v1/batches";
    const auto key = seal::WaveKey::make().public_key;
    const auto fine = device.request({1}, device.batch({}, key));
    seen(batches, f.send({"POST", "/v1/batches", {}, "x"}), 400);
    seen(batches, f.send(CouncilDevice().request({1}, device.batch({}, key))), 401);
    seen(batches, f.send({"POST", "/v1/batches", fine.headers, std::string(300'000, 'x')}), 413);
    seen(batches, f.send(fine), 200);
    seen(batches, f.send(device.request({1}, device.batch({}, key))), 409);
    seen(batches, f.send(device.request({2}, device.batch({}, key))), 429);
    f.command("device revoke " + to_hex(device.id));
    CHECK(f.code == 0);
    seen(batches, f.send(fine), 403);

    // last, since nothing works afterwards
    auto database = store::Database::open(f.folder / "council.db").value();
    REQUIRE(database.attempt([](SQLite::Database& d) { d.exec("DROP TABLE wave"); }).ok());
    seen("GET /healthz", get("/healthz"), 503);
    for (const auto& [route, statuses] : left) {
        INFO(route);
        CHECK(statuses.empty());
    }
}
