#include "sync/council/waves.h"

#include "sync/council/publisher.h"

namespace pledge::council {
namespace {

Result<StoredWave> find(Storage& storage, const WaveId& id) {
    auto stored = storage.wave(id);
    if (!stored) return stored.error();
    if (!*stored)
        return Error{Code::not_found,
                     "There is no wave \"" + id.text + "\"; `pledge-council wave list` names them."};
    return std::move(**stored);
}

Error wrong_state(const StoredWave& wave, const std::string& wanted) {
    return {Code::conflict, "Wave \"" + wave.wave.id.text + "\" is " + std::string(name_of(wave.state)) +
                                ", not " + wanted + "; `pledge-council wave list` shows what comes next."};
}

// What the audit says it was about: the wave, and by which account.
std::string subject_of(const WaveId& id, std::string_view by) {
    return by.empty() ? id.text : id.text + ", by " + std::string(by);
}

}  // namespace

Result<NewWave> make_wave(const WavePlan& plan, std::span<const PersonSecrets> people, seal::WrapCost cost) {
    if (const auto troubles = troubles_of(plan); !troubles.empty()) return first_of(troubles);
    const auto key = seal::WaveKey::make();
    NewWave out;
    out.stored.wave = {plan.id,        key.public_key, plan.questions,  plan.columns,
                       plan.breakdown, plan.opens,     plan.asks_until, plan.results};
    auto parts = share_key(plan.id, key.private_key, people, cost);
    if (!parts) return parts.error();
    out.parts = std::move(*parts);
    return out;
}

Status keep_wave(Storage& storage, const NewWave& made, Day today, std::string_view by) {
    const auto& id = made.stored.wave.id;
    const auto taken = storage.wave(id);
    if (!taken) return taken.error();
    if (*taken)
        return Error{Code::conflict, "There is a wave \"" + id.text + "\" already; choose another name."};
    if (auto added = storage.add_wave(made.stored); !added) return added;
    if (auto noted = storage.note(today, "wave planned", subject_of(id, by)); !noted) return noted;
    return storage.put_key_parts(id, made.parts);  // last: it can't be undone with the rest
}

Status plan_wave(Storage& storage, const WavePlan& plan, std::span<const PersonSecrets> people, Day today,
                 seal::WrapCost cost) {
    const auto made = make_wave(plan, people, cost);
    return made ? keep_wave(storage, *made, today) : Status(made.error());
}

Result<StoredWave> wave_to_open(Storage& storage, const WaveId& id, Day today) {
    auto stored = find(storage, id);
    if (!stored) return stored.error();
    if (stored->state != WaveState::planned) return wrong_state(*stored, "planned");
    const auto other = storage.taking();
    if (!other) return other.error();
    if (*other)
        return Error{Code::conflict,
                     "Wave \"" + (*other)->id.text + "\" still takes answers; stop it and close it first."};
    if (today < stored->wave.opens)
        return Error{Code::too_soon,
                     "Wave \"" + id.text + "\" opens on " + to_text(stored->wave.opens) + "; open it then."};
    return stored;
}

Result<StoredWave> wave_to_stop(Storage& storage, const WaveId& id) {
    auto stored = find(storage, id);
    if (stored && stored->state != WaveState::open) return wrong_state(*stored, "open");
    return stored;
}

Result<std::uint64_t> open_wave(Storage& storage, const CouncilId& council, const seal::SigningKey& publisher,
                                const WaveId& id, Day today, std::string_view by) {
    auto stored = wave_to_open(storage, id, today);
    if (!stored) return stored.error();
    stored->state = WaveState::open;
    stored->opened = today;
    if (auto updated = storage.update_wave(*stored); !updated) return updated.error();
    // what arrived while nothing was asked belongs to no wave
    if (auto emptied = storage.destroy_inbox(); !emptied) return emptied.error();
    if (auto noted = storage.note(today, "wave opened", subject_of(id, by)); !noted) return noted.error();
    return publish_manifest(storage, council, publisher, std::nullopt);
}

Result<std::uint64_t> stop_wave(Storage& storage, const CouncilId& council, const seal::SigningKey& publisher,
                                const WaveId& id, std::optional<Month> next, Day today, std::string_view by) {
    auto stored = wave_to_stop(storage, id);
    if (!stored) return stored.error();
    stored->state = WaveState::stopped;
    stored->stopped = today;
    if (auto updated = storage.update_wave(*stored); !updated) return updated.error();
    if (auto noted = storage.note(today, "wave stopped", subject_of(id, by)); !noted) return noted.error();
    return publish_manifest(storage, council, publisher, next);
}

Result<std::optional<StoredWave>> draining_wave(Storage& storage) {
    const auto taking = storage.taking();
    if (!taking) return taking.error();
    if (!*taking) return std::optional<StoredWave>();
    auto wave = storage.wave((*taking)->id);
    if (!wave) return wave.error();
    if (!*wave || (*wave)->state != WaveState::stopped) return std::optional<StoredWave>();
    return wave;
}

Result<bool> may_hold_answers(Storage& storage, const StoredWave& wave, const DeviceId& device, Day today) {
    if (wave.state != WaveState::stopped || !wave.stopped) return false;
    // no later than today: a clock that was ahead once has left receipts of days to come
    const auto since = storage.receipts(device, *wave.stopped + std::chrono::days(1), today);
    if (!since) return since.error();
    return *since < 2;
}

Result<std::vector<Device>> silent_kiosks(Storage& storage, const StoredWave& wave, Day today) {
    const auto devices = storage.devices();
    if (!devices) return devices.error();
    std::vector<Device> out;
    for (const auto& device : *devices) {
        if (device.revoked) continue;
        const auto may_hold = may_hold_answers(storage, wave, device.id, today);
        if (!may_hold) return may_hold.error();
        if (*may_hold) out.push_back(device);
    }
    return out;
}

Result<StoredWave> wave_to_close(Storage& storage, const WaveId& id, Day today) {
    auto stored = find(storage, id);
    if (!stored) return stored.error();
    if (stored->state != WaveState::stopped || !stored->stopped) return wrong_state(*stored, "stopped");
    if (const auto from = *stored->stopped + kDraining; today < from)
        return Error{Code::too_soon, "Late answers may still be on their way; close this wave on " +
                                         to_text(from) + " or later."};
    if (stored->last_try == today)
        return Error{
            Code::too_soon,
            "This wave was tried today and had not enough answers yet; try again tomorrow or later."};
    return stored;
}

Result<seal::WaveKey> unlock_wave(Storage& storage, const Wave& wave, std::span<const Proof> proofs) {
    const auto parts = storage.key_parts(wave.id);
    if (!parts) return parts.error();
    return open_key(wave, *parts, proofs);
}

}  // namespace pledge::council
