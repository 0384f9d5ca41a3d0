#include "kiosk/poll/pages.h"
#include "tests/unit/poll/poll_fixture.h"

#include <filesystem>

#include <catch2/catch.hpp>
#include <zlib.h>

using namespace pledge;
using namespace pledge::poll;
using namespace pledge::testing;

namespace {

std::string unzipped(const std::string& zipped) {
    z_stream stream{};
    REQUIRE(::inflateInit2(&stream, 16 + MAX_WBITS) == Z_OK);
    std::string in = zipped, out(std::size_t{1} << 20, '\0');
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    CHECK(::inflate(&stream, Z_FINISH) == Z_STREAM_END);
    out.resize(stream.total_out);
    ::inflateEnd(&stream);
    return out;
}

}  // namespace

TEST_CASE("pages and words are read once, under the names that phones use") {
    const PageFolders folders;
    write_all(folders.pages.path() + "/notes.md", "not for phones");
    write_all(folders.pages.path() + "/odd name.js", "not a plain name");
    const auto pages = Pages::read(folders.pages.path(), folders.words.path());
    REQUIRE(pages);
    std::vector<std::string> names;
    for (const auto& [name, file] : pages->files()) names.push_back(name);
    CHECK(names ==
          std::vector<std::string>{"/", "/poll.js", "/symbols/home.svg", "/words/en.json", "/words/ur.json"});
    CHECK(pages->files().at("/").type == "text/html; charset=utf-8");
    CHECK(pages->files().at("/poll.js").type == "text/javascript; charset=utf-8");
    CHECK(pages->files().at("/symbols/home.svg").type == "image/svg+xml");
}

TEST_CASE("a file goes out compressed where that is understood, and not at all where it is known") {
    const PageFolders folders;
    const auto pages = Pages::read(folders.pages.path(), folders.words.path());
    REQUIRE(pages);
    const auto& file = pages->files().at("/poll.js");
    http::Request request;
    auto answer = answer_with(file, request);
    CHECK(answer.body == kScript);
    CHECK_FALSE(answer.headers.contains("Content-Encoding"));
    CHECK(answer.headers.at("Content-Security-Policy").starts_with("default-src 'self';"));
    request.headers["accept-encoding"] = "gzip, deflate";
    answer = answer_with(file, request);
    CHECK(answer.headers.at("Content-Encoding") == "gzip");
    CHECK(answer.body.size() < kScript.size() / 4);
    CHECK(unzipped(answer.body) == kScript);
    request.headers["if-none-match"] = answer.headers.at("ETag");
    answer = answer_with(file, request);
    CHECK(answer.status == 304);
    CHECK(answer.body.empty());
    request.headers["if-none-match"] = "W/\"1-2\"";
    CHECK(answer_with(file, request).status == 200);
    // two letters get no shorter
    CHECK(answer_with(pages->files().at("/words/ur.json"), {}).body == "{}");
    request.headers.erase("if-none-match");
    CHECK_FALSE(
        answer_with(pages->files().at("/words/ur.json"), request).headers.contains("Content-Encoding"));
}

TEST_CASE("folders that hold no pages are refused with a sentence") {
    const PageFolders folders;
    const TempFolder empty;
    for (const auto& [pages, words] :
         {std::pair{empty.path(), folders.words.path()}, std::pair{folders.pages.path(), empty.path()},
          std::pair{empty / "none", folders.words.path()}, std::pair{folders.pages.path(), empty / "none"}}) {
        const auto read = Pages::read(pages, words);
        REQUIRE_FALSE(read);
        CHECK(read.error().code == Code::bad_usage);
    }
    write_all(folders.pages.path() + "/large.js", std::string((std::size_t{1} << 20) + 1, 'x'));
    CHECK_FALSE(Pages::read(folders.pages.path(), folders.words.path()));
}
