#pragma once

#include "sync/core/calendar.h"
#include "sync/shelf/device_status.h"
#include "sync/shelf/identity.h"

#include <string>

namespace pledge::device {

// What `pledge-sync status` prints: JSON, never anything about answers.
std::string status_text(const shelf::Identity& who, const shelf::DeviceStatus& status, Day today);

}  // namespace pledge::device
