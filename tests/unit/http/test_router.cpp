#include "sync/http/admission.h"
#include "sync/http/router.h"

#include <catch2/catch.hpp>

using namespace pledge::http;

namespace {

Router routes() {
    Router router;
    const Handler nothing = [](const Request&, const Responder&) {};
    router.add("GET", "/v1/waves", nothing);
    router.add("GET", "/v1/packs/{id}/{version}", nothing);
    router.add("POST", "/v1/batches", nothing, 100);
    return router;
}

}  // namespace

TEST_CASE("a route is found with its parts") {
    const auto router = routes();
    const auto match = router.find("GET", {"v1", "packs", "derby-2024", "3"});
    REQUIRE(match.route);
    CHECK(match.route->pattern == "/v1/packs/{id}/{version}");
    CHECK(match.params == std::map<std::string, std::string>{{"id", "derby-2024"}, {"version", "3"}});
    CHECK(router.find("HEAD", {"v1", "waves"}).route);
    CHECK_FALSE(router.find("GET", {"v1", "packs", "derby-2024", ""}).route);
    CHECK_FALSE(router.find("GET", {"v1"}).route);
}

TEST_CASE("a wrong method is told the right one") {
    const auto router = routes();
    CHECK(router.find("GET", {"v1", "batches"}).allow == "POST");
    CHECK(router.find("POST", {"v1", "waves"}).allow == "GET, HEAD");
    CHECK(router.find("HEAD", {"v1", "batches"}).allow == "POST");
    CHECK(router.find("POST", {"nowhere"}).allow.empty());
}

TEST_CASE("whoever asks for HTML sits before a browser") {
    CHECK(wants_page("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"));
    CHECK(wants_page("application/json, TEXT/HTML ; q=0.5"));
    CHECK(wants_page("text/html"));
    for (const char* program : {"", "*/*", "application/json", "text/plain", "text/html;q=0",
                                "text/html; q=0", "xtext/html", ",,;", "text/*"}) {
        INFO(program);
        CHECK_FALSE(wants_page(program));
    }
}

TEST_CASE("a head decides before any body is read") {
    const auto router = routes();
    const auto status = [&](Head head) {
        const auto admission = admit(router, head);
        return admission.refused ? admission.refused->status : 0;
    };
    CHECK(status({"POST", "/v1/batches", true, true, 100}) == 0);
    CHECK(status({"POST", "/v1/batches", true, true, 101}) == 413);
    CHECK(status({"GET", "/v1/waves", true, true, 1}) == 413);
    CHECK(status({"GET", "/v1/waves", false, false, 0}) == 400);
    CHECK(status({"GET", "/v1/waves%", true, false, 0}) == 400);
    CHECK(status({"PUT", "/v1/waves", true, false, 0}) == 405);
    CHECK(status({"GET", "/v2", true, false, 0}) == 404);
    CHECK(admit(router, {"GET", "/v2", true, false, 0}).may_stay);
    CHECK_FALSE(admit(router, {"GET", "/v2", true, true, 9}).may_stay);
}

TEST_CASE("a page says in its own words that a form is too large") {
    auto router = routes();
    router.when_too_large({413, "<p>Send less.</p>", "text/html", {}});
    CHECK(admit(router, {"POST", "/v1/batches", true, true, 101}).refused->body == "<p>Send less.</p>");
    CHECK(admit(router, {"GET", "/v1/waves", true, true, 1}).refused->content_type == "application/json");
}
