// Forms with a file in them, and forms that are too large.
#include "tests/unit/accounts/browser.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

// Two pages that say what arrived; only the first takes files.
struct Taking {
    Pages pages;
    Browser browser{pages};
    std::string seen;

    Taking() {
        const PageWork say = [this](Storage&, const Asked& asked) -> Result<http::Response> {
            seen = asked.field("note");
            for (const auto& [name, file] : asked.files)
                seen += "|" + name + "=" + file.filename + "=" + file.bytes;
            return sentence_page(200, "Taken.");
        };
        add_page(pages.router, pages.front, "POST", "/files", Action::own_account, say, 1000,
                 Forms::with_files);
        add_page(pages.router, pages.front, "POST", "/plain", Action::own_account, say, 1000);
        if (!browser.sign_in("amira", pages.add("amira", Role::officer))) FAIL("not signed in");
        browser.get("/");
    }
};

const std::map<std::string, http::Upload> kFile = {{"file", {"a.csv", "text/csv", std::string("1,\0,2", 5)}}};

}  // namespace

TEST_CASE("a page that asked for a file gets it beside its fields") {
    Taking t;
    CHECK(t.browser.post_files("/files", {{"note", "x"}}, kFile).status == 200);
    CHECK(t.seen == std::string("x|file=a.csv=1,\0,2", 18));
    CHECK(t.browser.post("/files", {{"note", "y"}}).status == 200);
    CHECK(t.seen == "y");
}

TEST_CASE("a form with a file is held to the same key, site and role as any other") {
    Taking t;
    CHECK(t.browser.post_files("/plain", {{"note", "x"}}, kFile).status == 403);
    CHECK(t.browser.post_files("/files", {{"key", std::string(64, '0')}}, kFile).status == 403);
    auto other = t.browser;
    other.headers["sec-fetch-site"] = "cross-site";
    CHECK(other.post_files("/files", {{"note", "x"}}, kFile).status == 403);
    auto nobody = t.browser;
    nobody.cookies.clear();
    CHECK(nobody.post_files("/files", {{"note", "x"}}, kFile).status == 403);
    CHECK(t.seen.empty());
}

TEST_CASE("a form that is too large is told so on a page") {
    Taking t;
    const auto match = t.pages.router.find("POST", {"files"});
    REQUIRE(match.route);
    CHECK(match.route->most_body == 1000);
    CHECK(match.route->too_large->status == 413);
    CHECK(match.route->too_large->content_type == "text/html; charset=utf-8");
    CHECK(has(*match.route->too_large, "nothing was done, go back and send less"));
}
