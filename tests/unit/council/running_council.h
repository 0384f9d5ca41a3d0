#pragma once

#include "sync/council/commands.h"
#include "sync/council/service.h"
#include "sync/http/client.h"
#include "sync/seal/random.h"
#include "tests/support/council_device.h"
#include "tests/support/temp_folder.h"

#include <mutex>

namespace pledge::testing {

// A clock that a test moves while the server's threads read it.
class SharedClock final : public Clock {
  public:
    explicit SharedClock(Day day) : now_(day + std::chrono::hours(12)) {}
    std::chrono::milliseconds steady() const override { return std::chrono::milliseconds(1000); }
    Day today() const override { return std::chrono::floor<std::chrono::days>(now()); }
    LocalTime local() const override { return {today(), 720}; }
    std::chrono::sys_seconds now() const override {
        const std::lock_guard lock(mutex_);
        return now_;
    }
    void pass(std::chrono::seconds by) {
        const std::lock_guard lock(mutex_);
        now_ += by;
    }

  private:
    mutable std::mutex mutex_;
    std::chrono::sys_seconds now_;
};

// A council in a folder of its own, driven through its command line and its HTTP server as a person and a
// device would; the clock alone is not the world's.
class RunningCouncil {
  public:
    RunningCouncil();

    // "wave list" → what it printed; `code` is the exit code.
    std::string command(const std::string& words);
    int code = 0;

    void start();  // the server
    HttpReply send(const HttpRequest& request);
    // Makes a code and enrols with it.
    CouncilDevice enrol(const std::string& profile);
    // One new batch of this device, with the day's answers.
    int upload(const CouncilDevice& device, const std::vector<Answer>& answers);
    int upload_messages(const CouncilDevice& device, const std::vector<Message>& messages);
    seal::PublicKey wave_key(const std::string& wave);
    std::unique_ptr<council::Storage> storage();  // a connection of the test's own
    void days_pass(int days);                     // and the house is kept each day

    TempFolder folder;
    seal::SystemRandom random;
    SharedClock clock{day_from_text("2026-11-01").value()};
    seal::PublicKey asked{};  // the wave that devices seal to
    std::unique_ptr<council::Service> service;
    std::unique_ptr<Transport> transport;
};

}  // namespace pledge::testing
