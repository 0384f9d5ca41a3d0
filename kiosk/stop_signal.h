#pragma once

#include <atomic>
#include <functional>
#include <thread>

namespace pledge::kiosk {

// SIGTERM and SIGINT end the program cleanly. To be made before any other thread, so that all inherit the
// blocked signals; a thread of its own waits for one, sets `stopped` and calls `wake`.
class StopSignal {
  public:
    StopSignal();
    ~StopSignal();
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;

    void listen(std::function<void()> wake);  // once
    const std::atomic<bool>& stopped() const { return stopped_; }

  private:
    std::atomic<bool> stopped_{false};
    std::thread thread_;
};

}  // namespace pledge::kiosk
