#pragma once

#include "sync/council/clerk.h"
#include "sync/council/ingest.h"
#include "sync/council/waves.h"
#include "sync/seal/random.h"
#include "sync/store/database.h"
#include "tests/support/council_device.h"
#include "tests/support/council_fixture.h"
#include "tests/support/fakes.h"
#include "tests/support/sim_disk.h"

#include <memory>

namespace pledge::testing {

// A council on the simulated disk, from making its database to destroying a wave's pool, as a list of events.
// Each is one transaction, done with the real code, and may be tried again after it failed.
class CouncilWorld {
  public:
    enum class What { found, upload, house, stop, close, destroy };
    struct Event {
        What what{};
        Day day{};
        bool publishes = false;  // close: enough answers, so it must publish
        std::size_t batch = 0;   // upload
    };
    enum class Is { undone, perhaps, done };  // how far an event is, as somebody outside knows

    explicit CouncilWorld(SimDisk& disk);

    const std::vector<Event>& events() const { return events_; }
    Result<std::unique_ptr<council::Storage>> open();
    // An Error when it was not done. Again: that it was done before is no Error.
    Status act(council::Storage& storage, const Event& event, bool again = true);
    // A day's uploads at once, through the clerk. Says after how many steps of the disk each was answered.
    std::vector<std::size_t> upload_together(std::span<const Event> events);

    struct Look {
        std::size_t lost = 0, duplicated = 0, halves = 0;  // envelopes, envelopes, batches
        std::string damage;  // one word that names what is wrong; empty when nothing is
    };
    // What the disk holds must fit what was promised.
    Look look(const std::vector<Is>& is);
    // What is published; empty and 0 while nothing is.
    std::string release();
    int cells();
    // From now on a published wave must have this text, and as many cells.
    void expect_release(const std::string& text, int cells) { expected_ = text, expected_cells_ = cells; }

    SimDisk& disk;
    FakeClock clock;

  private:
    void plan_events();
    Status found(council::Storage& storage);
    Result<http::Response> take(council::Storage& storage, std::size_t batch);
    Status close(council::Storage& storage, const Event& event, bool again);
    std::string look_at_wave(council::Storage& storage, const std::vector<Is>& is);
    std::string look_beside(bool published);
    void look_at_envelopes(council::Storage& storage, const std::vector<Is>& is, Look& look);
    Is is(What what, const std::vector<Is>& is) const;  // of the last event of that kind

    TempFolder folder_;
    const std::string path_ = folder_ / "council.db";
    seal::SystemRandom random_;
    CouncilFixture council_;
    std::string pack_;
    seal::WaveKey key_ = seal::WaveKey::make();
    council::StoredWave wave_;
    std::vector<CouncilDevice> devices_;
    std::vector<HttpRequest> batches_;
    std::vector<Event> events_;
    std::string expected_;
    int expected_cells_ = 0;
};

}  // namespace pledge::testing
