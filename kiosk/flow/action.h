#pragma once

#include "kiosk/flow/model.h"

#include <chrono>
#include <memory>
#include <string>
#include <variant>

// What can happen to the kiosk. Views attach these to what they draw; the app adds the passing of time and
// what the worker reports back.
namespace pledge::flow::action {

// The world
struct Tick {
    std::chrono::milliseconds now;
    LocalTime local;
};
struct NewOffer {
    std::shared_ptr<const Offer> offer;  // null: nothing is installed yet, or
    bool broken = false;                 // what is installed can't be shown; staff find out why in the log
};
struct Resized {
    bool two_step;
};
struct Touched {};  // somebody did something, even if it hit nothing
struct Stored {
    std::uint32_t ticket;
    Status status;
};
struct Room {
    bool free;  // the outbox can take an answer
};

// Getting about
struct Start {};
struct OpenAccess {};
struct Read {};
struct ReadSet {
    std::size_t set;  // of set_at()
};
struct Back {};
struct Next {};
struct Page {
    int page;
};
struct OpenHelp {};
struct OpenStop {};
struct Hide {};
struct StillHere {};
struct Done {};

// Choosing
struct Language {
    std::string code;
};
struct Agree {};
struct NoThanks {};
struct TellMore {};
struct Who {
    Company company;
};
struct Band {
    std::uint8_t group;  // 0: I do not want to say
};
struct Choose {
    Say say;
};
struct PracticeAgain {};
struct ToggleReason {
    std::size_t reason;
};
struct Skip {};
struct MoreSet {
    bool more;
};
struct Change {
    std::size_t point;  // an index into pack.points
};
struct Remove {
    std::size_t point;
};
struct Send {};
struct ThrowAway {};
struct Set {
    Settings settings;
};
struct Listen {};  // reads the page aloud, or goes quiet

// The voice
struct Headphones {
    bool plugged;
};
struct AnyKey {};  // a key was pressed on the first screen: somebody may not see it
struct Busy {};    // somebody is at it, though nothing was pressed: a scan runs, a key moved on
struct Heard {};   // the question was read out; its faces may come

}  // namespace pledge::flow::action

namespace pledge::flow {

using Action = std::variant<action::Tick, action::NewOffer, action::Resized, action::Touched, action::Stored,
                            action::Room, action::Start, action::OpenAccess, action::Read, action::ReadSet,
                            action::Back, action::Next, action::Page, action::OpenHelp, action::OpenStop,
                            action::Hide, action::StillHere, action::Done, action::Language, action::Agree,
                            action::NoThanks, action::TellMore, action::Who, action::Band, action::Choose,
                            action::PracticeAgain, action::ToggleReason, action::Skip, action::MoreSet,
                            action::Change, action::Remove, action::Send, action::ThrowAway, action::Set,
                            action::Listen, action::Headphones, action::AnyKey, action::Busy, action::Heard>;

}  // namespace pledge::flow
