#pragma once

#include "sync/core/ports.h"
#include "sync/council/config.h"
#include "sync/council/waves.h"

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace pledge::council {

// Keeps the house, then closes the wave with this council's publisher and on all cores: what the command and
// the server do once the key is open. As close_wave().
Result<bool> close_now(Storage& storage, const Config& config, const Clock& clock, const WaveId& wave,
                       const seal::WaveKey& key, Progress* progress = nullptr);

// Closes waves for the pages: one at a time, on a thread and a storage of its own, whoever goes on looking.
// When the program ends in the middle, by itself or killed, nothing is half-done: close_wave() publishes in
// one transaction. Any thread; `clock` outlives it.
class Closer {
  public:
    using OpenStorage = std::function<Result<std::unique_ptr<Storage>>()>;
    Closer(Config config, const Clock& clock, OpenStorage open);
    ~Closer();  // stops
    Closer(const Closer&) = delete;
    Closer& operator=(const Closer&) = delete;

    struct Job {
        WaveId wave;
        std::string by;  // the account's name
        std::shared_ptr<const seal::WaveKey> key;
    };
    // Code::conflict: one is under way; look() says whose. Code::failed: no thread could start.
    Status start(Job job);

    // The job under way, or the last one. Per cents of envelopes, never of answers (Progress).
    struct Look {
        enum class State { idle, running, published, not_enough, failed } state = State::idle;
        WaveId wave;
        std::string by;
        int percent = 0;
        std::string say;  // failed: why
        bool runs(const WaveId& id) const { return state == State::running && wave == id; }
    };
    Look look() const;
    // Tells the job under way to end, which leaves nothing, and takes no other.
    void cancel();
    void stop();        // the same, and waits until it has ended; again does nothing
    void wait() const;  // until nothing is under way

  private:
    void run(const Job& job);
    Look outcome_of(const Job& job);

    const Config config_;
    const Clock& clock_;
    const OpenStorage open_;
    mutable std::mutex mutex_;  // guards all below
    mutable std::condition_variable ended_;
    Look look_;
    std::shared_ptr<Progress> progress_;
    bool stopped_ = false;
    std::thread thread_;
};

}  // namespace pledge::council
