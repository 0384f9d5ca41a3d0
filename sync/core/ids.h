#pragma once

#include "sync/core/bytes.h"

#include <compare>
#include <string>
#include <string_view>

namespace pledge {

// A name with a meaning, so that a point can't be passed where a wave is wanted.
template <class Tag>
struct Name {
    std::string text;

    Name() = default;
    explicit Name(std::string t) : text(std::move(t)) {}
    auto operator<=>(const Name&) const = default;
};

using SetId = Name<struct SetTag>;          // "derby-2024": a set of promises
using PointId = Name<struct PointTag>;      // "safe-home": one promise
using ReasonId = Name<struct ReasonTag>;    // "own-space": one picture chip of a promise
using WaveId = Name<struct WaveTag>;        // "2026-autumn": one round of asking
using CouncilId = Name<struct CouncilTag>;  // "derby"

using AnswerId = Bytes<16>;  // random; counts a doubled upload once
using BatchId = Bytes<16>;   // random; makes a retry exact
using DeviceId = Bytes<16>;  // random; given at enrolment

// Ids are 1 to 48 of a-z, 0-9 and '-', starting with a letter or digit: safe in file names, URLs and SQL
// alike.
bool is_plain_id(std::string_view text);

// What people call a device, since no place is kept: the first eight digits of its id, "5f0c-1a2b".
std::string short_name(const DeviceId& id);

}  // namespace pledge
