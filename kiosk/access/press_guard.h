#pragma once

#include <chrono>
#include <string>

namespace pledge::access {

// What keys and switches have in common with fingers: nothing counts for a moment after the page changed, and
// the same target is deaf for a moment after it was chosen, so that a hand that shakes chooses once.
class PressGuard {
  public:
    static constexpr std::chrono::milliseconds kPage{500};

    explicit PressGuard(std::chrono::milliseconds repeat) : repeat_(repeat) {}
    void page(std::chrono::milliseconds when) {
        page_ = when;
        last_.clear();
    }
    bool lets(const std::string& target, std::chrono::milliseconds now) {
        if (now < page_ + kPage || (target == last_ && now < when_ + repeat_)) return false;
        last_ = target;
        when_ = now;
        return true;
    }

  private:
    std::chrono::milliseconds repeat_, page_{-1'000'000}, when_{-1'000'000};
    std::string last_;
};

}  // namespace pledge::access
