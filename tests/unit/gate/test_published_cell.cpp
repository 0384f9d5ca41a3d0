#include "sync/gate/gate.h"
#include "tests/unit/gate/tables.h"

#include <filesystem>
#include <fstream>
#include <iterator>
#include <type_traits>

using namespace pledge;
using gate::PublishedCell;

// Nobody but the gate makes a cell: there is no way in from a number, a text, nothing, or the bytes of
// something else.
static_assert(!std::is_default_constructible_v<PublishedCell>);
static_assert(!std::is_aggregate_v<PublishedCell>);
static_assert(!std::is_constructible_v<PublishedCell, int>);
static_assert(!std::is_constructible_v<PublishedCell, std::uint32_t>);
static_assert(!std::is_constructible_v<PublishedCell, std::uint64_t>);
static_assert(!std::is_constructible_v<PublishedCell, const char*>);
static_assert(!std::is_constructible_v<PublishedCell, std::string>);
static_assert(!std::is_constructible_v<PublishedCell, gate::Interval>);
static_assert(!std::is_convertible_v<std::uint32_t, PublishedCell>);
static_assert(!std::is_assignable_v<PublishedCell&, int>);
static_assert(!std::is_assignable_v<PublishedCell&, std::uint32_t>);
static_assert(!std::is_trivially_copyable_v<PublishedCell>, "std::bit_cast and memcpy would make one");
static_assert(std::is_copy_constructible_v<PublishedCell> && std::is_copy_assignable_v<PublishedCell>);

TEST_CASE("a count becomes \"<5\" or the nearest five, and a reader infers an interval") {
    struct Example {
        std::uint32_t count;
        const char* text;
        gate::Interval interval;
    };
    const Example examples[] = {{0, "<5", {0, 4}},
                                {1, "<5", {0, 4}},
                                {4, "<5", {0, 4}},
                                {5, "5", {5, 7}},
                                {7, "5", {5, 7}},
                                {8, "10", {8, 12}},
                                {12, "10", {8, 12}},
                                {13, "15", {13, 17}},
                                {17, "15", {13, 17}},
                                {28, "30", {28, 32}},
                                {997, "995", {993, 997}},
                                {998, "1000", {998, 1002}},
                                {1'000'000'000, "1000000000", {999'999'998, 1'000'000'002}}};
    for (const auto& example : examples) {
        const auto cell = testing::cell_of(example.count);
        CHECK(cell.text() == example.text);
        CHECK(cell.interval() == example.interval);
        CHECK(cell.is_small() == (example.count < 5));
        CHECK(cell.value().has_value() != cell.is_small());
        if (cell.value()) CHECK(std::to_string(*cell.value()) == example.text);
    }
}

TEST_CASE("every count lies in the interval of its cell, and cells are copied whole") {
    for (std::uint32_t count = 0; count < 300; ++count) {
        const auto cell = testing::cell_of(count);
        CHECK(cell.interval().least <= count);
        CHECK(count <= cell.interval().most);
        auto other = testing::cell_of(0);
        other = cell;
        CHECK(other == cell);
    }
}

TEST_CASE("no file outside the room reaches for what makes a cell") {
    namespace fs = std::filesystem;
    const fs::path source = PLEDGE_SOURCE_DIR;
    std::size_t read = 0;
    for (const char* top : {"sync", "kiosk"}) {
        if (!fs::exists(source / top)) continue;
        for (const auto& entry : fs::recursive_directory_iterator(source / top)) {
            const auto name = entry.path().extension();
            if (!entry.is_regular_file() || (name != ".h" && name != ".cpp")) continue;
            if (entry.path().parent_path() == source / "sync" / "gate") continue;
            std::ifstream file(entry.path());
            const std::string text{std::istreambuf_iterator<char>(file), {}};
            ++read;
            INFO(entry.path());
            for (const char* inside :
                 {"gate/press.h", "gate/rules.h", "gate/check.h", "gate/point_rules.h", "struct Press"})
                CHECK(text.find(inside) == std::string::npos);
        }
    }
    CHECK(read > 10);
}
