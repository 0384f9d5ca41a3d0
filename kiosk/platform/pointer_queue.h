#pragma once

#include "kiosk/access/presses.h"

#include <mutex>
#include <utility>
#include <vector>

namespace pledge::platform {

// Pointer events between whoever hears them and the loop that acts on them: the touch thread and GLFW's
// callbacks push, the main thread takes all at once. Order is kept; nothing is merged.
class PointerQueue {
  public:
    void push(const access::Pointer& pointer) {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(pointer);
    }
    std::vector<access::Pointer> take() {
        const std::lock_guard lock(mutex_);
        return std::exchange(waiting_, {});
    }

  private:
    std::mutex mutex_;
    std::vector<access::Pointer> waiting_;
};

}  // namespace pledge::platform
