// "/": what comes next and what one can do, for each role.
#include "tests/unit/accounts/wave_pages.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

http::Response start_of(WavePages& f, Role role) {
    const auto name = std::string(name_of(role));
    Browser browser(f);
    REQUIRE(browser.sign_in(name, f.add(name, role)));
    return browser.get("/");
}

}  // namespace

TEST_CASE("the start page says to an officer what comes next") {
    WavePages f;
    const auto says = [&](const char* words) {
        INFO(words);
        CHECK(has(f.browser.get("/"), words));
    };
    says("No wave is planned.");
    says("href=\"/waves/new\"");
    says("No results are published yet.");
    f.plan("2026-autumn");
    says("is planned.");
    says("href=\"/waves/2026-autumn/open\"");
    f.make_open("2026-autumn", 3);
    f.device(1, 0);
    f.device(2, 2);
    f.device(3, 30);
    says("</a> is open. 2 of 3 kiosks were in touch this week. Stop it after 1 December 2026.");
    CHECK_FALSE(has(f.browser.get("/"), "/waves/2026-autumn/stop"));  // not yet
    f.make_stopped("2026-autumn", 14);
    says("It can be closed now.");
    says("href=\"/waves/2026-autumn/close\"");
    auto stored = f.wave("2026-autumn");
    stored.state = WaveState::published;
    stored.closed = f.today();
    REQUIRE(f.files.storage->update_wave(stored).ok());
    says("were published on 22 November 2026.");
}

TEST_CASE("the start page shows each role what it may open, and no more") {
    WavePages f;
    f.plan("2026-autumn");
    f.make_open("2026-autumn", 3);
    f.device(1, 0);
    const auto reader = start_of(f, Role::committee_reader);
    CHECK(has(reader, "is open."));
    CHECK_FALSE(has(reader, "/waves/new"));
    CHECK_FALSE(has(reader, "/accounts"));
    const auto reviewer = start_of(f, Role::young_reviewer);
    CHECK(has(reviewer, "href=\"/replies\""));
    CHECK_FALSE(has(reviewer, "2026-autumn"));
    const auto admin = start_of(f, Role::admin);
    CHECK(has(admin, "1 of 1 kiosk was in touch this week."));
    CHECK(has(admin, "href=\"/accounts\""));
    CHECK_FALSE(has(admin, "2026-autumn"));
    CHECK_FALSE(has(admin, "/results"));
}
