#include "kiosk/flow/journey.h"
#include "kiosk/flow/live_steps.h"
#include "kiosk/flow/slideshow.h"

#include <algorithm>

namespace pledge::flow {
namespace {

using std::chrono::milliseconds;

bool untouched(const Model& model) {
    return model.language == model.config.first_language && model.settings == fresh_settings(model) &&
           model.page == 0;
}

// When silence changes something, and what it leads to.
struct Patience {
    milliseconds until;
    bool ask;  // "are you still there?" first
};

std::optional<Patience> patience(const Model& model) {
    if (model.visit.saving) return std::nullopt;
    switch (model.screen) {
        case Screen::welcome:
        case Screen::closed:
        case Screen::trouble:
            if (untouched(model)) return std::nullopt;
            return Patience{model.touched_at + model.config.ask_after, false};
        case Screen::still_there:
            return Patience{model.shown_at + model.config.clear_after, false};
        case Screen::goodbye:
        case Screen::live_end:
            return Patience{model.touched_at + kFarewellFor, false};
        case Screen::thanks:
        case Screen::full:
            return Patience{model.touched_at + model.config.ask_after, false};
        default:
            return Patience{model.touched_at + (model.settings.choosing.slow() ? model.config.slow_ask_after
                                                                               : model.config.ask_after),
                            true};
    }
}

// The question comes first: for a moment, or until the voice has read it.
milliseconds faces_at(const Model& model) {
    return model.shown_at + (model.settings.hearing.voice ? kFacesAfterVoice : kFacesAfter);
}

}  // namespace

int still_there_left(const Model& model) {
    const auto step = model.config.clear_after / kStillThereSteps;
    const auto gone = (model.now - model.shown_at) / std::max(step, milliseconds(1));
    return std::clamp(kStillThereSteps - static_cast<int>(gone), 0, kStillThereSteps);
}

void pass_time(Model& model, const action::Tick& tick, std::vector<Effect>& effects) {
    model.now = std::max(model.now, tick.now);
    model.local = tick.local;
    if (model.screen == Screen::display) return pass_slides(model, effects);
    if (!model.faces_shown && model.now >= faces_at(model)) model.faces_shown = true;
    if (model.live.on) return pass_live(model, effects);
    const auto limit = patience(model);
    if (!limit || model.now < limit->until) return;
    if (limit->ask)
        lay_over(model, Screen::still_there);
    else
        forget(model, effects);
}

std::optional<milliseconds> next_deadline(const Model& model) {
    if (model.screen == Screen::display) return next_slide_deadline(model);
    std::optional<milliseconds> at;
    const auto consider = [&](milliseconds t) { at = at ? std::min(*at, t) : t; };
    if (!model.faces_shown) consider(faces_at(model));
    if (model.live.on)
        consider(live_deadline(model));
    else if (const auto limit = patience(model))
        consider(limit->until);
    if (model.screen == Screen::staff_pin && pin_pauses(model)) consider(model.staff.until);
    if (model.screen == Screen::still_there) {
        const auto step = model.config.clear_after / kStillThereSteps;
        consider(model.shown_at + step * (kStillThereSteps - still_there_left(model) + 1));
    }
    return at;
}

}  // namespace pledge::flow
