#pragma once

#include "kiosk/access/steering.h"

namespace pledge::access {

// Choosing by resting: a pointer, or a finger that stays down, locks on after a moment and chooses when its
// ring is full. The same target is chosen again only after the pointer has left it.
class Dwell : public Steering {
  public:
    static constexpr std::chrono::milliseconds kLock{250}, kFill{1250};

    // `step`: how often the ring grows, however often it is asked.
    explicit Dwell(std::chrono::milliseconds step) : step_(step) {}
    void shown(const ScreenList& list, std::chrono::milliseconds now) override;
    const Item* key(const ScreenList&, const Key&) override { return nullptr; }
    void pointer(const ScreenList& list, const Pointer& pointer) override;
    const Item* tick(const ScreenList& list, std::chrono::milliseconds now) override;
    std::optional<std::chrono::milliseconds> deadline() const override;
    bool busy() const override { return !over_.empty() && !done_; }

  private:
    void look(const ScreenList& list, std::chrono::milliseconds now);

    std::chrono::milliseconds step_;
    std::uint64_t page_key_ = 0;
    float x_ = -1, y_ = -1;  // where the pointer is
    std::string over_;       // the item under it
    bool done_ = false;      // it was chosen already
    std::chrono::milliseconds since_{0}, page_{0}, next_{0};
};

}  // namespace pledge::access
