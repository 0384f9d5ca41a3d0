#pragma once

#include "sync/gate/rules.h"

// Inside this room only: the one place where a PublishedCell is made.
namespace pledge::gate {

struct Press {
    // `published` as rules::pub() gives it.
    static PublishedCell of(rules::Number published) {
        return PublishedCell(static_cast<std::uint32_t>(published));
    }
    static Row of(const rules::NumberRow& published, int columns) {
        Row row;
        row.reserve(static_cast<std::size_t>(columns));
        for (int f = 0; f < columns; ++f) row.push_back(of(published[f]));
        return row;
    }
};

}  // namespace pledge::gate
