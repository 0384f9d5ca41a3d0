#pragma once

#include "sync/core/result.h"

#include <string>

namespace pledge::device {

// Something that went wrong in an exchange: a word for status.json (shelf::DeviceStatus::state) and a
// sentence for the log. "offline" and "waiting" mend themselves; any other word asks for a person.
struct Trouble {
    std::string state;
    Error error;
};

// The word for an error that came from this device's own disk, or from the connection.
inline std::string state_of(const Error& error) {
    switch (error.code) {
        case Code::unavailable:
            return "offline";
        case Code::full:
            return "disk";
        case Code::denied:
            return "not-trusted";
        case Code::conflict:
            return "not-newer";
        case Code::corrupt:
            return "damaged";
        default:
            return "failed";
    }
}

}  // namespace pledge::device
