#pragma once

#include "sync/council/accounts/front.h"

namespace pledge::council {

// Keeps a recovery sheet, as PDF, in memory for the one session that made it, to be downloaded once within
// ten minutes. `person` counts from 0.
void hand_out_sheet(Front& front, const Asked& asked, const WaveId& wave, std::size_t person,
                    const std::string& pdf);

}  // namespace pledge::council
