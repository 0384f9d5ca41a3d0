#include "sync/gate/published_cell.h"

#include "sync/gate/rules.h"

namespace pledge::gate {

std::optional<std::uint32_t> PublishedCell::value() const {
    if (is_small()) return std::nullopt;
    return value_;
}

std::string PublishedCell::text() const {
    return is_small() ? "<5" : std::to_string(value_);
}

Interval PublishedCell::interval() const {
    return {static_cast<std::uint32_t>(rules::least(value_)),
            static_cast<std::uint32_t>(rules::most(value_))};
}

}  // namespace pledge::gate
