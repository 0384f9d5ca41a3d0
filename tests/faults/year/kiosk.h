#pragma once

#include "sync/device/agent.h"
#include "tests/faults/year/ledger.h"

namespace pledge::year {

// A kiosk lost its power in the middle of something.
struct PowerCut {};

// What all kiosks live in.
struct Town {
    const World& world;
    const Plan& plan;
    Council& council;
    Ledger& ledger;
};

// A kiosk's line to the council, and all that befalls it.
class Wire final : public Transport {
  public:
    Wire(const Town& town, int kiosk) : town_(town), kiosk_(kiosk) {}

    Result<HttpReply> send(const HttpRequest& request) override;
    void new_step() { nth_ = 0; }
    // Requests that were under way for days arrive; nobody waits for the reply.
    void deliver_late();
    int heard_on() const { return heard_on_; }  // the last day on which it was told that a batch had arrived

  private:
    HttpReply deliver(const HttpRequest& request);
    HttpReply heard(HttpReply reply);

    Town town_;
    int kiosk_;
    int nth_ = 0;  // uploads in this step
    int heard_on_ = 0;
    std::set<std::string> sent_;
    std::vector<std::pair<int, HttpRequest>> late_;  // day of arrival
};

// One kiosk: the real shelf, outbox, exchange and agent, visitors, and a clock that may be wrong.
class Kiosk {
  public:
    Kiosk(const Town& town, int number, std::string folder, bool jumps);

    void enrol();
    void step();    // wakes for a moment, and does what is due
    void visits();  // the children of the day
    bool holds(std::string_view head) const;
    DeviceId device() const { return must(shelf_.identity()).device; }
    Wire wire;

  private:
    struct Running;
    void give(const Answer& answer, const Wave& wave, outbox::Outbox& outbox);
    Answer answer_of(int visit, const Wave& wave) const;

    Town town_;
    int number_;
    bool jumps_;
    shelf::Shelf shelf_;
    MachineClock clock_;
    testing::SeededRandom random_;
    std::shared_ptr<Running> running_;
    WaveId wave_;                  // that those below want to answer
    std::vector<Answer> waiting_;  // children who were told to come back tomorrow
};

}  // namespace pledge::year
