#pragma once

#include "sync/core/answer.h"
#include "sync/core/live.h"
#include "sync/core/result.h"

namespace pledge::kiosk {

// Where a sent answer goes. Called on the worker thread alone.
class AnswerStore {
  public:
    virtual ~AnswerStore() = default;
    // Ok means durable: sealed, committed, and safe from a power cut. Code::full: no free slot today.
    virtual Status put(Answer answer, const Bytes<32>& wave_key) = 0;
    // What a live session leaves; each gets a random id here. Code::bad_input: not is_sound().
    virtual Status put(SessionTotals totals, const Bytes<32>& wave_key) = 0;
    virtual Status put(Decision decision, const Bytes<32>& wave_key) = 0;
    virtual bool room() = 0;
};

// For a slideshow: nobody answers it, and it touches no outbox.
class NothingStored final : public AnswerStore {
  public:
    Status put(Answer, const Bytes<32>&) override { return nothing(); }
    Status put(SessionTotals, const Bytes<32>&) override { return nothing(); }
    Status put(Decision, const Bytes<32>&) override { return nothing(); }
    bool room() override { return true; }

  private:
    static Status nothing() {
        return Error{Code::failed, "A slideshow stores nothing; start pledge-kiosk without --display."};
    }
};

}  // namespace pledge::kiosk
