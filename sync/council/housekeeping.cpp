#include "sync/council/housekeeping.h"

#include "sync/council/accounts/sessions.h"

namespace pledge::council {
namespace {

Status destroy(Storage& storage, StoredWave& wave, Day today, const char* action) {
    if (auto gone = storage.destroy_pool(wave.wave.id); !gone) return gone;
    if (auto gone = storage.destroy_key(wave.wave.id); !gone) return gone;
    if (wave.destroyed) return {};  // what came back since, from a backup, has gone again
    wave.destroyed = today;
    if (auto updated = storage.update_wave(wave); !updated) return updated;
    return storage.note(today, action, wave.wave.id.text);
}

Status tend(Storage& storage, StoredWave& wave, Day today) {
    if (wave.destroyed ||
        (wave.state == WaveState::published && wave.closed && today >= *wave.closed + kKeptAfterClose))
        return destroy(storage, wave, today, "wave's answers and keys destroyed");
    if (!wave.takes_answers() || !wave.opened) return {};
    const auto end = *wave.opened + kLongestWave;
    if (today < end - kLastWarning) {
        if (!wave.ending) return {};
        wave.ending.reset();
        return storage.update_wave(wave);
    }
    // A clock that jumps ahead must not destroy anything: the end counts only after it was in sight for a
    // week.
    if (!wave.ending || *wave.ending > today) {
        wave.ending = today;
        return storage.update_wave(wave);
    }
    if (today <= end || today < *wave.ending + kLastWarning) return {};
    wave.state = WaveState::destroyed;
    if (auto emptied = storage.destroy_inbox(); !emptied) return emptied;
    return destroy(storage, wave, today, "wave destroyed unpublished");
}

}  // namespace

Status keep_house(Storage& storage, const Clock& clock) {
    const auto today = clock.today();
    auto waves = storage.waves();
    if (!waves) return waves.error();
    for (auto& wave : *waves)
        if (auto tended = tend(storage, wave, today); !tended) return tended;
    const auto taking = storage.taking();
    if (!taking) return taking.error();
    if (*taking) {
        if (auto moved = storage.move_to_pool((*taking)->id, today); !moved) return moved.error();
    } else if (auto emptied = storage.destroy_inbox(); !emptied) {
        return emptied;
    }
    if (auto forgotten = storage.forget_codes(clock.now()); !forgotten) return forgotten;
    if (auto forgotten = forget_ended_sessions(storage, clock); !forgotten) return forgotten;
    return storage.forget_receipts(today - kReceiptsKept);
}

}  // namespace pledge::council
