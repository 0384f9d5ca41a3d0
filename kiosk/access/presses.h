#pragma once

#include "kiosk/access/screen_list.h"

#include <chrono>
#include <map>
#include <optional>
#include <string>

namespace pledge::access {

// One finger, pen or mouse, as the window reported it.
struct Pointer {
    enum class Kind { down, move, up, cancel };
    Kind kind = Kind::down;
    std::uint64_t finger = 0;  // 0: the mouse
    float x = 0, y = 0;
    std::chrono::milliseconds time{0};
};

// Turns fingers into presses. A press counts when it is released inside the target it began on; another
// finger or a resting palm changes nothing; the same target is deaf for a moment after it was pressed, and
// every target for a moment after the page changed. A finger that is drawn over other things explores: what
// lies under it can be read out, and letting go chooses nothing. No clock: time comes with the pointer and
// with shown().
class Presses {
  public:
    static constexpr std::chrono::milliseconds kPageGuard{500};

    struct Outcome {
        std::optional<flow::Action> action;  // what the event completes
        std::string pressed;                 // the item it came from
        std::string explored;                // an item that a drawn finger has just reached
    };

    // To be called with each list that was put on the glass.
    void shown(const ScreenList& list, std::chrono::milliseconds when);
    // How long a target stays deaf after a press; longer for hands that shake.
    void repeat_after(std::chrono::milliseconds time) { repeat_ = time; }
    // The list must be the one that is on the glass.
    Outcome take(const ScreenList& list, const Pointer& pointer);
    // Whether the guard after the last page change is over.
    bool ready(std::chrono::milliseconds now) const { return now >= page_shown_ + kPageGuard; }
    // Whether a finger is down on this item now.
    bool held(const std::string& id) const;

  private:
    struct Finger {
        std::string began;  // the item it went down on, if any
        bool exploring = false;
        std::string over;  // while exploring
    };
    Outcome down(const ScreenList& list, const Pointer& pointer);
    Outcome move(const ScreenList& list, const Pointer& pointer);
    Outcome up(const ScreenList& list, const Pointer& pointer);

    std::uint64_t page_key_ = 0;
    std::chrono::milliseconds page_shown_{-1'000'000};
    std::map<std::uint64_t, Finger> fingers_;
    std::string last_id_;
    std::chrono::milliseconds last_press_{-1'000'000};
    std::chrono::milliseconds repeat_ = flow::Choosing::kRepeat;
};

}  // namespace pledge::access
