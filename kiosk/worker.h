#pragma once

#include "kiosk/answer_store.h"
#include "kiosk/flow/update.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <utility>
#include <variant>
#include <vector>

namespace pledge::kiosk {

// The one thread that touches the disk. Jobs go in, actions come out; swap under the lock, run unlocked.
// Everything it was given is done before the destructor returns: a Send that was accepted is never dropped.
class Worker {
  public:
    // `wake` is called from the worker thread whenever there is something to take. `look` is run at start and
    // then every `every`: it may return actions (a new offer).
    using Look = std::function<std::vector<flow::Action>()>;
    // `fits`: whether digits are the number that a hash was made of; without it none are.
    using Fits = std::function<bool(const std::string& hash, const std::string& digits)>;
    Worker(AnswerStore& store, Look look, std::chrono::milliseconds every, std::function<void()> wake,
           Fits fits = {});
    ~Worker();
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    void store(flow::effect::Store job) { add(std::move(job)); }
    void check(flow::effect::CheckPin job) { add(std::move(job)); }
    // Of a live session; answered by action::LiveKept. Any thread.
    void keep(SessionTotals totals, const Bytes<32>& wave_key) { add(KeepTotals{totals, wave_key}); }
    void keep(flow::effect::LiveKeepDecision job) { add(std::move(job)); }
    std::vector<flow::Action> take();

  private:
    struct KeepTotals {
        SessionTotals totals;
        Bytes<32> wave_key;
    };
    using Job =
        std::variant<flow::effect::Store, flow::effect::CheckPin, KeepTotals, flow::effect::LiveKeepDecision>;
    void add(Job job);
    void run();
    void look();
    void do_job(flow::effect::Store& job);
    void do_job(const flow::effect::CheckPin& job);
    void do_job(const KeepTotals& job);
    void do_job(flow::effect::LiveKeepDecision& job);
    void report(flow::Action action);

    AnswerStore& store_;
    Look look_;
    std::chrono::milliseconds every_;
    std::function<void()> wake_;
    Fits fits_;
    std::mutex mutex_;
    std::condition_variable changed_;
    std::vector<Job> jobs_;
    std::vector<flow::Action> reports_;
    bool stop_ = false;
    bool room_ = true;
    std::thread thread_;
};

}  // namespace pledge::kiosk
