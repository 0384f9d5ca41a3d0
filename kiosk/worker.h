#pragma once

#include "kiosk/answer_store.h"
#include "kiosk/flow/update.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace pledge::kiosk {

// The one thread that touches the disk. Jobs go in, actions come out; swap under the lock, run unlocked.
// Everything it was given is done before the destructor returns: a Send that was accepted is never dropped.
class Worker {
  public:
    // `wake` is called from the worker thread whenever there is something to take. `look` is run at start and
    // then every `every`: it may return an action (a new offer) or nothing.
    using Look = std::function<std::optional<flow::Action>()>;
    Worker(AnswerStore& store, Look look, std::chrono::milliseconds every, std::function<void()> wake);
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void store(flow::effect::Store job);
    std::vector<flow::Action> take();

  private:
    void run();
    void report(flow::Action action);

    AnswerStore& store_;
    Look look_;
    std::chrono::milliseconds every_;
    std::function<void()> wake_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<flow::effect::Store> jobs_;
    std::vector<flow::Action> reports_;
    bool stop_ = false;
    bool room_ = true;
    std::thread thread_;
};

}  // namespace pledge::kiosk
