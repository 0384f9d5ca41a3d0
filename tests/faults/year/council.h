#pragma once

#include "sync/council/api.h"
#include "sync/council/commands.h"
#include "sync/seal/envelope.h"
#include "tests/faults/year/plan.h"
#include "tests/support/fakes.h"
#include "tests/support/temp_folder.h"

#include <set>
#include <sstream>

namespace pledge::year {

// What can't be gone on after.
[[noreturn]] void give_up(const std::string& why);
void must(const Status& done);
template <class T>
T must(Result<T> done) {
    if (!done) give_up(done.error().say);
    return std::move(done).value();
}

// The council: the real storage, clerk, router and ingest in this process, without sockets, and its officer,
// who uses the real commands. One thread besides the clerk's.
class Council {
  public:
    Council(const World& world, const std::string& folder);

    HttpReply answer(const HttpRequest& request);
    void start();  // or start again; keeps house first, as the service does
    void keep_house();
    MachineClock clock;

    // The officer's.
    std::string enrol_code(bool event);
    void open(int wave, const Plan::WaveDays& days);
    void stop(int wave);
    void close(int wave);
    void revoke(const DeviceId& device);
    // Those that `device list` says may still hold answers of a wave, and those that were signed off.
    std::set<DeviceId> silent(int wave);
    std::unique_ptr<council::Storage> storage();  // a connection of its own
    seal::WaveKey key(int wave);
    // Envelopes in the inbox: of today, and of earlier days.
    std::pair<std::int64_t, std::int64_t> inbox() const;

    static WaveId id_of(int wave) { return WaveId("wave-" + std::to_string(wave + 1)); }
    static std::size_t questions() { return 4; }
    static std::size_t chips(std::size_t question) { return question; }

  private:
    struct Server;
    council::Desk desk(const std::string& passphrase_file);
    council::WaveOptions options(int wave) const;
    void publish_pack();

    std::string folder_;
    testing::SeededRandom random_{3};
    std::ostringstream said_;
    std::shared_ptr<Server> server_;
};

}  // namespace pledge::year
