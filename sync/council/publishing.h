#pragma once

#include "sync/council/tally.h"
#include "sync/council/waves.h"
#include "sync/results/release.h"

namespace pledge::council {

// Through the gate, and nowhere else, counts become something to show.
Result<results::Release> make_release(const Closing& closing, const StoredWave& wave, const Pack& pack,
                                      const Tally& tally);
// The frozen text and the list of its cells, exactly as they will be read back.
Status put_release(Storage& storage, const results::Release& release);

}  // namespace pledge::council
