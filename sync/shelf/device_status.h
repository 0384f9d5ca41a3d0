#pragma once

#include "sync/core/calendar.h"
#include "sync/core/ids.h"
#include "sync/core/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace pledge::shelf {

// How pledge-sync fares, for staff and for `pledge-sync status`. Never anything about answers: it says the
// same whether anybody answered or not.
struct DeviceStatus {
    std::optional<Day> contact;  // when the server last replied
    std::optional<Day> sent;     // when the last batch had arrived
    // when pledge-sync last looked at anything, to the minute: tells a clock that begins anew at each start
    std::optional<std::chrono::sys_time<std::chrono::minutes>> looked;
    std::uint64_t manifest = 0;                         // version; 0: none yet
    std::vector<std::pair<SetId, int>> packs, replies;  // of those that the manifest names and that load
    // "fine", "offline" (tries again within the hour), "waiting" (tries again tomorrow), or why somebody must
    // help: "revoked", "unknown-device", "refused" (the server), "not-trusted" (a signature or certificate),
    // "not-newer" (a version went back), "outbox", "disk" (full), "damaged" (a file here), "failed"
    std::string state = "fine";
    bool operator==(const DeviceStatus&) const = default;
};

bool mends_itself(std::string_view state);
bool needs_help(const DeviceStatus& status);
std::string write_status(const DeviceStatus& status);
Result<DeviceStatus> read_status(std::string_view json);

}  // namespace pledge::shelf
