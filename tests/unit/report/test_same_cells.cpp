// Every published cell stands in the report once, as it was published, and nothing else does.
#include "sync/gate/words.h"
#include "tests/support/pdf_reader.h"
#include "tests/unit/report/report_fixture.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;

namespace {

// What stands in the cells of the answers' tables, in order, whatever the language calls them: under the
// third heading, after those of the first page and of the replies.
std::vector<std::string> numbers_of(const std::string& pdf) {
    std::vector<std::string> out;
    int headings = 0;
    for (const auto& element : elements_of_pdf(pdf)) {
        headings += element.kind == "H1";
        for (const auto& row : element.rows)
            for (std::size_t i = 1; headings == 3 && i < row.size(); ++i)
                if (row[i] == "<5" ||
                    (!row[i].empty() && row[i].find_first_not_of("0123456789") == std::string::npos))
                    out.push_back(row[i]);
    }
    return out;
}

}  // namespace

TEST_CASE("cell for cell: the report in English is its release") {
    const auto asking = GENERATE(as<std::size_t>{}, 0, 1, 2);
    Made made("derby-2024", asking == 0 ? yearly() : asking == 1 ? quarterly() : nothing());
    const auto found = cells_of_report(made.in("en"), made.release);
    const auto wanted = shown_cells(made.release);
    CHECK(found.size() == wanted.size());
    CHECK(found == wanted);
}

TEST_CASE("the fixture has what the comparison is about") {
    const Made made;
    const auto wanted = shown_cells(made.release);
    const auto count = [&](auto what) {
        return std::count_if(wanted.begin(), wanted.end(),
                             [&](const auto& cell) { return what(cell.first, cell.second); });
    };
    CHECK(count([](const auto&, const auto& text) { return text == "<5"; }) > 0);
    CHECK(count([](const auto& place, const auto&) { return place[0] == "sessions"; }) == 12);
    // a group hidden beside one that is shown, and promises of which every group is shown or none
    const auto hidden = [&](const char* point, const char* group) {
        return wanted.count({"faces", point, group, ""}) == 1;
    };
    CHECK((hidden("learning-and-work", "16-up") && !hidden("learning-and-work", "under-11")));
    CHECK(!hidden("safe-home", "16-up"));
    CHECK((hidden("growing-up", "everyone") && !hidden("safe-home", "everyone")));
    CHECK(count([](const auto& place, const auto& text) { return place[0] == "reasons" && text.empty(); }) >
          0);
}

TEST_CASE("cell for cell: other languages show the same numbers in the same order") {
    const Made made;
    const auto english = numbers_of(made.in("en"));
    CHECK(english.size() > 100);
    for (const char* language : {"ur", "pa", "pl", "sk"}) {
        INFO(language);
        CHECK(numbers_of(made.in(language)) == english);
    }
}
