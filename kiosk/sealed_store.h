#pragma once

#include "kiosk/answer_store.h"
#include "sync/core/ports.h"
#include "sync/outbox/outbox.h"
#include "sync/shelf/shelf.h"

#include <optional>
#include <string>

namespace pledge::kiosk {

// Seals an answer to its wave and puts it into the device's outbox. An outbox that can't be opened now is
// tried again at the next call: a kiosk is never stuck until somebody restarts it. Worker thread.
class SealedStore final : public AnswerStore {
  public:
    SealedStore(shelf::Shelf shelf, Random& random, const Clock& clock)
        : shelf_(std::move(shelf)), random_(random), clock_(clock) {}

    Status put(Answer answer, const Bytes<32>& wave_key) override;
    Status put(SessionTotals totals, const Bytes<32>& wave_key) override;
    Status put(Decision decision, const Bytes<32>& wave_key) override;
    bool room() override;

  private:
    template <class What>
    Status put_sealed(What what, const Bytes<32>& wave_key);
    Status open();
    void tell(const Error& error);  // once, until it changes

    shelf::Shelf shelf_;
    Random& random_;
    const Clock& clock_;
    std::optional<outbox::Outbox> outbox_;
    std::string told_;
};

}  // namespace pledge::kiosk
