#pragma once

#include "sync/core/ports.h"
#include "sync/device/trouble.h"
#include "sync/outbox/outbox.h"
#include "sync/shelf/shelf.h"

#include <vector>

namespace pledge::device {

// How it went; written to status.json as well.
struct Outcome {
    shelf::DeviceStatus status;
    std::vector<Error> troubles;
    bool again = false;       // something was offline: worth trying within the hour
    bool signed_off = false;  // the council has revoked this device
    bool fine() const { return troubles.empty(); }
};

// What this device does with its council's server. What goes over the wire depends on the day, on what the
// council published and on the state of the network, never on whether anybody answered. One thread at a time;
// several programs on one folder take turns.
class Exchange {
  public:
    Exchange(shelf::Shelf shelf, Transport& server, Random& random, const Clock& clock);

    // Today's exchange: manifest, packs, and one batch. A batch of an earlier day that has not arrived yet is
    // today's batch. Doing it again on the same day fetches and sends nothing, unless the clock was found set
    // back when this was made: then "the same day" may be another one, and one batch is offered.
    Outcome today();
    // Manifest and packs alone; asked for every hour, so that a signed stop reaches a kiosk soon.
    Outcome poll();
    // One dummy is sealed anew in a free slot.
    Status refresh();
    // The last day on which a batch arrived; nothing where the clock can't tell which day that was.
    std::optional<Day> last_sent();

  private:
    Result<outbox::Outbox> open_outbox();
    std::optional<Day> sent_by_calendar();
    std::optional<seal::PublicKey> wave_key() const;
    std::optional<Trouble> send_batch(bool& contact);
    std::optional<Trouble> freeze_if_due(outbox::Outbox& outbox, bool& nothing_to_send);
    Outcome conclude(const std::vector<Trouble>& troubles, bool contact);

    shelf::Shelf shelf_;
    Transport& server_;
    Random& random_;
    const Clock& clock_;
    bool went_back_ = false;  // the clock, since pledge-sync last looked, and nothing was sent since
};

}  // namespace pledge::device
