#include "sync/core/json_reader.h"
#include "tests/support/temp_folder.h"
#include "tests/unit/results/release_fixture.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::results;
using testing::some_release;

namespace {

// The release with one place changed, as text.
std::string with(const char* pointer, const Json& value) {
    auto json = Json::parse(write_release(some_release()));
    json[Json::json_pointer(pointer)] = value;
    return json.dump();
}

}  // namespace

TEST_CASE("a release survives writing and reading, byte for byte") {
    const auto text = write_release(some_release());
    const auto back = read_release(text);
    if (!back) FAIL(back.error().say);
    CHECK(*back == some_release());
    CHECK(write_release(*back) == text);

    auto plain = some_release();
    plain.columns = Columns::three;
    plain.breakdown = {};
    plain.points.clear();
    plain.company.reset();
    CHECK(read_release(write_release(plain)).value() == plain);
}

TEST_CASE("the release that the schema and the fuzzer begin with is what is written") {
    CHECK(testing::read_all(PLEDGE_SOURCE_DIR "/tests/fuzz/corpus/release_json/annual") ==
          write_release(some_release()));
}

TEST_CASE("the fixture has what the other tests look for") {
    const auto r = some_release();
    CHECK(r.points[0].published.faces.council);
    REQUIRE(r.points[0].published.faces.groups.size() == 2);
    CHECK(r.points[0].published.faces.groups[0]);
    CHECK_FALSE(r.points[1].published.faces.council);
    CHECK(r.points[0].published.chips[0]);
    CHECK(r.points[0].sessions);
    CHECK_FALSE(r.points[1].sessions);
    CHECK(r.company);
}

TEST_CASE("a release that the gate can't have written is refused") {
    const std::pair<const char*, Json> wrong[] = {
        {"/format", "pledge-release/2"},
        {"/council/id", "Derby"},
        {"/extra", 1},
        {"/wave/closed", "yesterday"},
        {"/wave/columns", {"face-1"}},
        {"/wave/columns", {"faces-1-2", "face-3", "faces-4-5"}},  // three, with rows of four
        {"/wave/breakdown/kind", "home"},
        {"/wave/breakdown/groups", {"a", "b", "c"}},
        {"/wave/breakdown/groups", {"a", 4}},
        {"/points/0/id", "Safe Home"},
        {"/points/0/about", 163},
        {"/points/0/about", nullptr},
        {"/points/0/faces/council/0", 21},
        {"/points/0/faces/council/0", "5"},
        {"/points/0/faces/council/0", "<10"},
        {"/points/0/faces/council/0", -5},
        {"/points/0/faces/council/0", 5.0},
        {"/points/0/faces/council", {20, 20}},
        {"/points/0/faces/groups/0", nullptr},  // one group alone can't be hidden
        {"/points/0/faces/groups/0/0", 400},    // more than the council's row
        {"/points/1/faces/council", {"<5", "<5", "<5", 10}},
        {"/points/0/others", {5, "<5", "<5"}},
        {"/points/0/reasons/0/shown", 1000},
        {"/points/1/reasons/0/shown", "<5"},  // no chip where the faces are hidden
        {"/points/1/reasons/0/more", "x"},
        {"/areas/0/id", "Safe Places"},
        {"/areas/0/more", "x"},
        {"/areas/0/id", "elsewhere"},  // and the promise's own is named no more
        {"/themes/1/label_plain", 5},
        {"/points/0/areas/0", "elsewhere"},
        {"/points/0/themes/0", "safe-places"},
        {"/points/1/themes", "safety"},
        {"/points/1/areas/0", 7},
        {"/points/0/sessions/0", 11},
        {"/points/0/sessions/0", "10"},
        {"/points/0/sessions", nullptr},
        {"/points/0/sessions", {10, 10, 30}},
        {"/points/0/sessions", {10, 10, 30, "<5", "<5"}},
        {"/points/0/sessions", {10, 5, "<5", "<5"}},  // fewer than thirty votes
        {"/points/0/sessions", 30},
        {"/company/own", 5},
        {"/company/own", 10},  // and would give answers away
        {"/company", 7},
    };
    for (const auto& [pointer, value] : wrong) {
        INFO(pointer << " = " << value);
        const auto refused = read_release(with(pointer, value));
        REQUIRE_FALSE(refused);
        CHECK((refused.error().code == Code::bad_input || refused.error().code == Code::corrupt));
    }
    CHECK_FALSE(read_release("").ok());
    CHECK_FALSE(read_release("[]").ok());
    CHECK_FALSE(read_release(std::string(2 << 20, ' ')).ok());
}

TEST_CASE("every field of a release must be there") {
    const auto whole = Json::parse(write_release(some_release()));
    const auto misses = [&](const char* parent, const char* key) {
        auto json = whole;
        json[Json::json_pointer(parent)].erase(key);
        return !read_release(json.dump()).ok();
    };
    for (const char* key : {"format", "council", "wave", "areas", "themes", "points", "company"})
        CHECK(misses("", key));
    for (const char* key :
         {"id", "set", "title", "columns", "asked_from", "asked_until", "closed", "breakdown"})
        CHECK(misses("/wave", key));
    for (const char* key :
         {"id", "number", "promise", "question", "about", "faces", "others", "reasons", "areas", "themes"})
        CHECK(misses("/points/0", key));
    for (const char* key : {"id", "label"}) CHECK(misses("/areas/0", key));
    for (const char* key : {"id", "label", "label_plain"}) CHECK(misses("/themes/0", key));
    for (const char* key : {"council", "groups"}) CHECK(misses("/points/0/faces", key));
    for (const char* key : {"id", "text", "shown"}) CHECK(misses("/points/0/reasons/0", key));
}

TEST_CASE("cells: each once, and a hidden row is one entry") {
    const auto cells = cells_of(some_release());
    const auto count = [&](const std::string& part, const std::string& point) {
        return std::count_if(cells.begin(), cells.end(),
                             [&](const Cell& c) { return c.part == part && c.point == point; });
    };
    CHECK(count("faces", "safe-home") == 3 * 4);
    CHECK(count("others", "safe-home") == 4);
    CHECK(count("reasons", "safe-home") == 2);
    CHECK(count("sessions", "safe-home") == 4);
    CHECK(count("sessions", "health") == 0);  // and nothing says whether there was one
    CHECK(count("faces", "health") == 1);
    CHECK(count("others", "health") == 1);
    CHECK(count("company", "") == 2);
    CHECK(cells[0] == Cell{"faces", "safe-home", "everyone", "faces-1-2", "20"});

    auto council_alone = some_release();
    council_alone.points[0].published.faces.groups.clear();
    council_alone.company.reset();
    const auto fewer = cells_of(council_alone);
    CHECK(fewer[4] == Cell{"faces", "safe-home", "under-11", "", ""});
    CHECK(fewer[5] == Cell{"faces", "safe-home", "11-up", "", ""});
    CHECK(fewer.back() == Cell{"company", "", "everyone", "", ""});
}
