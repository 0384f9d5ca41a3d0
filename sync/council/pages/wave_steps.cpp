#include "sync/council/pages/wave_steps.h"

#include "sync/council/housekeeping.h"
#include "sync/council/pages/parts.h"
#include "sync/council/pages/words.h"
#include "sync/results/labels.h"

namespace pledge::council {
namespace {

Result<WaveStep> step_of_planned(Storage& storage, const StoredWave& wave, Day today) {
    const auto other = storage.taking();
    if (!other) return other.error();
    if (*other)
        return WaveStep{"Wave " + (*other)->id.text +
                            " still takes answers. This one can open when that is "
                            "closed.",
                        {},
                        {}};
    if (today < wave.wave.opens)
        return WaveStep{"Open it on " + results::in_words(wave.wave.opens) + ".", {}, {}};
    return WaveStep{"It can be opened now.", wave_path(wave.wave.id, "open"), "Open this wave"};
}

WaveStep step_of_open(const StoredWave& wave, Day today) {
    const auto until = results::in_words(wave.wave.asks_until);
    return {today > wave.wave.asks_until ? "It was planned to end on " + until + ". Stop it now."
                                         : "Stop it after " + until + ".",
            wave_path(wave.wave.id, "stop"), "Stop this wave"};
}

WaveStep step_of_stopped(const StoredWave& wave, Day today) {
    const auto from = wave.stopped.value_or(today) + kDraining;
    if (today < from)
        return {"Late answers are still on their way. Close it on " + results::in_words(from) + " or later.",
                {},
                {}};
    if (wave.last_try == today)
        return {
            "It was tried today, and there are not enough answers yet. Try again on another day.", {}, {}};
    return {"It can be closed now.", wave_path(wave.wave.id, "close"), "Close this wave"};
}

}  // namespace

std::string wave_path(const WaveId& id, std::string_view below) {
    return "/waves/" + id.text + (below.empty() ? "" : "/" + std::string(below));
}

Markup state_tag(const StoredWave& wave) {
    using html::Colour;
    switch (wave.state) {
        case WaveState::planned:
            return html::tag("Planned", Colour::grey);
        case WaveState::open:
            return html::tag("Open", Colour::green);
        case WaveState::stopped:
            return html::tag("Stopped", Colour::yellow);
        case WaveState::published:
            return html::tag("Published", Colour::blue);
        case WaveState::destroyed:
            return html::tag("Destroyed", Colour::red);
    }
    return {};
}

Result<WaveStep> next_step(Storage& storage, const StoredWave& wave, Day today) {
    const auto& id = wave.wave.id;
    switch (wave.state) {
        case WaveState::planned:
            return step_of_planned(storage, wave, today);
        case WaveState::open:
            return step_of_open(wave, today);
        case WaveState::stopped:
            return step_of_stopped(wave, today);
        case WaveState::published:
            return WaveStep{
                "Its results were published on " + results::in_words(wave.closed.value_or(today)) + ".",
                "/results/" + id.text, "See the results"};
        case WaveState::destroyed:
            break;
    }
    return WaveStep{"It could not be closed within a year, so its answers were destroyed on " +
                        results::in_words(wave.destroyed.value_or(today)) + ". Nothing was published.",
                    {},
                    {}};
}

std::optional<Day> last_day_of(const StoredWave& wave) {
    if (!wave.takes_answers() || !wave.opened) return std::nullopt;
    return *wave.opened + kLongestWave;
}

Contact contact_of(const std::vector<Device>& devices, Day today) {
    Contact out;
    for (const auto& device : devices) {
        if (device.revoked) continue;
        ++out.kiosks;
        out.this_week += device.last_contact && *device.last_contact > today - std::chrono::days(7);
    }
    return out;
}

std::string words_of(const Contact& contact) {
    if (contact.kiosks == 0) return "No kiosk has been let in yet.";
    return std::to_string(contact.this_week) + " of " + number_of(contact.kiosks, "kiosk") +
           (contact.this_week == 1 ? " was" : " were") + " in touch this week.";
}

std::string kiosk_words(const Device& device) {
    return short_name(device.id) + (device.profile == Profile::home ? ", in a home" : ", for events");
}

std::string last_contact_words(const Device& device, Day today) {
    return device.last_contact ? days_ago(*device.last_contact, today) : "never";
}

}  // namespace pledge::council
