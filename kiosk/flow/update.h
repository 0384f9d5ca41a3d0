#pragma once

#include "kiosk/flow/action.h"
#include "kiosk/flow/model.h"

#include <chrono>
#include <optional>
#include <variant>
#include <vector>

namespace pledge::flow {

// What the world must do. The app runs these and reports back with actions.
namespace effect {
struct Store {
    std::uint32_t ticket;
    Answer answer;       // without its random id, which the worker adds; answered by action::Stored
    Bytes<32> wave_key;  // of the wave it was asked in, whatever has arrived since
};
struct Forget {};  // the visit is over: wipe whatever was made for it
struct Listen {};  // read the page aloud, or go quiet if it is being read
}  // namespace effect
using Effect = std::variant<effect::Store, effect::Forget, effect::Listen>;

// Everything that happens, in one pure function of model and action: no clock, no disk, no window. Time comes
// with Tick.
std::vector<Effect> update(Model& model, const Action& action);

// When the next Tick can change what is on screen; nullopt: not before somebody does something.
std::optional<std::chrono::milliseconds> next_deadline(const Model& model);

// How long the question stands alone before the faces appear.
constexpr std::chrono::milliseconds kFacesAfter{600};
// The same while a voice reads the question, should nothing be heard of it.
constexpr std::chrono::milliseconds kFacesAfterVoice{30'000};
// Screens that say goodbye go back to the start by themselves after this.
constexpr std::chrono::milliseconds kFarewellFor{30'000};
constexpr int kStillThereSteps = 6;
// How many of the stones of "still there?" are left, 0–6.
int still_there_left(const Model& model);

}  // namespace pledge::flow
