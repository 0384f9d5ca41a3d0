#pragma once

#include "kiosk/flow/live_action.h"
#include "kiosk/flow/model.h"

#include <chrono>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>
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
struct OpenReplies {};
struct ShowReply {
    std::size_t place;  // in told_of()
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

// Staff
struct OpenStaff {};
struct PinDigit {
    int digit;
};
struct PinDelete {};
struct PinEnter {};
struct PlaySound {};  // one sentence, as loud as a visit begins
struct Restart {};
// The world's, for staff
struct PinChecked {
    std::uint32_t ticket;
    bool right;
};
struct DeviceNews {
    DeviceState state;
};
struct SoundNews {
    SoundState state;
};

// The voice
struct Headphones {
    bool plugged;
};
struct AnyKey {};  // a key was pressed on the first screen: somebody may not see it
struct Busy {};    // somebody is at it, though nothing was pressed: a scan runs, a key moved on
struct Heard {};   // the question was read out; its faces may come

}  // namespace pledge::flow::action

namespace pledge::flow {

using AnyAction = std::variant<
    action::Tick, action::NewOffer, action::Resized, action::Touched, action::Stored, action::Room,
    action::Start, action::OpenAccess, action::Read, action::ReadSet, action::OpenReplies, action::ShowReply,
    action::Back, action::Next, action::Page, action::OpenHelp, action::OpenStop, action::Hide,
    action::StillHere, action::Done, action::Language, action::Agree, action::NoThanks, action::TellMore,
    action::Who, action::Band, action::Choose, action::PracticeAgain, action::ToggleReason, action::Skip,
    action::MoreSet, action::Change, action::Remove, action::Send, action::ThrowAway, action::Set,
    action::Listen, action::Headphones, action::AnyKey, action::Busy, action::Heard, action::OpenStaff,
    action::PinDigit, action::PinDelete, action::PinEnter, action::PlaySound, action::Restart,
    action::PinChecked, action::DeviceNews, action::SoundNews, action::LiveStart, action::LivePick,
    action::LiveOwn, action::LiveKindIs, action::LiveType, action::LiveKey, action::LiveDelete,
    action::LiveTyped, action::LiveAsk, action::LiveVote, action::LivePass, action::LiveReady,
    action::LiveTouch, action::LiveGive, action::LiveNoVote, action::LivePassed, action::LivePaper,
    action::LivePaperSet, action::LivePaperAdd, action::LiveClose, action::LiveLonger, action::LiveReveal,
    action::LiveAgain, action::LiveAnother, action::LivePromise, action::LiveMonths, action::LiveReadBack,
    action::LiveKeep, action::LiveEnd, action::LiveOpened, action::LivePhones, action::LiveVotesIn,
    action::LiveCounted, action::LivePoll, action::LiveKept, action::LiveResume>;

template <class T, class Variant>
inline constexpr bool is_one_of = false;
template <class T, class... Ts>
inline constexpr bool is_one_of<T, std::variant<Ts...>> = (std::is_same_v<T, Ts> || ...);

// One of them. How it is copied and ends is compiled once, in action.cpp: a variant of so many makes a
// function for each of them, in every file that has one.
struct Action : AnyAction {
    template <class T, std::enable_if_t<is_one_of<std::remove_cvref_t<T>, AnyAction>, int> = 0>
    Action(T&& one)  // NOLINT(*-explicit-*): it is what it holds
        : AnyAction(std::in_place_type<std::remove_cvref_t<T>>, std::forward<T>(one)) {}
    Action(const Action& other);
    Action(Action&& other) noexcept;
    Action& operator=(const Action& other);
    Action& operator=(Action&& other) noexcept;
    ~Action();
};

}  // namespace pledge::flow
