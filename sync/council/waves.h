#pragma once

#include "sync/council/opening.h"
#include "sync/council/storage.h"
#include "sync/council/wave_keys.h"
#include "sync/council/wave_plan.h"
#include "sync/seal/signing.h"

// The life of a wave: planned, opened, stopped, closed. What an officer does by command. None of these begins
// a transaction of its own but close_wave(); callers wrap the others.
namespace pledge::council {

// A wave as it is planned, with its key: nothing is kept yet. Slow, as it wraps.
struct NewWave {
    StoredWave stored;
    std::vector<KeyPart> parts;
};
Result<NewWave> make_wave(const WavePlan& plan, std::span<const PersonSecrets> people,
                          seal::WrapCost cost = {});
// `by` here and below: the account that did it, for the audit; empty: a command.
Status keep_wave(Storage& storage, const NewWave& made, Day today, std::string_view by = {});

// Both. Makes the wave's key and keeps its private half wrapped, for as many people as there are secrets.
// Recovery codes are not kept.
Status plan_wave(Storage& storage, const WavePlan& plan, std::span<const PersonSecrets> people, Day today,
                 seal::WrapCost cost = {});
inline Status plan_wave(Storage& storage, const WavePlan& plan, std::string_view passphrase,
                        std::string_view recovery_code, Day today, seal::WrapCost cost = {}) {
    const PersonSecrets one{passphrase, recovery_code};
    return plan_wave(storage, plan, {&one, 1}, today, cost);
}

// Whether it may be opened today, or stopped, and the wave.
Result<StoredWave> wave_to_open(Storage& storage, const WaveId& id, Day today);
Result<StoredWave> wave_to_stop(Storage& storage, const WaveId& id);
// Both sign a manifest; say its version. At most one wave takes answers at a time.
Result<std::uint64_t> open_wave(Storage& storage, const CouncilId& council, const seal::SigningKey& publisher,
                                const WaveId& id, Day today, std::string_view by = {});
Result<std::uint64_t> stop_wave(Storage& storage, const CouncilId& council, const seal::SigningKey& publisher,
                                const WaveId& id, std::optional<Month> next, Day today,
                                std::string_view by = {});

// Late answers travel for this long after the stop.
constexpr std::chrono::days kDraining{14};

// The wave that was stopped and not closed yet: some kiosks may still have answers on their way. They are
// told by the batches that they sent, which they send whether anybody answered or not.
Result<std::optional<StoredWave>> draining_wave(Storage& storage);

// Whether a device may still hold answers of a stopped wave. The first batch after the stop may have waited
// for days; with the second, everything that was given before the first has arrived. Day of the stop: not
// after it.
Result<bool> may_hold_answers(Storage& storage, const StoredWave& wave, const DeviceId& device, Day today);

// The devices of which that is true and that were not signed off.
Result<std::vector<Device>> silent_kiosks(Storage& storage, const StoredWave& wave, Day today);

// Code::too_soon: still draining, or tried today already. Tells before a passphrase is asked for.
Result<StoredWave> wave_to_close(Storage& storage, const WaveId& id, Day today);
// A proof for each person in order.
Result<seal::WaveKey> unlock_wave(Storage& storage, const Wave& wave, std::span<const Proof> proofs);

struct Closing {
    CouncilId council;
    std::string council_name;
    seal::VerifyKey publisher{};  // whose pack gives the release its words
    unsigned threads = 1;
    Progress* progress = nullptr;
};
// Opens the pool while others go on reading and writing; then opens the inbox, counts, gates and publishes,
// all or nothing, in one transaction that first makes sure of the pool. False: not enough answers yet, and
// nothing was written but the day of the try. Nobody is told how many there were. Not within a transaction.
Result<bool> close_wave(Storage& storage, const Closing& closing, const WaveId& id, const seal::WaveKey& key,
                        Day today);

constexpr std::uint64_t kFewestAnswers = 30;

}  // namespace pledge::council
