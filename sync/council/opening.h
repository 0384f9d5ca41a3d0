#pragma once

#include "sync/council/opened.h"
#include "sync/council/storage.h"
#include "sync/seal/envelope.h"

#include <atomic>

// Envelopes of a wave → answers in memory. Nothing here holds the storage for longer than a few hundred
// envelopes take to read, so that kiosks and pages go on being served.
namespace pledge::council {

// How far a wave's envelopes are opened, for whoever watches; and a way to end it. Any thread.
// It counts envelopes, of which each device sends as many a day whether anybody answered or not. Nor does its
// pace tell more: where an envelope holds no answer, as much work is done as if it held one (`close_bench`
// prints what either costs), and a page shows whole per cents.
class Progress {
  public:
    void begin(std::uint64_t total) {
        opened_ = 0;
        total_ = total;
    }
    void add(std::uint64_t envelopes) { opened_ += envelopes; }
    int percent() const;  // 0–100
    void cancel() { cancelled_ = true; }
    bool cancelled() const { return cancelled_; }

  private:
    std::atomic<std::uint64_t> opened_{0}, total_{0};
    std::atomic<bool> cancelled_{false};
};

struct Opening {
    const seal::WaveKey& key;
    unsigned threads = 1;  // the caller's included
    Progress* progress = nullptr;
};

// What lies in a wave's pool, opened: answers, sessions and decisions; what does not open, does not decode or
// does not fit the wave's questions is left out, dummies too. `keys` are those of the pool at the beginning:
// if it has others afterwards, this is worth nothing.
struct OpenedPool {
    OpenedAnswers answers;
    Blob keys;
};
// Outside of a transaction. Code::unavailable: cancelled, or no memory; Code::failed: no thread could start.
Result<OpenedPool> open_pool(Storage& storage, const Wave& wave, const Opening& opening);
// The inbox besides, into the same answers. Within the transaction that publishes.
Status open_inbox(Storage& storage, const Wave& wave, const Opening& opening, OpenedAnswers& into);
// Both, settled.
Result<OpenedAnswers> open_answers(Storage& storage, const Wave& wave, const seal::WaveKey& key,
                                   unsigned threads);

}  // namespace pledge::council
