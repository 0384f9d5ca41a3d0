// The list of waves, one wave, opening and stopping.
#include "tests/unit/accounts/wave_pages.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;
using namespace std::chrono_literals;

namespace {

std::uint64_t manifest_version(WavePages& f) {
    const auto latest = f.files.storage->latest_documents("manifest").value();
    return latest.empty() ? 0 : latest.front().version;
}

}  // namespace

TEST_CASE("the list says of each wave where it stands and what comes next") {
    WavePages f;
    f.plan("2026-autumn");
    CHECK(has(f.browser.get("/waves"), "It can be opened now."));
    CHECK(has(f.browser.get("/waves"), "href=\"/waves/2026-autumn/open\""));
    f.make_open("2026-autumn", 5);
    CHECK(has(f.browser.get("/waves"), "Stop it after 1 December 2026."));
    f.plan("later");
    CHECK(has(f.browser.get("/waves"), "Wave 2026-autumn still takes answers."));
    f.make_stopped("2026-autumn", 13);
    CHECK(has(f.browser.get("/waves"), "Close it on 23 November 2026 or later."));
    CHECK_FALSE(has(f.browser.get("/waves"), "/waves/2026-autumn/close"));
    f.make_stopped("2026-autumn", 14);
    CHECK(has(f.browser.get("/waves"), "href=\"/waves/2026-autumn/close\""));
    auto stored = f.wave("2026-autumn");
    stored.last_try = f.today();
    REQUIRE(f.files.storage->update_wave(stored).ok());
    CHECK(has(f.browser.get("/waves"), "Try again on another day."));
    stored.state = WaveState::published;
    stored.closed = f.today();
    REQUIRE(f.files.storage->update_wave(stored).ok());
    CHECK(has(f.browser.get("/waves"), "href=\"/results/2026-autumn\""));
    stored.state = WaveState::destroyed;
    stored.destroyed = f.today();
    REQUIRE(f.files.storage->update_wave(stored).ok());
    CHECK(has(f.browser.get("/waves"), "Nothing was published."));
    CHECK(f.browser.get("/waves/nothing").status == 404);
}

TEST_CASE("an open wave shows that it is open and which kiosks were in touch, and no more") {
    WavePages f;
    f.plan("2026-autumn");
    f.make_open("2026-autumn", 5);
    f.device(1, 0);
    f.device(2, 8);
    f.device(3, std::nullopt);
    const auto before = f.browser.get("/waves/2026-autumn");
    CHECK(has(before, "1 of 3 kiosks was in touch this week."));
    CHECK(has(before, "8 days ago"));
    CHECK(has(before, "never"));
    f.answers("2026-autumn", 40);
    CHECK(f.browser.get("/waves/2026-autumn").body == before.body);
    f.make_stopped("2026-autumn", 3);
    CHECK(has(f.browser.get("/waves/2026-autumn"), "3 kiosks may still hold answers"));
}

TEST_CASE("roles: readers see waves and do nothing, others see none") {
    WavePages f;
    f.plan("2026-autumn");
    for (const auto role : {Role::committee_reader, Role::young_reviewer, Role::admin}) {
        const auto name = std::string(name_of(role));
        Browser browser(f);
        REQUIRE(browser.sign_in(name, f.add(name, role)));
        INFO(name);
        const bool reads = role == Role::committee_reader;
        CHECK(browser.get("/waves").status == (reads ? 200 : 403));
        CHECK(browser.get("/waves/2026-autumn").status == (reads ? 200 : 403));
        CHECK_FALSE(has(browser.get("/waves"), "/waves/2026-autumn/open"));
        browser.get("/");
        for (const char* path : {"/waves/new", "/waves/2026-autumn/open", "/waves/2026-autumn/stop",
                                 "/waves/2026-autumn/close", "/waves/2026-autumn/sheets/1/new"}) {
            INFO(path);
            CHECK(browser.get(path).status == 403);
            browser.get("/");
            CHECK(browser.post(path, {{"passphrase", WavePages::kPublisher}}).status == 403);
        }
        CHECK(browser.get("/waves/2026-autumn/closing").status == 403);
        CHECK(browser.get("/waves/2026-autumn/sheets").status == 403);
    }
    CHECK(f.wave("2026-autumn").state == WaveState::planned);
}

TEST_CASE("a wave is opened and stopped with the publisher passphrase, and nothing else") {
    WavePages f;
    f.plan("2026-autumn");
    const std::string open = "/waves/2026-autumn/open", stop = "/waves/2026-autumn/stop";
    CHECK(has(fill_in(f.browser, open, {{"passphrase", ""}}), "Type the publisher passphrase."));
    const auto wrong = fill_in(f.browser, open, {{"passphrase", "a passphrase of some weight"}});
    CHECK(wrong.status == 403);
    CHECK(has(wrong, "id=\"passphrase-wrong\""));
    CHECK(has(wrong, "does not open the publisher key"));
    CHECK_FALSE(has(wrong, "of some weight"));
    CHECK(f.wave("2026-autumn").state == WaveState::planned);
    const auto opened = fill_in(f.browser, open, {{"passphrase", WavePages::kPublisher}});
    CHECK(opened.headers.at("Location") == "/waves/2026-autumn?done=opened");
    CHECK(f.wave("2026-autumn").state == WaveState::open);
    CHECK(manifest_version(f) == 1);
    CHECK(f.audit().back() == "wave opened: 2026-autumn, by amira");
    const auto twice = f.browser.post(open, {{"passphrase", WavePages::kPublisher}});
    CHECK(twice.status == 409);
    CHECK(has(twice, "This wave is open already; nothing was done."));

    const auto month = fill_in(f.browser, stop, {{"passphrase", WavePages::kPublisher}, {"next", "spring"}});
    CHECK(month.status == 400);
    CHECK(has(month, "id=\"next-wrong\""));
    CHECK(has(month, "value=\"spring\""));
    CHECK(has(month, "was planned to ask until 1 December 2026"));
    const auto stopped =
        fill_in(f.browser, stop, {{"passphrase", WavePages::kPublisher}, {"next", "2027-03"}});
    CHECK(stopped.headers.at("Location") == "/waves/2026-autumn?done=stopped");
    CHECK(f.wave("2026-autumn").state == WaveState::stopped);
    CHECK(announced(*f.files.storage, f.council.publisher.verify_key) == month_from_text("2027-03"));
    CHECK(f.browser.post(stop, {{"passphrase", WavePages::kPublisher}}).status == 409);
    CHECK(manifest_version(f) == 2);
}

TEST_CASE("a wave opens on its day, and not beside another") {
    WavePages f;
    f.plan("2026-autumn");
    f.plan("later");
    f.make_open("2026-autumn", 1);
    const auto beside = f.browser.get("/waves/later/open");
    CHECK(beside.status == 409);
    CHECK(has(beside, "still takes answers"));
    CHECK(f.browser.get("/waves/none/open").status == 404);
    CHECK(manifest_version(f) == 0);
}

TEST_CASE("wrong passphrases count against the account") {
    WavePages f;
    f.plan("2026-autumn");
    const std::string open = "/waves/2026-autumn/open";
    for (int i = 0; i < 5; ++i)
        CHECK(fill_in(f.browser, open, {{"passphrase", "wrong every time"}}).status == 403);
    const auto paused = fill_in(f.browser, open, {{"passphrase", WavePages::kPublisher}});
    CHECK(paused.status == 429);
    CHECK(has(paused, "Too many wrong tries"));
    CHECK(f.wave("2026-autumn").state == WaveState::planned);
    CHECK(fill_in(f.other, open, {{"passphrase", WavePages::kPublisher}}).status == 303);  // hers are her own
}
