#include "sync/outbox/outbox.h"

#include "sync/outbox/batch.h"
#include "sync/outbox/file_times.h"

#include <algorithm>

#include <sqlite3.h>

namespace pledge::outbox {
namespace {

using Statement = SQLite::Statement;

void bind_blob(Statement& statement, int at, View bytes) {
    statement.bind(at, bytes.data(), static_cast<int>(bytes.size()));
}

View blob_of(const SQLite::Column& column) {
    return {static_cast<const std::uint8_t*>(column.getBlob()), static_cast<std::size_t>(column.getBytes())};
}

Error damaged(const std::string& path) {
    return {Code::corrupt, path + " is damaged; leave it as it is, copy it aside and ask for help."};
}

// A row that is gone must not pass for one that was written.
void update_one(Statement& update) {
    if (update.exec() != 1) throw SQLite::Exception("a row is missing", SQLITE_CORRUPT);
}

Error not_pending() {
    return {Code::not_found, "This batch is not waiting to be sent; nothing was changed."};
}

}  // namespace

Outbox::Outbox(store::Database db, std::vector<Bytes<16>> keys, seal::Secret key, const Ports& ports)
    : db_(std::move(db)),
      keys_(std::move(keys)),
      key_(std::move(key)),
      random_(&ports.random),
      clock_(&ports.clock) {}

Result<bool> Outbox::has_room() {
    auto room = db_.attempt([&](SQLite::Database& db) -> Result<bool> {
        const auto map = read_map(db);
        if (!map) return map.error();
        return !map->free().empty();
    });
    blunt();
    return room;
}

Status Outbox::put(const seal::Envelope& envelope) {
    return write_free_slot(envelope, true);
}

Status Outbox::refresh(const seal::Envelope& dummy) {
    return write_free_slot(dummy, false);
}

Status Outbox::write_free_slot(const seal::Envelope& envelope, bool is_answer) {
    auto doubtful = unthanked_;
    auto done = db_.transact([&](SQLite::Database& db) -> Status {
        auto map = read_map(db);
        if (!map) return map.error();
        const auto free = map->free();
        const auto unthanked = unthanked_in_place(db);
        if (free.empty() && !unthanked && is_answer)
            return Error{Code::full,
                         "Every slot of the outbox is taken until the next upload; come back tomorrow."};
        doubtful.clear();
        if (unthanked) doubtful.push_back(*unthanked);
        if (unthanked || !free.empty()) {
            const auto slot =
                unthanked ? unthanked->slot : free[random_->below(static_cast<std::uint32_t>(free.size()))];
            write_slot(db, slot, envelope);
            if (is_answer) {
                map->take(slot);
                doubtful.push_back({slot, envelope});
            } else {
                map->give_back(slot);
            }
        }
        write_map(db, *map);  // anew even when it says the same
        return {};
    });
    if (done) doubtful.clear();
    unthanked_ = std::move(doubtful);
    blunt();
    return done;
}

// A commit may fail after it was done: when the journal is gone, but not for good.
std::optional<Outbox::Unthanked> Outbox::unthanked_in_place(SQLite::Database& db) const {
    for (const auto& unthanked : unthanked_) {
        Statement select(db, "SELECT 1 FROM slot WHERE key = ? AND envelope = ?");
        bind_blob(select, 1, keys_[unthanked.slot]);
        bind_blob(select, 2, unthanked.envelope);
        if (select.executeStep()) return unthanked;
    }
    return std::nullopt;
}

Status Outbox::freeze(const BatchId& id, std::span<const seal::Envelope> dummies) {
    if (dummies.size() != keys_.size())
        return Error{Code::bad_usage,
                     "A freeze needs one dummy for each slot; hand in as many as there are slots."};
    auto done = db_.transact([&](SQLite::Database& db) -> Status {
        if (db.execAndGet("SELECT count(*) FROM pending").getInt() != 0)
            return Error{Code::conflict, "A batch is waiting already; send it before freezing the next."};
        const auto envelopes = shuffled_slots(db);
        if (envelopes.size() != keys_.size()) return damaged(db_.path());
        const auto body = write_batch(envelopes);
        Statement insert(db, "INSERT INTO pending(one, id, body) VALUES (1, ?, ?)");
        bind_blob(insert, 1, id);
        bind_blob(insert, 2, body);
        insert.exec();
        for (std::size_t slot = 0; slot < dummies.size(); ++slot) write_slot(db, slot, dummies[slot]);
        write_map(db, SlotMap(keys_.size()));
        write_today(db, "frozen");
        return {};
    });
    blunt();
    return done;
}

Result<std::optional<Pending>> Outbox::pending() {
    auto found = db_.attempt([&](SQLite::Database& db) -> Result<std::optional<Pending>> {
        Statement select(db, "SELECT id, body FROM pending");
        if (!select.executeStep()) return std::optional<Pending>{};
        const auto id = blob_of(select.getColumn(0)), body = blob_of(select.getColumn(1));
        if (id.size() != sizeof(BatchId) || body.size() != batch_bytes(keys_.size()))
            return damaged(db_.path());
        Pending out;
        std::copy(id.begin(), id.end(), out.id.begin());
        out.body.assign(body.begin(), body.end());
        return std::optional<Pending>(std::move(out));
    });
    blunt();
    return found;
}

Status Outbox::rename(const BatchId& old_id, const BatchId& new_id) {
    auto done = db_.transact([&](SQLite::Database& db) -> Status {
        Statement update(db, "UPDATE pending SET id = ? WHERE id = ?");
        bind_blob(update, 1, new_id);
        bind_blob(update, 2, old_id);
        if (update.exec() != 1) return not_pending();
        return {};
    });
    blunt();
    return done;
}

Status Outbox::sent(const BatchId& id) {
    auto done = db_.transact([&](SQLite::Database& db) -> Status {
        Statement remove(db, "DELETE FROM pending WHERE id = ?");
        bind_blob(remove, 1, id);
        if (remove.exec() != 1) return not_pending();
        write_today(db, "sent");
        return {};
    });
    blunt();
    return done;
}

Result<std::optional<Day>> Outbox::day_in_state(const char* name) {
    auto day = db_.attempt([&](SQLite::Database& db) -> Result<std::optional<Day>> {
        Statement select(db, "SELECT value FROM state WHERE name = ?");
        select.bind(1, name);
        if (!select.executeStep()) return damaged(db_.path());
        return day_from_text(select.getColumn(0).getString());
    });
    blunt();
    return day;
}

void Outbox::write_today(SQLite::Database& db, const char* name) const {
    Statement update(db, "UPDATE state SET value = ? WHERE name = ?");
    update.bind(1, to_text(clock_->today()));
    update.bind(2, name);
    update_one(update);
}

Result<SlotMap> Outbox::read_map(SQLite::Database& db) const {
    Statement select(db, "SELECT value FROM state WHERE name = 'map'");
    if (!select.executeStep()) return damaged(db_.path());
    return SlotMap::unsealed(blob_of(select.getColumn(0)), keys_.size(), key_);
}

void Outbox::write_map(SQLite::Database& db, const SlotMap& map) const {
    const auto sealed = map.sealed(key_);
    Statement update(db, "UPDATE state SET value = ? WHERE name = 'map'");
    bind_blob(update, 1, sealed);
    update_one(update);
}

void Outbox::write_slot(SQLite::Database& db, std::size_t slot, const seal::Envelope& envelope) const {
    Statement update(db, "UPDATE slot SET envelope = ? WHERE key = ?");
    bind_blob(update, 1, envelope);
    bind_blob(update, 2, keys_[slot]);
    update_one(update);
}

std::vector<seal::Envelope> Outbox::shuffled_slots(SQLite::Database& db) {
    std::vector<seal::Envelope> out;
    Statement select(db, "SELECT envelope FROM slot");
    while (select.executeStep()) {
        const auto bytes = blob_of(select.getColumn(0));
        if (bytes.size() != seal::kEnvelopeBytes) return {};
        std::copy(bytes.begin(), bytes.end(), out.emplace_back().begin());
    }
    // Fisher and Yates
    for (std::size_t i = out.size(); i > 1; --i)
        std::swap(out[i - 1], out[random_->below(static_cast<std::uint32_t>(i))]);
    return out;
}

void Outbox::blunt() const {
    blunt_times(db_.path(), clock_->today());
}

}  // namespace pledge::outbox
