// The page of reports and posters, and the papers themselves.
#include "sync/council/papers.h"
#include "tests/unit/accounts/browser.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

// The pages with a printer, an officer signed in, and whatever a test publishes.
struct ReportPages {
    Pages pages;
    seal::SigningKey publisher = seal::SigningKey::make();
    Papers papers;
    Browser browser{pages};

    ReportPages() : papers(pages.front.config, publisher.verify_key, pages.clock) {
        pages.front.papers = &papers;
        REQUIRE(browser.sign_in("amira", pages.add("amira", Role::officer)));
    }
    void publish_set() {
        const auto folder = std::string(PLEDGE_SOURCE_DIR) + "/assets/packs/derby-2024";
        const auto payload =
            write_pack_payload(read_all(folder + "/pack.toml"), "pack.toml", "", "help.toml", {});
        REQUIRE(payload);
        REQUIRE(pages.files.storage
                    ->put_document({"pack", "derby-2024", 1}, seal::write_signed("pack", *payload, publisher))
                    .ok());
    }
};

}  // namespace

TEST_CASE("before anything is published the page says what will be there") {
    ReportPages f;
    const auto page = f.browser.get("/report");
    CHECK(page.status == 200);
    CHECK(has(page, "No wave is published yet."));
    CHECK(has(page, "There is no set of promises yet."));
    const auto sheet = f.browser.get("/report/regulation-44.pdf");
    CHECK(sheet.status == 200);
    CHECK(sheet.content_type == "application/pdf");
    CHECK(sheet.headers.at("Content-Disposition") == "attachment; filename=\"regulation-44.pdf\"");
    CHECK(sheet.body.starts_with("%PDF-"));
}

TEST_CASE("a published set has posters, in every language that has words") {
    ReportPages f;
    f.publish_set();
    const auto page = f.browser.get("/report?language=ur");
    CHECK(has(page, "/report/sets/derby-2024/poster-a3.pdf?language=ur"));
    CHECK(has(page, "value=\"pa\""));
    CHECK(f.browser.get("/report/sets/derby-2024/poster-a4.pdf?language=ur").body.starts_with("%PDF-"));
    CHECK(f.browser.get("/report/sets/derby-2024/poster-a4.pdf?language=tlh").status == 404);
    CHECK(f.browser.get("/report/sets/other/poster-a4.pdf").status == 404);
    CHECK(f.browser.get("/report/waves/autumn/report.pdf").status == 404);
}

TEST_CASE("papers are for those who may see results, and say so where they can't be made") {
    ReportPages f;
    Browser admin(f.pages);
    REQUIRE(admin.sign_in("root", f.pages.add("root", Role::admin)));
    CHECK(admin.get("/report").status == 403);
    CHECK(admin.get("/report/regulation-44.pdf").status == 403);
    Browser nobody(f.pages);
    CHECK(nobody.get("/report/regulation-44.pdf").status == 303);
    f.pages.front.papers = nullptr;
    CHECK(f.browser.get("/report").status == 503);
    CHECK(f.browser.get("/report/regulation-44.pdf").status == 503);
}

TEST_CASE("fonts and words that are not there cost the papers alone") {
    ReportPages f;
    auto config = f.pages.front.config;
    config.words = "/nowhere";
    Papers papers(config, f.publisher.verify_key, f.pages.clock);
    f.pages.front.papers = &papers;
    const auto page = f.browser.get("/report");
    CHECK(page.status == 503);
    CHECK(has(page, "/nowhere/languages.toml"));
    CHECK(f.browser.get("/account").status == 200);
}
