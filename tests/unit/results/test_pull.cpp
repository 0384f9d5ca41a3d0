#include "sync/results/bearer.h"
#include "sync/results/csv.h"
#include "sync/results/pull.h"
#include "sync/results/xlsx.h"
#include "tests/support/temp_folder.h"
#include "tests/unit/results/release_fixture.h"

#include <filesystem>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::results;
using namespace pledge::testing;

namespace {

// One answer to everything; remembers what it was asked.
class OneReply final : public Transport {
  public:
    explicit OneReply(Result<HttpReply> reply) : reply_(std::move(reply)) {}
    Result<HttpReply> send(const HttpRequest& request) override {
        asked.push_back(request.method + " " + request.path);
        headers = request.headers;
        return reply_;
    }
    std::vector<std::string> asked;
    std::map<std::string, std::string> headers;

  private:
    Result<HttpReply> reply_;
};

HttpReply ok(std::string body) {
    return {200, {}, std::move(body)};
}

}  // namespace

TEST_CASE("a release is asked for by its wave and checked") {
    OneReply server(ok(write_release(some_release())));
    const auto release = pull_release(server, WaveId("2026-annual"));
    REQUIRE(release);
    CHECK(*release == some_release());
    CHECK(server.asked == std::vector<std::string>{"GET /v1/waves/2026-annual/results"});
    CHECK(pull_release(server, WaveId("2025-annual")).error().code == Code::corrupt);
    CHECK(pull_release(server, WaveId("../x")).error().code == Code::bad_usage);
    CHECK(server.asked.size() == 2);
}

TEST_CASE("what a server may say instead of a release") {
    const auto code = [](Result<HttpReply> reply) {
        OneReply server(std::move(reply));
        const auto release = pull_release(server, WaveId("w"));
        REQUIRE_FALSE(release);
        CHECK(release.error().say.back() == '.');
        return release.error().code;
    };
    CHECK(code(HttpReply{404, {}, "{}"}) == Code::not_found);
    CHECK(code(HttpReply{401, {}, "{}"}) == Code::denied);
    CHECK(code(HttpReply{429, {}, "{}"}) == Code::unavailable);
    CHECK(code(HttpReply{500, {}, "{}"}) == Code::unavailable);
    CHECK(code(HttpReply{302, {}, ""}) == Code::unavailable);
    CHECK(code(ok("<html>")) == Code::bad_input);
    CHECK(code(Error{Code::unavailable, "No network; plug it in."}) == Code::unavailable);
}

TEST_CASE("waves are listed as the server says them") {
    OneReply server(ok(
        R"({"waves":[{"id":"w","state":"open","set":"derby-2024","opens":"2026-11-01","asks_until":"2026-12-01"}]})"));
    const auto waves = list_waves(server);
    REQUIRE(waves);
    REQUIRE(waves->size() == 1);
    CHECK(waves->front().state == "open");
    OneReply other(ok("{\"waves\":[{\"id\":\"w\"}]}"));
    CHECK(list_waves(other).error().code == Code::bad_input);
    OneReply escape(ok(
        R"({"waves":[{"id":"\u001b[31m","state":"open","set":"s","opens":"2026-11-01","asks_until":"2026-12-01"}]})"));
    CHECK_FALSE(list_waves(escape).ok());
}

TEST_CASE("formats are chosen by name") {
    CHECK(formats_from_text("csv").value() == std::vector<Format>{Format::csv});
    CHECK(formats_from_text("json,csv,json").value() == std::vector<Format>{Format::json, Format::csv});
    CHECK(formats_from_text("pdf,xlsx").value() == std::vector<Format>{Format::pdf, Format::xlsx});
    for (const char* bad : {"", "xls", "csv,", ",csv", "CSV"})
        CHECK(formats_from_text(bad).error().code == Code::bad_usage);
}

TEST_CASE("files are written whole, into a folder that is made, and nothing is left beside them") {
    TempFolder folder;
    const auto out = folder / "a/b";
    REQUIRE(write_results(some_release(), out, {Format::csv, Format::json}).ok());
    REQUIRE(write_results(some_release(), out, {Format::csv, Format::json}).ok());
    CHECK(read_all(out + "/results.csv") == write_csv(some_release()));
    CHECK(read_all(out + "/results.json") == write_release(some_release()));
    CHECK(std::distance(std::filesystem::directory_iterator(out), {}) == 2);
    REQUIRE(write_results(some_release(), out, {Format::xlsx, Format::pdf}, "%PDF-1.7 x").ok());
    CHECK(read_all(out + "/results.xlsx") == write_xlsx(some_release()).value());
    CHECK(read_all(out + "/report.pdf") == "%PDF-1.7 x");
    write_all(folder / "file", "in the way");
    CHECK(write_results(some_release(), folder / "file", {Format::csv}).error().code == Code::failed);
}

TEST_CASE("a report is pulled as the server made it") {
    OneReply server(ok("%PDF-1.7\n…"));
    CHECK(pull_report(server, WaveId("2026-annual")).value() == "%PDF-1.7\n…");
    CHECK(server.asked == std::vector<std::string>{"GET /v1/waves/2026-annual/report.pdf"});
    CHECK(pull_report(server, WaveId("../x")).error().code == Code::bad_usage);
    OneReply none(HttpReply{404, {}, "{}"}), other(ok("<html>"));
    CHECK(pull_report(none, WaveId("w")).error().say.find("leave pdf out") != std::string::npos);
    CHECK(pull_report(other, WaveId("w")).error().code == Code::bad_input);
}

TEST_CASE("a token is shown with every request, and read from the first line of its file") {
    auto inner = std::make_unique<OneReply>(ok("{\"waves\":[]}"));
    const auto& seen = *inner;
    Bearer server(std::move(inner), "pledge_00ff");
    REQUIRE(list_waves(server));
    CHECK(seen.headers.at("Authorization") == "Bearer pledge_00ff");

    TempFolder folder;
    const auto token_in = [&](const std::string& text) {
        write_all(folder / "token", text);
        return read_token_file(folder / "token");
    };
    CHECK(token_in("pledge_00ff\n").value() == "pledge_00ff");
    CHECK(token_in("pledge_00ff\r\nmore").value() == "pledge_00ff");
    CHECK(token_in("pledge_00ff").value() == "pledge_00ff");
    for (const std::string bad : {"", "\n", "two words\n", "x\x01", "ü\n"})
        CHECK(token_in(bad).error().code == Code::bad_usage);
    CHECK(token_in(std::string(201, 'a')).error().code == Code::bad_usage);
    CHECK(token_in(std::string(200, 'a')).ok());
    CHECK(read_token_file(folder / "none").error().code == Code::failed);
}
