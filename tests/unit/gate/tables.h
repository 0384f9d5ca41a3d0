#pragma once

#include "sync/gate/point.h"
#include "sync/gate/read_back.h"

#include <string>

#include <catch2/catch.hpp>

namespace pledge::testing {

// "<5 10 25": a row as one reads it.
inline std::string text_of(const gate::Row& row) {
    std::string text;
    for (const auto& cell : row) text.append(text.empty() ? "" : " ").append(cell.text());
    return text;
}
inline std::string text_of(const std::optional<gate::Row>& row) {
    return row ? text_of(*row) : "hidden";
}

inline gate::TextRow texts(const gate::Row& row) {
    gate::TextRow out;
    for (const auto& cell : row) out.push_back(cell.text());
    return out;
}

// "30 <5 <5", or "30 <5 <5 | hidden | 10 5 <5" with groups.
inline std::string text_of(const gate::Published& published) {
    auto text = text_of(published.council);
    for (const auto& group : published.groups) text.append(" | ").append(text_of(group));
    return text;
}

inline std::string published(const gate::Counts& counts) {
    const auto result = gate::publish(counts);
    return result ? text_of(*result) : result.error().say;
}
inline std::string council(const gate::CountRow& row) {
    return published({row.size(), {row}, {}});
}

// One real cell or row, made the only way there is.
inline gate::Row row_of(const gate::CountRow& council) {
    const auto result = gate::publish(gate::Counts{council.size(), {council}, {}});
    REQUIRE(result);
    REQUIRE(result->council);
    return *result->council;
}
inline gate::PublishedCell cell_of(std::uint32_t count) {
    return row_of({count, 50}).front();
}

}  // namespace pledge::testing
