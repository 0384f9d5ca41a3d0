#pragma once

#include "kiosk/access/press_guard.h"
#include "kiosk/access/steering.h"

namespace pledge::access {

// Scanning: groups first, then what is in the chosen one. With one switch it goes on by itself, waits a
// second longer at the first of each, and pauses after three rounds; any key is the switch. With two, Space
// goes on and Enter chooses; after the last of a group comes the group again.
class Scan : public Steering {
  public:
    static constexpr int kRounds = 3;
    static constexpr std::chrono::milliseconds kFirst{1000};  // longer

    // `pace` zero: two switches.
    Scan(std::chrono::milliseconds pace, std::chrono::milliseconds repeat) : pace_(pace), guard_(repeat) {}
    void shown(const ScreenList& list, std::chrono::milliseconds now) override;
    const Item* key(const ScreenList& list, const Key& key) override;
    const Item* tick(const ScreenList& list, std::chrono::milliseconds now) override;
    std::optional<std::chrono::milliseconds> deadline() const override;
    void hold(std::chrono::milliseconds now) override {
        if (by_itself()) next_ = now + pace_ + kFirst;
    }
    bool busy() const override { return by_itself() && !focus_.paused; }

  private:
    bool by_itself() const { return pace_.count() > 0; }
    void restart(const ScreenList& list, std::chrono::milliseconds now);
    void step(const ScreenList& list, std::chrono::milliseconds now);
    void stand(const ScreenList& list, std::chrono::milliseconds now, bool first);
    const Item* choose(const ScreenList& list, std::chrono::milliseconds now);

    std::chrono::milliseconds pace_;
    PressGuard guard_;
    std::uint64_t page_key_ = 0;
    bool inside_ = false;  // of a group
    bool only_ = false;    // inside because there was only one when the page came
    std::string group_;    // the one it stands at, or is inside of
    std::size_t at_ = 0;   // which group, or which item of the group
    int rounds_ = 0;
    std::chrono::milliseconds next_{0};
};

}  // namespace pledge::access
