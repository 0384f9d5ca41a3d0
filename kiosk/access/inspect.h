#pragma once

#include "kiosk/access/steering.h"

#include <cstdint>
#include <string>

namespace pledge::access {

// What an observer sees beside the list itself.
struct Seen {
    std::uint64_t frame = 0;
    bool settled = true;  // nothing more will appear by itself and a press would count
    Focus focus;
    std::string saying;  // what is heard now
};

// What is on screen now, as one line of JSON: what --inspect answers (docs/inspect.md).
std::string to_json(const ScreenList& list, const Seen& seen);

}  // namespace pledge::access
