#include "tests/support/html_tables.h"
#include "tests/unit/published/published.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

std::vector<std::string> first_line(const std::string& page) {
    return tables_in(page).at(0).rows.at(1);
}

}  // namespace

TEST_CASE("what changed is said in the gate's words, since the wave before or any earlier one") {
    Published p;
    p.publish(another_wave("a-first", "2026-01-01", {60, 20, 20}));
    p.publish(another_wave("b-second", "2026-04-01", {20, 20, 60}));
    p.publish(another_wave("c-third", "2026-07-01", {20, 20, 60}));
    p.publish(another_wave("d-annual", "2026-06-01", {20, 20, 20, 60}));  // other columns
    const auto page = p.get("/results/c-third/trend");
    CHECK(first_line(page) == std::vector<std::string>{"2. You live somewhere safe.", "no clear change",
                                                       "about 100", "about 100"});
    CHECK(
        page.find("?since=b-second\" class=\"govuk-link govuk-!-font-weight-bold\" aria-current=\"page\"") !=
        std::string::npos);
    CHECK(page.find("d-annual") == std::string::npos);
    const auto since = p.get("/results/c-third/trend?since=a-first");
    CHECK(first_line(since)[1] == "better");
    CHECK(tables_in(since)[0].caption == "What changed from a-first to c-third");
}

TEST_CASE("where nothing can be compared, the page says why") {
    Published p;
    p.publish(another_wave("a-first", "2026-01-01", {60, 20, 20}));
    p.publish(another_wave("d-annual", "2026-06-01", {20, 20, 20, 60}));
    for (const char* wave : {"a-first", "d-annual"}) {
        const auto page = p.get(std::string("/results/") + wave + "/trend");
        CHECK(page.find("There is nothing to compare with yet") != std::string::npos);
        CHECK(tables_in(page).empty());
    }
    p.get("/results/a-first/trend?since=no-such");  // and there is nothing to choose
}

TEST_CASE("a wave that can't be compared is no page, and a hidden row is no change") {
    Published p;
    p.publish(another_wave("a-first", "2026-01-01", {3, 2, 1}));
    p.publish(another_wave("b-second", "2026-04-01", {20, 20, 60}));
    CHECK(first_line(p.get("/results/b-second/trend")) ==
          std::vector<std::string>{"2. You live somewhere safe.", "not enough answers to compare",
                                   "Not enough answers to show safely", "about 100"});
    for (const char* since : {"b-second", "c-third", "%3Cscript%3E"})
        p.get(std::string("/results/b-second/trend?since=") + since, 404);
}
