#pragma once

#include "sync/core/calendar.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

// What the two screens for staff know. Never anything about answers: nothing here differs between a kiosk
// that nobody used and one that is full.
namespace pledge::flow {

// How the device fares, as the worker saw it last.
struct DeviceState {
    std::optional<Day> contact;  // when the council's server last replied
    bool synced = true;          // false: pledge-sync waits for somebody to help
    bool disk_room = true;
    std::string number{};  // what the council calls this kiosk, "5f0c-1a2b"; empty: it is not enrolled
    bool operator==(const DeviceState&) const = default;
};

// How the voice fares.
struct SoundState {
    bool works = true;
    std::vector<std::string> voiceless;  // languages that nobody can say
    bool operator==(const SoundState&) const = default;
};

struct Staff {
    static constexpr std::size_t kShortest = 4, kLongest = 8;   // digits of the number
    static constexpr int kTries = 5;                            // wrong ones in a row, then
    static constexpr std::chrono::milliseconds kPause{60'000};  // after each further one
    static constexpr std::chrono::days kInTouch{2};             // pledge-sync exchanges once a day

    std::string digits;  // typed so far; gone with the page
    std::uint32_t ticket = 0;
    bool checking = false;
    bool wrong = false;                  // the last number was
    int misses = 0;                      // in a row, whoever made them: a visit's end does not help
    std::chrono::milliseconds until{0};  // no digit counts before

    DeviceState device;
    SoundState sound;
    std::vector<std::string> drafts;    // languages whose words nobody has checked
    std::vector<std::string> fontless;  // languages that are not offered for want of letters
};

}  // namespace pledge::flow
