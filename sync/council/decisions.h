#pragma once

#include "sync/council/opened.h"
#include "sync/council/storage.h"

namespace pledge::council {

// What was promised in live sessions of this wave, kept for the officer to confirm (CommitmentStore). What is
// kept already is not kept twice. Within the transaction that publishes; notes in the audit that there was
// some, and for which wave.
Status keep_decisions(Storage& storage, const Wave& wave, std::span<const OpenedDecision> decisions,
                      Day today);

}  // namespace pledge::council
