#include "sync/council/pages/chart.h"
#include "sync/gate/gate.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;

namespace {

gate::Row row(gate::CountRow counts) {
    gate::Counts table;
    table.columns = counts.size();
    table.groups = {std::move(counts)};
    return gate::publish(table).value().council.value();
}

Chart some_chart() {
    Chart chart;
    chart.id = "home";
    chart.title = "You live <safely>.";
    chart.columns = {"sad", "middle", "happy"};
    chart.bars = {{"Under 11", row({20, 3, 40})}, {"11 to 15", std::nullopt}};
    return chart;
}

std::size_t count(const std::string& text, const std::string& what) {
    std::size_t out = 0;
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += what.size()) ++out;
    return out;
}

}  // namespace

TEST_CASE("a chart says in words all that it draws") {
    const auto svg = stacked_bars(some_chart()).text();
    CHECK(svg.find("<svg width=\"100%\" height=\"") == 0);
    CHECK(svg.find("role=\"img\" aria-labelledby=\"home-title home-desc\"") != std::string::npos);
    CHECK(svg.find("<title id=\"home-title\">You live &lt;safely&gt;.</title>") != std::string::npos);
    CHECK(svg.find(
              "<desc id=\"home-desc\">Under 11: sad 20; middle &lt;5; happy 40. 11 to 15: Not enough answers "
              "to show safely.</desc>") != std::string::npos);
    CHECK(svg.find("style=") == std::string::npos);
    CHECK(svg.find("viewBox") == std::string::npos);  // letters must keep their size
}

TEST_CASE(
    "numbers are as long as they are large, a \"<5\" is a dashed box of one size, what is hidden has no "
    "bar") {
    const auto svg = stacked_bars(some_chart()).text();
    CHECK(count(svg, "<rect") == 3);
    CHECK(count(svg, "stroke-dasharray") == 1);
    CHECK(svg.find("width=\"3.00%\" height=\"28\" fill=\"#fff\"") != std::string::npos);
    CHECK(svg.find("width=\"29.33%\"") != std::string::npos);  // 20 of 60, of the 88 % that are for numbers
    CHECK(svg.find("width=\"58.66%\"") != std::string::npos);
    CHECK(svg.find(">Not enough answers to show safely</text>") != std::string::npos);
    // the same, whatever a "<5" hides
    auto none = some_chart();
    none.bars[0].row = row({20, 0, 40});
    CHECK(stacked_bars(none).text() == svg);
}

TEST_CASE("bars of one page have one scale") {
    auto chart = some_chart();
    chart.full = 120;
    const auto svg = stacked_bars(chart).text();
    CHECK(svg.find("width=\"14.66%\"") != std::string::npos);
    CHECK(full_of(some_chart().bars) == 60);
    CHECK(full_of({}) == 1);
    chart.full = 10;  // less than it holds: nothing leaves the picture
    CHECK(stacked_bars(chart).text() == stacked_bars(some_chart()).text());
}

TEST_CASE("every column has a pattern of its own beside its colour") {
    for (const std::size_t columns : {3U, 4U}) {
        const auto patterns = chart_patterns(columns).text();
        CHECK(count(patterns, "<pattern id=") == columns);
        for (std::size_t c = 0; c < columns; ++c) {
            const auto used = swatch(c, columns).text();
            const auto id = used.substr(used.find("#paint-") + 1, 7);
            CHECK(patterns.find("id=\"" + id + "\"") != std::string::npos);
        }
    }
    CHECK(swatch(2, 3).text() == swatch(3, 4).text());  // the best looks the same in every wave
    CHECK(swatch(0, 3).text() == swatch(0, 4).text());
}
