#pragma once

#include "sync/core/calendar.h"
#include "sync/core/ids.h"
#include "sync/core/ports.h"
#include "sync/core/result.h"
#include "sync/outbox/slot_map.h"
#include "sync/seal/envelope.h"
#include "sync/store/database.h"

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace pledge::outbox {

// A day's envelopes on their way: the very bytes of docs/formats/batch.md, sent again until they have
// arrived.
struct Pending {
    BatchId id{};
    Blob body;
};

// The device's slots, always full, in one SQLite file (docs/formats/outbox.md). Whether a slot holds an
// answer or a dummy, when it was written and in which order can't be told from the file without the outbox
// key. Every operation is one transaction that is on the disk when it returns ok; nothing is ever removed but
// by sent(). The kiosk (put) and pledge-sync (the rest) each open their own, at the same time. One thread at
// a time. Errors: full (no free slot, or no room on the disk), unavailable (the other program held the file
// for five seconds), corrupt (nothing is touched), conflict, not_found, failed.
class Outbox {
  public:
    struct Ports {
        Random& random;
        const Clock& clock;
        std::string vfs = {};  // underneath; empty: the system's
    };

    // Makes the file whole or not at all. Code::conflict when there is one: it may hold answers.
    static Result<Outbox> create(const std::string& path, std::size_t slots, seal::Secret key,
                                 const Ports& ports,
                                 const std::optional<seal::PublicKey>& wave = std::nullopt);
    static Result<Outbox> open(const std::string& path, seal::Secret key, const Ports& ports);

    std::size_t slots() const { return keys_.size(); }
    // Whether put() would find a slot. Error: it would not, and not because answers fill it.
    Result<bool> has_room();

    // An answer's envelope into a random free slot. "Thank you" may be said when this returns ok. After an
    // Error it is not kept: should it have reached the disk all the same, the next put or refresh is written
    // over it, so that an answer that is sent again counts once.
    Status put(const seal::Envelope& envelope);
    // A new dummy into a random free slot. Called once an hour; touches what put() touches.
    Status refresh(const seal::Envelope& dummy);

    // All slots, shuffled, become the pending batch and are filled with these dummies (one for each slot).
    // Works without a readable map and makes a new one. Code::conflict while a batch is pending.
    Status freeze(const BatchId& id, std::span<const seal::Envelope> dummies);
    Result<std::optional<Pending>> pending();
    // The same bytes under another id.
    Status rename(const BatchId& old_id, const BatchId& new_id);
    // The server has it for good: forgets the pending batch. Code::not_found when this one is not pending.
    Status sent(const BatchId& id);
    // The day of the last freeze, and the day a batch last arrived, by the clock of that day.
    Result<std::optional<Day>> last_freeze() { return day_in_state("frozen"); }
    Result<std::optional<Day>> last_sent() { return day_in_state("sent"); }

  private:
    Outbox(store::Database db, std::vector<Bytes<16>> keys, seal::Secret key, const Ports& ports);

    // An answer whose put() failed, and where it would be.
    struct Unthanked {
        std::size_t slot;
        seal::Envelope envelope;
    };

    Status write_free_slot(const seal::Envelope& envelope, bool is_answer);
    std::optional<Unthanked> unthanked_in_place(SQLite::Database& db) const;
    Result<SlotMap> read_map(SQLite::Database& db) const;
    Result<std::optional<Day>> day_in_state(const char* name);
    void write_today(SQLite::Database& db, const char* name) const;
    void write_map(SQLite::Database& db, const SlotMap& map) const;
    void write_slot(SQLite::Database& db, std::size_t slot, const seal::Envelope& envelope) const;
    std::vector<seal::Envelope> shuffled_slots(SQLite::Database& db);
    void blunt() const;

    store::Database db_;
    std::vector<Bytes<16>> keys_;  // in their order; fixed when the file was made
    seal::Secret key_;
    Random* random_;
    const Clock* clock_;
    std::vector<Unthanked> unthanked_;  // two at most
};

}  // namespace pledge::outbox
