#pragma once

#include "kiosk/access/presses.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// Choosing without a finger on glass: keys, one or two switches, or a pointer that rests. All of it reads the
// screen list, so whatever can be pressed can be reached.
namespace pledge::access {

struct Key {
    enum class Code { next, previous, left, right, space, enter, escape, erase, other };
    Code code = Code::other;
    std::chrono::milliseconds time{0};
};

// What a keyboard wrote: UTF-8, one letter or sign. It comes beside its Key.
struct Typed {
    std::string text;
};

// What stands out now: one item, or all items of a group.
struct Focus {
    std::vector<std::string> items;
    std::string group;    // set when it is the group as a whole
    float filled = 0;     // of the ring, 0–1, while a pointer rests
    bool paused = false;  // the scan waits for a press
    bool operator==(const Focus&) const = default;
    bool has(const std::string& id) const;
};

// One way of steering, made anew when somebody changes how they choose. No clock: time comes with each call.
// One thread.
class Steering {
  public:
    virtual ~Steering() = default;
    // Another list is on the glass. A new page (page_key) starts from the beginning.
    virtual void shown(const ScreenList& list, std::chrono::milliseconds now) = 0;
    // The item to press, if the key means that; the list must be the one on the glass.
    virtual const Item* key(const ScreenList& list, const Key& key) = 0;
    virtual void pointer(const ScreenList&, const Pointer&) {}
    // The item to press because time has passed; moves the scan on.
    virtual const Item* tick(const ScreenList&, std::chrono::milliseconds) { return nullptr; }
    // When tick() has something to do.
    virtual std::optional<std::chrono::milliseconds> deadline() const { return std::nullopt; }
    // Begins the wait that runs now again: the page is still being read out.
    virtual void hold(std::chrono::milliseconds) {}
    // Somebody is being waited for in the middle of something: no question whether anybody is there.
    virtual bool busy() const { return false; }
    const Focus& focus() const { return focus_; }

  protected:
    Focus focus_;
};

// `reduced`: the ring of a resting pointer fills in few steps.
std::unique_ptr<Steering> make_steering(const flow::Choosing& choosing, bool reduced);

// The items that can be pressed, in the order of the list.
std::vector<const Item*> pressables(const ScreenList& list);

}  // namespace pledge::access
