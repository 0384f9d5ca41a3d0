#pragma once

#include "kiosk/platform/input_queue.h"
#include "sync/core/ports.h"

#include <functional>
#include <memory>

namespace pledge::platform {

// Hears the touches on an X window through a connection of its own, on a thread of its own. While it lives,
// touches no longer reach the window as a mouse.
class TouchXi2 {
  public:
    // Null when the display has no XInput 2.2: then there is no touchscreen to hear. `window` is an X window
    // id; `wake` is called from the touch thread after each push.
    static std::unique_ptr<TouchXi2> listen(unsigned long window, InputQueue& queue, const Clock& clock,
                                            std::function<void()> wake);
    ~TouchXi2();
    TouchXi2(const TouchXi2&) = delete;
    TouchXi2& operator=(const TouchXi2&) = delete;

  private:
    struct State;
    explicit TouchXi2(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

}  // namespace pledge::platform
