#include "sync/results/csv.h"
#include "sync/results/labels.h"
#include "tests/support/csv.h"
#include "tests/unit/results/release_fixture.h"

#include <catch2/catch.hpp>

using namespace pledge::results;
using pledge::testing::parse_csv;
using pledge::testing::some_release;

TEST_CASE("a field is quoted where it must be, and never a formula") {
    CHECK(csv_field("plain") == "plain");
    CHECK(csv_field("") == "");
    CHECK(csv_field("<5") == "<5");
    CHECK(csv_field("a,b") == "\"a,b\"");
    CHECK(csv_field("say \"no\"") == "\"say \"\"no\"\"\"");
    CHECK(csv_field("two\nlines") == "\"two\nlines\"");
    CHECK(csv_field("=1+1") == "'=1+1");
    CHECK(csv_field("+1") == "'+1");
    CHECK(csv_field("-1") == "'-1");
    CHECK(csv_field("@x") == "'@x");
    CHECK(csv_field("\tx") == "'\tx");
    CHECK(csv_field("=a,\"b\"") == "\"'=a,\"\"b\"\"\"");
}

TEST_CASE("the file holds exactly the cells of the release, in words") {
    const auto release = some_release();
    const auto lines = parse_csv(write_csv(release));
    const auto cells = cells_of(release);
    REQUIRE(lines.size() == cells.size() + 1);
    CHECK(lines[0] == std::vector<std::string>{"wave", "table", "number", "point", "promise", "question",
                                               "group", "column", "answer", "answers"});
    for (std::size_t i = 0; i < cells.size(); ++i) {
        const auto& line = lines[i + 1];
        REQUIRE(line.size() == lines[0].size());
        CHECK(line[3] == cells[i].point);
        CHECK(line[7] == cells[i].column);
        CHECK(line[9] == (cells[i].shown.empty() ? "Not enough answers to show safely" : cells[i].shown));
    }
    CHECK(lines[1] == std::vector<std::string>{"2026-annual", "Faces", "2", "safe-home",
                                               "You live somewhere safe.", "Do you feel safe where you live?",
                                               "Everyone", "faces-1-2", "Not at all or mostly no", "20"});
    CHECK(lines[5][6] == "Under 11");
    const auto csv = write_csv(release);
    CHECK(csv.find("It is noisy, or \"\"loud\"\"") != std::string::npos);
    CHECK(csv.find(",=cmd") == std::string::npos);
    CHECK(csv.find(",'=cmd,'-1+1,") != std::string::npos);
    CHECK(csv.find(",'@someone,") != std::string::npos);
}

TEST_CASE("ids that have no label say themselves") {
    CHECK(label_of_group("over-60") == "over-60");
    CHECK(in_words(pledge::day_from_text("2026-02-09").value()) == "9 February 2026");
    CHECK(label_of_column("face-3") == "Yes and no");
}
