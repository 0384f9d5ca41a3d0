#include "sync/council/waves.h"

#include "sync/council/publisher.h"

#include <algorithm>

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

// The same rules as for what kiosks will read, asked by writing and reading a manifest.
Status check_plan(const WavePlan& plan, const Wave& wave) {
    if (!is_plain_id(plan.id.text))
        return Error{Code::bad_usage,
                     "The wave's name must be up to 48 of a-z, 0-9 and \"-\"; write one like 2026-autumn."};
    if (plan.asks_until < plan.opens)
        return Error{Code::bad_usage, "The wave ends before it opens; mend --opens or --asks-until."};
    const auto until = std::chrono::year_month_day(plan.asks_until);
    if (plan.results < Month(until.year(), until.month()))
        return Error{Code::bad_usage,
                     "The results come before the asking ends; mend --results or --asks-until."};
    if (plan.columns == Columns::three && plan.breakdown.kind != BreakdownKind::none)
        return Error{Code::bad_usage,
                     "A breakdown needs four columns; add --columns four or leave --breakdown out."};
    Manifest manifest;
    manifest.council = CouncilId("check");
    manifest.asking = Asking::open;
    manifest.wave = wave;
    const auto back = read_manifest(write_manifest(manifest));
    if (back) return {};
    return Error{Code::bad_usage, "The plan can't be used: " + back.error().say};
}

}  // namespace

Result<Breakdown> breakdown_from_text(std::string_view text) {
    const Error wrong{
        Code::bad_usage,
        "--breakdown is not known; write it like age:under-11,11-15,16-up or setting:home,school,event."};
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) return wrong;
    const auto kind = text.substr(0, colon);
    if (kind != "age" && kind != "setting") return wrong;
    Breakdown out{kind == "age" ? BreakdownKind::age : BreakdownKind::setting, {}};
    for (auto rest = text.substr(colon + 1);;) {
        const auto comma = rest.find(',');
        out.groups.emplace_back(rest.substr(0, comma));
        if (!is_plain_id(out.groups.back()) ||
            std::count(out.groups.begin(), out.groups.end(), out.groups.back()) > 1)
            return wrong;
        if (comma == std::string_view::npos) break;
        rest.remove_prefix(comma + 1);
    }
    if (out.groups.size() < 2 || out.groups.size() > gate::kMostGroups)
        return Error{Code::bad_usage, "A breakdown has two or three groups; name that many."};
    return out;
}

Status plan_wave(Storage& storage, const WavePlan& plan, std::span<const PersonSecrets> people, Day today,
                 seal::WrapCost cost) {
    const auto key = seal::WaveKey::make();
    StoredWave stored;
    stored.wave = {plan.id,        key.public_key, plan.questions,  plan.columns,
                   plan.breakdown, plan.opens,     plan.asks_until, plan.results};
    if (auto fine = check_plan(plan, stored.wave); !fine) return fine;
    const auto taken = storage.wave(plan.id);
    if (!taken) return taken.error();
    if (*taken)
        return Error{Code::conflict,
                     "There is a wave \"" + plan.id.text + "\" already; choose another name."};
    const auto parts = share_key(plan.id, key.private_key, people, cost);
    if (!parts) return parts.error();
    if (auto added = storage.add_wave(stored); !added) return added;
    if (auto noted = storage.note(today, "wave planned", plan.id.text); !noted) return noted;
    return storage.put_key_parts(plan.id, *parts);  // last: it can't be undone with the rest
}

Result<std::uint64_t> open_wave(Storage& storage, const CouncilId& council, const seal::SigningKey& publisher,
                                const WaveId& id, Day today) {
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
    stored->state = WaveState::open;
    stored->opened = today;
    if (auto updated = storage.update_wave(*stored); !updated) return updated.error();
    // what arrived while nothing was asked belongs to no wave
    if (auto emptied = storage.destroy_inbox(); !emptied) return emptied.error();
    if (auto noted = storage.note(today, "wave opened", id.text); !noted) return noted.error();
    return publish_manifest(storage, council, publisher, std::nullopt);
}

Result<std::uint64_t> stop_wave(Storage& storage, const CouncilId& council, const seal::SigningKey& publisher,
                                const WaveId& id, std::optional<Month> next, Day today) {
    auto stored = find(storage, id);
    if (!stored) return stored.error();
    if (stored->state != WaveState::open) return wrong_state(*stored, "open");
    stored->state = WaveState::stopped;
    stored->stopped = today;
    if (auto updated = storage.update_wave(*stored); !updated) return updated.error();
    if (auto noted = storage.note(today, "wave stopped", id.text); !noted) return noted.error();
    return publish_manifest(storage, council, publisher, next);
}

Result<bool> may_hold_answers(Storage& storage, const StoredWave& wave, const DeviceId& device, Day today) {
    if (wave.state != WaveState::stopped || !wave.stopped) return false;
    // no later than today: a clock that was ahead once has left receipts of days to come
    const auto since = storage.receipts(device, *wave.stopped + std::chrono::days(1), today);
    if (!since) return since.error();
    return *since < 2;
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
