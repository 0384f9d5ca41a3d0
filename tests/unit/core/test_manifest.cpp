#include "sync/core/wave.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace pledge;

namespace {

Manifest some_manifest() {
    Manifest m;
    m.version = 7;
    m.council = CouncilId("derby");
    m.asking = Asking::open;
    Wave wave;
    wave.id = WaveId("2026-autumn");
    wave.public_key[0] = 9;
    wave.questions = {
        SetId("derby-2024"),
        {{PointId("safe-home"), {ReasonId("own-space"), ReasonId("noisy")}}, {PointId("health"), {}}}};
    wave.columns = Columns::four;
    wave.breakdown = {BreakdownKind::age, {"under-11", "11-15", "16-up"}};
    wave.opens = *day_from_text("2026-11-01");
    wave.asks_until = *day_from_text("2026-12-01");
    wave.results = *month_from_text("2027-01");
    m.wave = wave;
    m.next = month_from_text("2027-03");
    m.packs = {{SetId("derby-2024"), 3, {1, 2, 3}}};
    m.replies = {{SetId("derby-2024"), 2, {4, 5, 6}}, {SetId("derby-heritage"), 1, {7}}};
    return m;
}

// The manifest with one field changed, as text.
std::string manifest_with(const char* pointer, const nlohmann::json& value) {
    auto json = nlohmann::json::parse(write_manifest(some_manifest()));
    json[nlohmann::json::json_pointer(pointer)] = value;
    return json.dump();
}

}  // namespace

TEST_CASE("a manifest survives writing and reading") {
    const auto back = read_manifest(write_manifest(some_manifest()));
    REQUIRE(back);
    CHECK(*back == some_manifest());

    Manifest idle;
    idle.council = CouncilId("derby");
    CHECK(read_manifest(write_manifest(idle)).value() == idle);
    CHECK(write_manifest(idle).find("replies") == std::string::npos);  // left out where there are none
}

TEST_CASE("a manifest with any field wrong is refused in one sentence") {
    const std::pair<const char*, nlohmann::json> wrong[] = {
        {"/format", 2},
        {"/version", -1},
        {"/council", "Derby City"},
        {"/asking", "maybe"},
        {"/asking", "no"},  // but a wave is there
        {"/surprise", 1},
        {"/wave/public_key", "AAAA"},
        {"/wave/columns", "five"},
        {"/wave/columns", "three"},  // with a breakdown
        {"/wave/questions", nlohmann::json::array()},
        {"/wave/questions/1/point", "safe-home"},
        {"/wave/questions/0/reasons/0", 4},
        {"/wave/breakdown/kind", "home"},
        {"/wave/breakdown/groups", {"a"}},
        {"/wave/breakdown/groups", {"a", "a"}},
        {"/wave/breakdown/groups", {"a", "b", "c", "d"}},
        {"/wave/opens", "tomorrow"},
        {"/wave/results", "2027-13"},
        {"/next", 4},
        {"/packs/0/sha256", "00"},
        {"/replies", 1},
        {"/replies/0/id", "Derby"},
        {"/replies/0/sha256", "00"},
        {"/replies/0/surprise", 1},
        {"/replies/1/id", "derby-2024"},  // one a set at most
    };
    for (const auto& [pointer, value] : wrong) {
        INFO(pointer << " = " << value);
        const auto got = read_manifest(manifest_with(pointer, value));
        REQUIRE_FALSE(got);
        CHECK(got.error().code == Code::bad_input);
        CHECK(got.error().say.find("the manifest") == 0);
    }
    CHECK_FALSE(read_manifest(std::string(100000, '[')));
    CHECK_FALSE(read_manifest(""));
    CHECK_FALSE(read_manifest("[]"));
}

TEST_CASE("faces fall into the columns that the gate publishes") {
    CHECK(column_of(Columns::three, 1) == 0);
    CHECK(column_of(Columns::three, 2) == 0);
    CHECK(column_of(Columns::three, 3) == 1);
    CHECK(column_of(Columns::three, 4) == 2);
    CHECK(column_of(Columns::three, 5) == 2);
    CHECK(column_of(Columns::four, 2) == 0);
    CHECK(column_of(Columns::four, 3) == 1);
    CHECK(column_of(Columns::four, 5) == 3);
    CHECK(names_of(Columns::four).size() == count_of(Columns::four));
    CHECK(names_of(Columns::three).size() == count_of(Columns::three));
}
