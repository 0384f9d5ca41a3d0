#pragma once

#include "tests/faults/gate_attacker.h"

namespace pledge::testing {

struct Behind {
    std::uint64_t tables = 0;  // that publish the same as the given one
    std::array<std::array<std::uint64_t, gate::kMostColumns>, gate::kMostGroups>
        candidates{};  // bit c: c is possible
};

// Every table of this shape and cap that publishes the same as `truth`, which has three columns.
Behind tables_behind(const Shape& shape, const rules::Table& truth);

}  // namespace pledge::testing
