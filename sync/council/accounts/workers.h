#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace pledge::council {

// Threads for work that is slow on purpose: each password that is checked takes 19 MB and some tens of
// milliseconds. As many at once as there are threads, a short queue, and a plain no beyond it.
class Workers {
  public:
    Workers(std::size_t threads, std::size_t most_waiting);
    ~Workers();  // stops
    Workers(const Workers&) = delete;
    Workers& operator=(const Workers&) = delete;

    // Any thread. False: too much is waiting, or it was stopped; the work is not done.
    bool take(std::function<void()> work);
    // Finishes what waits, takes nothing more. Again does nothing.
    void stop();

  private:
    void run();

    const std::size_t most_waiting_;
    std::mutex mutex_;  // guards waiting_ and ending_
    std::condition_variable woken_;
    std::deque<std::function<void()>> waiting_;
    bool ending_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace pledge::council
