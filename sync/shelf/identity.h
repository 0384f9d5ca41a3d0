#pragma once

#include "sync/core/ids.h"
#include "sync/core/result.h"
#include "sync/seal/signing.h"

#include <string>

namespace pledge::shelf {

// Who a device is, from enrolment on. Nothing in it is secret and nothing is a setting.
struct Identity {
    std::string server;  // base URL
    DeviceId device{};
    std::string profile;    // "home" or "event"
    std::size_t slots = 0;  // 12 or 240, as the profile says
    CouncilId council;
    seal::VerifyKey publisher{};  // what everything installed must be signed by
    bool operator==(const Identity&) const = default;
};

// 0 for a profile that is not known.
std::size_t slots_of_profile(std::string_view profile);

std::string write_identity(const Identity& identity);
Result<Identity> read_identity(std::string_view json);

}  // namespace pledge::shelf
