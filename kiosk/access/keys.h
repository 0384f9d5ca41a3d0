#pragma once

#include "kiosk/access/press_guard.h"
#include "kiosk/access/steering.h"

namespace pledge::access {

// A keyboard, or a few keys of one: Tab, Space and the arrows go from item to item and round again, Enter
// chooses, Escape is Back. Nothing holds the focus fast.
class Keys : public Steering {
  public:
    explicit Keys(std::chrono::milliseconds repeat) : guard_(repeat) {}
    void shown(const ScreenList& list, std::chrono::milliseconds now) override;
    const Item* key(const ScreenList& list, const Key& key) override;

  private:
    void move(const ScreenList& list, int by);

    std::uint64_t page_key_ = 0;
    PressGuard guard_;
};

}  // namespace pledge::access
