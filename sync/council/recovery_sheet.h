#pragma once

#include "sync/core/calendar.h"
#include "sync/core/ids.h"

#include <string>
#include <string_view>

namespace pledge::council {

// The page that is printed, sealed in an envelope and kept by somebody outside the team: plain text, 72
// columns, no more than a page of A4. The only place where the code ever stands.
std::string recovery_sheet(std::string_view council_name, const WaveId& wave, Day planned,
                           std::string_view code);

}  // namespace pledge::council
