#pragma once

#include "sync/core/result.h"
#include "sync/council/config.h"

namespace pledge::council {

// Whether papers can be made in every language that they have words for; otherwise what to install. Opens
// fonts and words once, a good part of a second; any thread.
Status check_paper_fonts(const Config& config);

}  // namespace pledge::council
