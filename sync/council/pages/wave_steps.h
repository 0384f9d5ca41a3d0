#pragma once

#include "sync/council/accounts/markup.h"
#include "sync/council/waves.h"

// What pages say about a wave: where it stands, and what comes next. Never anything about answers.
namespace pledge::council {

std::string wave_path(const WaveId& id, std::string_view below = {});  // "/waves/2026-autumn/close"

Markup state_tag(const StoredWave& wave);

// One or two sentences, and the page where it is done; no page while there is nothing to do.
struct WaveStep {
    std::string say, path, words;
};
Result<WaveStep> next_step(Storage& storage, const StoredWave& wave, Day today);
// Until when a wave that takes answers must be closed, or it is destroyed unpublished.
std::optional<Day> last_day_of(const StoredWave& wave);

// Kiosks that are not signed off, and those of them that were in touch within a week.
struct Contact {
    std::size_t kiosks = 0, this_week = 0;
};
Contact contact_of(const std::vector<Device>& devices, Day today);
std::string words_of(const Contact& contact);   // "3 of 5 kiosks were in touch this week."
std::string kiosk_words(const Device& device);  // "5f0c9a12, in a home"
std::string last_contact_words(const Device& device, Day today);

}  // namespace pledge::council
