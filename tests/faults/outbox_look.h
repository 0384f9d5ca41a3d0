#pragma once

#include "sync/outbox/outbox.h"
#include "tests/support/outbox_fixture.h"
#include "tests/support/sim_disk.h"

namespace pledge::testing {

// Every envelope that was ever made, told by its first 32 bytes (a fresh public key each).
class Envelopes {
  public:
    static constexpr int kDummy = -1;

    seal::Envelope answer(int number);  // sealed anew at each call, as a second Send would
    seal::Envelope dummy();
    std::vector<seal::Envelope> dummies(std::size_t count);
    // The number of the answer, or kDummy. Nothing: no envelope of ours, or not in all its bytes.
    std::optional<int> who(View envelope) const;

  private:
    seal::Envelope note(const seal::Envelope& envelope, int who);
    seal::WaveKey wave_ = seal::WaveKey::make();
    std::map<Bytes<32>, std::pair<seal::Envelope, int>> all_;
};

// An outbox on the simulated disk: made by the real code on the real one, then carried over.
class SimOutbox {
  public:
    SimOutbox(SimDisk& disk, std::size_t slots);

    Result<outbox::Outbox> open();
    std::size_t slots() const { return slots_; }
    const SimDisk::Image& start() const { return start_; }

    SimDisk& disk;
    Envelopes envelopes;
    FakeClock clock;

    // What is on the disk now, read with the real code and beside it.
    struct Look {
        std::map<int, int> times;        // how often each answer is in a slot or in the batch
        std::map<int, int> batch_times;  // in the batch alone
        std::optional<outbox::Pending> pending;
        std::string damage;  // one word that names what is wrong with the file; empty when nothing is
    };
    Look look();

  private:
    std::string look_beside(Look& look);

    OutboxFixture fixture_;
    std::size_t slots_;
    SimDisk::Image start_;
};

}  // namespace pledge::testing
