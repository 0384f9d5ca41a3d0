// Nothing of a visit is left in this process's memory once the visit has ended.
#include "tests/support/flow_models.h"

#include <fstream>
#include <sstream>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::flow;

namespace {

// More points than any set has; and of a freed block the heap itself writes over the first bytes.
constexpr std::size_t kPoints = 40, kFrom = 10;
std::uint8_t reasons_at(std::size_t point) {
    return static_cast<std::uint8_t>(0x5b + 37 * point);
}

bool is_the_visit(const char* at) {
    for (std::size_t point = kFrom; point < kPoints; ++point, at += 2)
        if (at[0] != static_cast<char>(Say::face_2) || at[1] != static_cast<char>(reasons_at(point)))
            return false;
    return true;
}

// How often it stands in memory that can be written to.
int found_in_memory() {
    std::vector<std::pair<std::uintptr_t, std::uintptr_t>> ranges;
    std::ifstream maps("/proc/self/maps");
    for (std::string line; std::getline(maps, line);) {
        std::istringstream in(line);
        std::uintptr_t from = 0, to = 0;
        char dash = 0;
        std::string rights;
        in >> std::hex >> from >> dash >> to >> rights;
        if (rights.starts_with("rw") && line.find("[v") == std::string::npos) ranges.emplace_back(from, to);
    }
    int found = 0;
    constexpr std::size_t kLength = 2 * (kPoints - kFrom);
    for (const auto& [from, to] : ranges)
        for (auto at = from; at + kLength <= to; ++at)
            if (is_the_visit(reinterpret_cast<const char*>(at))) ++found;
    return found;
}

}  // namespace

TEST_CASE("what a visitor chose is gone from memory, with every copy that was made of it") {
    auto model = testing::resting_model();
    testing::press(model, {action::Start{}, action::Agree{}, action::Who{Company::own}, action::Next{}});
    model.visit.answers.resize(kPoints);
    for (std::size_t point = 0; point < kPoints; ++point)
        model.visit.answers[point] = {Say::face_2, reasons_at(point)};
    {
        auto copies = std::vector<Model>(3, model);  // as looking ahead does
        copies.push_back(model);                     // and a vector that grows
        CHECK(found_in_memory() > 3);
    }
    CHECK(found_in_memory() == 1);
    SECTION("after Hide") {
        update(model, action::Hide{});
        CHECK(found_in_memory() == 0);
    }
    SECTION("after Send, once it is stored") {
        testing::press(model, {action::OpenStop{}, action::Send{}});
        REQUIRE(model.visit.saving);
        update(model, action::Stored{model.ticket, {}});
        CHECK(model.screen == Screen::thanks);
        CHECK(found_in_memory() == 0);
    }
}
