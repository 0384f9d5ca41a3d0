#pragma once

#include "kiosk/access/screen_list.h"

#include <cstdint>
#include <string>

namespace pledge::access {

// What is on screen now, as one line of JSON: what --inspect answers (docs/inspect.md).
// `settled`: nothing more will appear by itself and a press would count.
std::string to_json(const ScreenList& list, std::uint64_t frame, bool settled);

}  // namespace pledge::access
