#pragma once

#include "sync/core/result.h"

#include <string>
#include <string_view>

namespace pledge::council {

// A QR code for a terminal (libqrencode), two rows of it in each line of half blocks, light on dark, with its
// quiet zone. Code::too_large: more than a code holds.
Result<std::string> qr_for_terminal(std::string_view text);

}  // namespace pledge::council
