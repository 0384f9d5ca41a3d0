#include "kiosk/flow/live_steps.h"

#include <algorithm>

namespace pledge::flow {
namespace {

using std::chrono::milliseconds;

bool slow(const Model& model) {
    return model.settings.choosing.slow() || model.settings.hearing.voice;
}

milliseconds ends_at(const Model& model) {
    return std::max(model.touched_at, model.live.voted_at) + kLiveFor;
}

// When the cover comes back by itself.
std::optional<milliseconds> covered_at(const Model& model) {
    if (!among_voters(model)) return std::nullopt;
    if (!model.under.empty())  // a telephone number is being copied
        return model.touched_at + (slow(model) ? model.config.slow_ask_after : model.config.ask_after);
    if (model.screen == Screen::live_cover && as_the_session_was(model)) return std::nullopt;
    return model.touched_at + (slow(model) ? kSlowCoverAfter : kCoverAfter);
}

}  // namespace

milliseconds live_deadline(const Model& model) {
    const auto covered = covered_at(model);
    return covered ? std::min(*covered, ends_at(model)) : ends_at(model);
}

void pass_live(Model& model, std::vector<Effect>& effects) {
    if (model.now >= ends_at(model)) {
        end_session(model, effects);
        return forget(model, effects);
    }
    if (const auto covered = covered_at(model); covered && model.now >= *covered) cover(model, effects);
}

}  // namespace pledge::flow
