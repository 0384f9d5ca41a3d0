#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace pledge::device {

// Turns SIGTERM and SIGINT into a calm end: wait() returns true, and the program leaves its loop. What hangs
// in a network exchange for longer than the grace is ended all the same, with exit code 0: every step on the
// disk is whole at any moment. Construct first in main(), before any other thread.
class StopSignal {
  public:
    explicit StopSignal(std::chrono::seconds grace = std::chrono::seconds(5));
    ~StopSignal();
    StopSignal(const StopSignal&) = delete;
    StopSignal& operator=(const StopSignal&) = delete;

    // True as soon as a signal came, false when the time is up.
    bool wait(std::chrono::milliseconds at_most);

  private:
    void listen();

    std::chrono::seconds grace_;
    std::mutex mutex_;
    std::condition_variable changed_;
    bool stopped_ = false, ended_ = false;
    std::thread thread_;
};

}  // namespace pledge::device
