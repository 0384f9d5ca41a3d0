#pragma once

#include "sync/council/records.h"

#include <string>
#include <vector>

// How each kiosk fares, from what the council's server knows of it: days of contact and the program's
// version. Never anything about answers, and the same whether there were any. Pure.
namespace pledge::council {

// Days without contact that somebody should look after. A kiosk in a home is in touch each day; one for
// events rests between them.
constexpr std::chrono::days kQuietHome{3}, kQuietEvent{30};

struct KioskLook {
    Device device;
    enum class State { fine, needs_help, signed_off } state = State::fine;
    std::vector<std::string> reasons;  // one sentence each, with what to do
};

// In the order in which officers need them: those that need help, those that are fine, those signed off;
// within each by id.
std::vector<KioskLook> look_at_kiosks(const std::vector<Device>& devices, Day today);

}  // namespace pledge::council
