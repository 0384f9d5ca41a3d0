#pragma once

#include "kiosk/access/steering.h"

#include <mutex>
#include <utility>
#include <variant>
#include <vector>

namespace pledge::platform {

// What came in: a finger, a key, or what a key wrote.
using Input = std::variant<access::Pointer, access::Key, access::Typed>;

// Events between whoever hears them and the loop that acts on them: the touch thread and GLFW's
// callbacks push, the main thread takes all at once. Order is kept; nothing is merged.
class InputQueue {
  public:
    void push(const Input& input) {
        const std::lock_guard lock(mutex_);
        waiting_.push_back(input);
    }
    std::vector<Input> take() {
        const std::lock_guard lock(mutex_);
        return std::exchange(waiting_, {});
    }

  private:
    std::mutex mutex_;
    std::vector<Input> waiting_;
};

}  // namespace pledge::platform
