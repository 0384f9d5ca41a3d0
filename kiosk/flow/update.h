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
struct CheckPin {
    std::uint32_t ticket;  // answered by action::PinChecked
    std::string hash, digits;
};
struct PlaySound {};
struct Restart {};  // end once every Send is on the disk; whoever keeps the kiosk running starts it again

// A live session. The app holds its key, the votes and their counts; the model never sees them.
struct LiveOpen {};  // a new session: code, key, line to pledge-poll; answered by action::LiveOpened
struct LiveTakeUp {  // the session of before this kiosk's restart, with its key; else as LiveOpen
    std::string code;
};
struct LiveAsk {  // to everybody; votes for anything asked before are thrown away
    std::uint32_t number;
    LiveQuestion question;
};
struct LivePhonesAgain {  // pledge-poll is back: the session with its code there, and
    std::uint32_t number;
    std::optional<LiveQuestion>
        question;  // if voting goes on: phones are asked; votes of kiosk and paper stay
};
struct LiveBallot {
    std::uint32_t number;
    pledge::LiveVote vote;
};
struct LivePaper {
    std::uint32_t number;
    std::vector<std::uint16_t> counts;  // a number for each vote from 1 on, not sure last
};
struct LiveClose {  // no more votes; those of phones are fetched
    std::uint32_t number;
};
struct LiveLonger {  // phones may vote and change their vote again; what is in stays
    std::uint32_t number;
    LiveQuestion question;
    bool phones_anew;  // pledge-poll was away meanwhile: what phones sent before does not count
};
struct LiveReveal {  // count, ask the gate; answered by action::LiveCounted, once phones' votes are here
    std::uint32_t number;
};
struct LiveThrowAway {  // votes and counts of it
    std::uint32_t number;
};
struct LiveWait {};      // between questions: as LiveThrowAway of the last one; phones wait
struct LiveKeepTotals {  // of a question that was counted; answered by action::LiveKept
    std::uint32_t number;
    SetId set;
    std::uint8_t point;  // place in the wave's QuestionSet
    Bytes<32> wave_key;
};
struct LiveKeepDecision {  // answered by action::LiveKept
    Decision decision;     // without its random id, which the worker adds
    Bytes<32> wave_key;
};
struct LiveSave {  // in place of what was saved before; what LiveEnd throws away
    SavedLive saved;
};
struct LiveEnd {};  // key, votes, counts, code and what was saved are wiped; phones are told
}  // namespace effect
using Effect =
    std::variant<effect::Store, effect::Forget, effect::Listen, effect::CheckPin, effect::PlaySound,
                 effect::Restart, effect::LiveOpen, effect::LiveTakeUp, effect::LiveAsk,
                 effect::LivePhonesAgain, effect::LiveBallot, effect::LivePaper, effect::LiveClose,
                 effect::LiveLonger, effect::LiveReveal, effect::LiveThrowAway, effect::LiveWait,
                 effect::LiveKeepTotals, effect::LiveKeepDecision, effect::LiveSave, effect::LiveEnd>;

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

// Whether wrong numbers have closed the way to the staff screen for a while.
bool pin_pauses(const Model& model);
// Whether somebody should look after this kiosk. The network counts, drafts do not: they are shown as drafts.
bool in_touch(const Model& model);
bool needs_help(const Model& model);

}  // namespace pledge::flow
