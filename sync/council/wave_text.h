#pragma once

#include "sync/core/wave.h"

#include <string>
#include <string_view>

namespace pledge::council {

// A wave alone, written and read exactly as it stands in a manifest, so that there is one definition of it.
std::string write_wave(const Wave& wave);
Result<Wave> read_wave(std::string_view text);

}  // namespace pledge::council
