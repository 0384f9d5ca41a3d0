#include "sync/results/csv.h"
#include "sync/results/xlsx.h"
#include "tests/support/html_tables.h"
#include "tests/unit/published/published.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

bool in(const std::string& page, std::string_view words) {
    return page.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("where nothing is published, the page says when something will be") {
    Published officer;
    const auto page = officer.get("/results");
    CHECK(in(page, "No results are published yet."));
    CHECK(in(page, "href=\"/waves\">See how"));
    CHECK(tables_in(page).empty());
    Published reviewer(Role::young_reviewer);
    CHECK_FALSE(in(reviewer.get("/results"), "href=\"/waves\">See how"));
}

TEST_CASE("published waves are listed, newest first; others are not") {
    Published p;
    p.publish(some_release());
    p.publish(another_wave("2027-spring", "2027-03-01", {20, 20, 60}));
    auto open = some_wave("2027-autumn");
    StoredWave stored;
    stored.wave = open;
    stored.state = WaveState::open;
    REQUIRE(p.pages.files.storage->add_wave(stored).ok());
    const auto page = p.get("/results");
    const auto tables = tables_in(page);
    REQUIRE(tables.size() == 1);
    REQUIRE(tables[0].rows.size() == 3);
    CHECK(tables[0].rows[1] == std::vector<std::string>{"2027-spring", "derby-2024",
                                                        "1 March 2027 to 1 March 2027", "1 March 2027",
                                                        "no groups"});
    CHECK(tables[0].rows[2].back() == "by age");
    CHECK_FALSE(in(page, "2027-autumn"));
}

TEST_CASE("a wave's page has every promise with a chart and a table, and says what is hidden") {
    Published p;
    p.publish(some_release());
    const auto page = p.get("/results/2026-annual");
    CHECK(in(page, "The Derby Pledge, 2026-annual"));
    CHECK(in(page, "1 November 2026 to 1 December 2026"));
    const auto shown = under(page, "h3", "2. You live somewhere safe.");
    CHECK(in(shown, "role=\"img\""));
    CHECK(in(shown, "About 165 answers."));
    const auto tables = tables_in(shown);
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].rows ==
          std::vector<std::vector<std::string>>{{"Answer", "Answers", "Share"},
                                                {"Not at all or mostly no", "20", "about 12 %"},
                                                {"Yes and no", "20", "about 12 %"},
                                                {"Mostly yes", "50", "about 30 %"},
                                                {"Yes, for sure", "75", "about 45 %"}});
    const auto hidden = under(page, "h3", "5. =cmd");
    CHECK(in(hidden, "Not enough answers to show safely."));
    CHECK_FALSE(in(hidden, "About"));
    CHECK(tables_in(hidden).empty());
    CHECK(in(page, "nobody can tell which"));
    CHECK(in(page, "Not enough answers to show safely&quot; means"));
}

TEST_CASE("a share is shown only where the gate allows it") {
    Published p;
    p.publish(another_wave("few", "2027-01-01", {20, 20, 40}));     // about 80
    p.publish(another_wave("small", "2027-02-01", {100, 3, 100}));  // a "<5"
    p.publish(another_wave("enough", "2027-03-01", {20, 20, 60}));
    CHECK_FALSE(in(p.get("/results/few"), "%<"));
    CHECK_FALSE(in(p.get("/results/small"), "%<"));
    CHECK(in(p.get("/results/enough"), "about 60 %<"));
}

TEST_CASE("the ways to look at a wave are links, and only those that it has") {
    Published p;
    p.publish(some_release());
    p.publish(another_wave("plain", "2027-01-01", {20, 20, 60}));
    const auto area = p.get("/results/2026-annual?by=area");
    CHECK(in(area, "?by=area\" class=\"govuk-link govuk-!-font-weight-bold\" aria-current=\"page\">By area"));
    CHECK(in(under(area, "h2", "A good, safe home"), "You live somewhere safe."));
    CHECK_FALSE(in(under(area, "h2", "A good, safe home"), "=cmd"));
    CHECK(in(under(area, "h2", "Happy and healthy"), "=cmd"));
    const auto theme = p.get("/results/2026-annual?by=theme");
    CHECK(in(under(theme, "h2", "Safety"), "You live somewhere safe."));
    CHECK(in(under(theme, "h2", "Promises in none of these"), "=cmd"));
    CHECK(in(p.get("/results/2026-annual"), ">By age</a>"));
    CHECK_FALSE(in(p.get("/results/plain"), ">By age</a>"));
    // what isn't there, or never was, shows the promises
    for (const char* by : {"group", "home", "", "%3Cscript%3E"})
        CHECK(in(p.get(std::string("/results/plain?by=") + by),
                 "?by=promise\" class=\"govuk-link govuk-!-font-weight-bold\" aria-current=\"page\""));
}

TEST_CASE("groups stand below each other, the hidden ones with their sentence") {
    Published p;
    auto release = some_release();
    release.points[0].published.faces.groups.clear();
    release.company.reset();
    p.publish(some_release());
    release.wave = WaveId("2027-annual");
    p.publish(release);
    const auto shown =
        tables_in(under(p.get("/results/2026-annual?by=group"), "h3", "2. You live somewhere safe."));
    REQUIRE(shown.size() == 1);
    CHECK(shown[0].rows[1] == std::vector<std::string>{"Under 11", "10", "10", "20", "30"});
    CHECK(shown[0].rows[3] == std::vector<std::string>{"Everyone", "20", "20", "50", "75"});
    const auto hidden =
        tables_in(under(p.get("/results/2027-annual?by=group"), "h3", "2. You live somewhere safe."));
    CHECK(hidden[0].rows[1] == std::vector<std::string>{"Under 11", "Not enough answers to show safely"});
    CHECK(in(p.get("/results/2027-annual"), "<dd class=\"govuk-summary-list__value\">Not enough"));
}

TEST_CASE("a promise's page has all of it, and leads to its neighbours") {
    Published p;
    p.publish(some_release());
    const auto page = p.get("/results/2026-annual/safe-home");
    CHECK(in(page, "Do you feel safe where you live?"));
    CHECK(in(page, "A good, safe home, Happy and healthy"));
    CHECK(in(page, "Next: <a class=\"govuk-link\" href=\"/results/2026-annual/health\">=cmd"));
    CHECK_FALSE(in(page, "Before: "));
    const auto others = tables_in(under(page, "h2", "Other answers"));
    CHECK(others[0].rows[2] == std::vector<std::string>{"This is not about me", "<5"});
    CHECK(others[0].rows[4] == std::vector<std::string>{"Skipped", "10"});
    const auto reasons = tables_in(under(page, "h2", "Reasons"));
    CHECK(reasons[0].rows[2] == std::vector<std::string>{"It is noisy, or \"loud\"", "<5"});
    CHECK(in(p.get("/results/2026-annual/health"), "Before: "));
}

TEST_CASE("files are what the release writes, named by their wave") {
    Published p;
    p.publish(some_release());
    const auto csv = p.browser.get("/results/2026-annual/results.csv");
    CHECK(csv.body == results::write_csv(some_release()));
    CHECK(csv.content_type == "text/csv; charset=utf-8");
    CHECK(csv.headers.at("Content-Disposition") == "attachment; filename=\"pledge-2026-annual.csv\"");
    CHECK(p.get("/results/2026-annual/results.json") == results::write_release(some_release()));
    const auto xlsx = p.browser.get("/results/2026-annual/results.xlsx");
    CHECK(xlsx.body == results::write_xlsx(some_release()).value());
    CHECK(xlsx.headers.at("Content-Disposition") == "attachment; filename=\"pledge-2026-annual.xlsx\"");
}

TEST_CASE("what is not published has no page, whoever asks for it") {
    Published p;
    p.publish(some_release());
    for (const char* path :
         {"/results/no-such", "/results/no-such/trend", "/results/no-such/safe-home",
          "/results/2026-annual/no-such", "/results/no-such/results.csv", "/results/no-such/results.json",
          "/results/no-such/results.xlsx", "/results/%3Cscript%3E", "/results/2026-annual/%22onload"})
        CHECK(in(p.get(path, 404), "There is no such page"));
    Published admin(Role::admin);
    admin.publish(some_release());
    for (const char* path : {"/results", "/results/2026-annual", "/results/2026-annual/safe-home",
                             "/results/2026-annual/results.xlsx", "/results/2026-annual/results.json"})
        CHECK_FALSE(in(admin.get(path, 403), "165"));
    Browser stranger(p.pages);
    CHECK(stranger.get("/results/2026-annual").status == 303);
    CHECK(stranger.get("/results/2026-annual/results.xlsx").status == 303);
}

TEST_CASE("a hostile promise stays text on every page") {
    Published p;
    auto release = some_release();
    const std::string hostile = "\"><script>alert(1)</script>";
    release.title = release.areas[0].label = release.themes[0].label = hostile;
    release.points[0].promise = release.points[0].question = release.points[0].chips[0].text = hostile;
    p.publish(release);
    for (const char* path :
         {"", "?by=area", "?by=theme", "?by=group", "?by=others", "?by=reasons", "/safe-home", "/trend"}) {
        const auto page = p.get(std::string("/results/2026-annual") + path);
        INFO(path);
        CHECK_FALSE(in(page, "<script"));
        CHECK_FALSE(in(page, "=\"\">"));
    }
}

TEST_CASE("no two things on a page have one id, and every chart has words") {
    Published p;
    p.publish(some_release());
    for (const char* path : {"", "?by=area", "?by=theme", "?by=group", "/safe-home"}) {
        const auto page = p.get(std::string("/results/2026-annual") + path);
        INFO(path);
        std::map<std::string, int> ids;
        for (std::size_t at = 0; (at = page.find(" id=\"", at)) != std::string::npos; ++at)
            ++ids[page.substr(at + 5, page.find('"', at + 5) - at - 5)];
        for (const auto& [id, count] : ids) {
            INFO(id);
            CHECK(count == 1);
        }
        for (std::size_t at = 0; (at = page.find("aria-labelledby=\"", at)) != std::string::npos; ++at) {
            const auto first = page.substr(at + 17, page.find_first_of(" \"", at + 17) - at - 17);
            CHECK(ids.contains(first));
        }
        CHECK_FALSE(in(page, " style="));
        std::map<std::string, int> regions;
        for (const auto& table : tables_in(page)) ++regions[table.caption];
        for (const auto& [caption, count] : regions) {
            INFO(caption);
            CHECK(count == 1);
        }
    }
}

TEST_CASE("votes of live sessions stand apart, with the sentence that says so, or not at all") {
    Published p;
    p.publish(some_release());
    p.publish(another_wave("plain", "2027-01-01", {20, 20, 60}));
    const auto page = p.get("/results/2026-annual/safe-home");
    const auto part = under(page, "h2", "In live sessions");
    CHECK(in(part, "These are votes in rooms, counted apart: they are not part of the other answers."));
    const auto tables = tables_in(part);
    REQUIRE(tables.size() == 1);
    CHECK(tables[0].rows == std::vector<std::vector<std::string>>{{"Vote", "Votes"},
                                                                  {"Not at all or mostly no", "10"},
                                                                  {"Yes and no", "10"},
                                                                  {"Mostly yes or yes, for sure", "30"},
                                                                  {"I am not sure", "<5"}});
    CHECK_FALSE(in(p.get("/results/2026-annual/health"), "live sessions"));
    const auto wave = p.get("/results/2026-annual?by=sessions");
    CHECK(in(wave, "aria-current=\"page\">In live sessions"));
    CHECK(in(wave, "they are not part of the other answers"));
    REQUIRE(tables_in(wave).size() == 1);
    CHECK(tables_in(wave)[0].rows.size() == 2);
    CHECK_FALSE(in(p.get("/results/plain"), "live sessions"));
}
