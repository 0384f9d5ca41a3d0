#include "sync/council/pages/kiosk_look.h"

#include "sync/council/pages/words.h"
#include "sync/results/labels.h"

#include <algorithm>

namespace pledge::council {
namespace {

std::optional<ProgramVersion> newest_of(const std::vector<Device>& devices) {
    std::optional<ProgramVersion> out;
    for (const auto& device : devices)
        if (!device.revoked) out = std::max(out, device.version);
    return out;
}

std::optional<std::string> silence_of(const Device& device, Day today) {
    const auto limit = device.profile == Profile::event ? kQuietEvent : kQuietHome;
    const auto since = device.last_contact.value_or(device.enrolled);
    const auto days = today - since;
    if (days <= limit) return std::nullopt;
    const auto what = "See whether it is switched on and has a network; its staff screen says more.";
    if (!device.last_contact)
        return "It has not been in touch since it was let in on " + results::in_words(device.enrolled) +
               ". " + what;
    return "No contact for " + number_of(static_cast<std::uint64_t>(days.count()), "day") + ". " + what;
}

std::optional<std::string> age_of(const Device& device, const std::optional<ProgramVersion>& newest) {
    if (!newest || !device.last_contact || device.version == newest) return std::nullopt;
    const auto runs = device.version ? "Its program is version " + to_text(*device.version)
                                     : std::string("Its program does not say its version");
    return runs + ", and another kiosk runs " + to_text(*newest) + ". Update it.";
}

KioskLook look_at(const Device& device, const std::optional<ProgramVersion>& newest, Day today) {
    KioskLook out{device, KioskLook::State::signed_off, {}};
    if (device.revoked) return out;
    for (auto& reason : {silence_of(device, today), age_of(device, newest)})
        if (reason) out.reasons.push_back(*reason);
    out.state = out.reasons.empty() ? KioskLook::State::fine : KioskLook::State::needs_help;
    return out;
}

int rank_of(KioskLook::State state) {
    switch (state) {
        case KioskLook::State::needs_help:
            return 0;
        case KioskLook::State::fine:
            return 1;
        case KioskLook::State::signed_off:
            break;
    }
    return 2;
}

}  // namespace

std::vector<KioskLook> look_at_kiosks(const std::vector<Device>& devices, Day today) {
    const auto newest = newest_of(devices);
    std::vector<KioskLook> out;
    for (const auto& device : devices) out.push_back(look_at(device, newest, today));
    std::stable_sort(out.begin(), out.end(), [](const KioskLook& a, const KioskLook& b) {
        return std::pair(rank_of(a.state), a.device.id) < std::pair(rank_of(b.state), b.device.id);
    });
    return out;
}

}  // namespace pledge::council
