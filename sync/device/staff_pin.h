#pragma once

#include "sync/core/result.h"

#include <string>

namespace pledge::device {

// Asks for a number for staff: twice at a terminal, without showing it; otherwise one line of standard input.
// Returns the lines for kiosk.toml. Code::bad_input: not 4 to 8 digits, or the two differ.
Result<std::string> ask_staff_pin();

}  // namespace pledge::device
