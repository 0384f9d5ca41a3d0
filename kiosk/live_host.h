#pragma once

#include "kiosk/live_desk.h"
#include "sync/core/file_descriptor.h"

#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace pledge::kiosk {

// The thread of a live session: jobs go in, actions come out, a LiveDesk does the work. It sleeps unless
// there is a job, a line from pledge-poll, or time to try that line again.
class LiveHost {
  public:
    // `wake` is called from the thread whenever there is something to take.
    LiveHost(LiveDesk::Ports ports, std::optional<SavedSession> saved, std::function<void()> wake);
    ~LiveHost();
    LiveHost(const LiveHost&) = delete;
    LiveHost& operator=(const LiveHost&) = delete;

    // `phones`: what phones are told, of a job that asks something. In order; at once.
    void carry_out(LiveJob job, std::optional<wire::Ask> phones = std::nullopt);
    std::vector<flow::Action> take();

  private:
    struct Task {
        LiveJob job;
        std::optional<wire::Ask> phones;
    };
    void run();
    void ring();

    std::function<void()> wake_;
    std::mutex mutex_;  // guards the next three
    std::vector<Task> tasks_;
    std::vector<flow::Action> reports_;
    bool stop_ = false;
    FileDescriptor rung_;  // an eventfd: there are tasks
    LiveDesk desk_;        // the thread's
    std::thread thread_;
};

}  // namespace pledge::kiosk
