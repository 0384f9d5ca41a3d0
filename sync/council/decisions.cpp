#include "sync/council/decisions.h"

namespace pledge::council {
namespace {

Unconfirmed unconfirmed_of(const OpenedDecision& decision, const Wave& wave) {
    Unconfirmed out;
    out.id = "live-" + to_hex(decision.id);
    out.set = wave.questions.id;
    out.point = wave.questions.questions.at(decision.point).point;
    out.what.assign(decision.what.data(), decision.what_size);
    out.who.assign(decision.who.data(), decision.who_size);
    if (decision.year != 0) out.by = std::chrono::year{decision.year} / std::chrono::month{decision.month};
    return out;
}

}  // namespace

Status keep_decisions(Storage& storage, const Wave& wave, std::span<const OpenedDecision> decisions,
                      Day today) {
    if (decisions.empty()) return {};
    for (const auto& decision : decisions)
        if (auto added = storage.commitments().add_unconfirmed(unconfirmed_of(decision, wave)); !added)
            return added;
    return storage.note(today, "promised in live sessions", wave.id.text);
}

}  // namespace pledge::council
