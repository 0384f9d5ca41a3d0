#include "sync/council/sqlite_storage.h"
#include "sync/seal/envelope.h"

#include <cassert>
#include <limits>

namespace pledge::council {
Status SqliteStorage::put_inbox(Day day, View envelopes) {
    assert(envelopes.size() % seal::kEnvelopeBytes == 0);
    Blob keys(envelopes.size() / seal::kEnvelopeBytes * kPoolKeyBytes);
    random_.fill(keys);
    return db_.attempt([&](SQLite::Database&) {
        for (View key = keys; !key.empty(); key = key.subspan(kPoolKeyBytes)) {
            Query(statements(), "INSERT INTO inbox(day, key, envelope) VALUES(?, ?, ?)", day,
                  key.first(kPoolKeyBytes), envelopes.first(seal::kEnvelopeBytes))
                .run();
            envelopes = envelopes.subspan(seal::kEnvelopeBytes);
        }
    });
}

// Under a fresh random key each, so that the pool's order says nothing about the inbox's.
std::uint64_t SqliteStorage::move(const WaveId& wave, std::int64_t before) {
    std::uint64_t moved = 0;
    {
        Query from(statements(), "SELECT envelope FROM inbox WHERE day < ?", before);
        for (; from.next(); ++moved)
            Query(statements(), "INSERT INTO pool(wave, key, envelope) VALUES(?, ?, ?)", wave.text,
                  random_.bytes<kPoolKeyBytes>(), from.bytes(0))
                .run();
    }
    Query(statements(), "DELETE FROM inbox WHERE day < ?", before).run();
    return moved;
}

Result<std::uint64_t> SqliteStorage::move_to_pool(const WaveId& wave, Day before) {
    return db_.attempt([&](SQLite::Database&) { return move(wave, before.time_since_epoch().count()); });
}

Status SqliteStorage::move_all_to_pool(const WaveId& wave) {
    return db_.attempt(
        [&](SQLite::Database&) { static_cast<void>(move(wave, std::numeric_limits<std::int64_t>::max())); });
}

Status SqliteStorage::each_envelope(const WaveId& wave, const std::function<void(View)>& see) {
    auto read = db_.attempt([&](SQLite::Database&) {
        Query pool(statements(), "SELECT envelope FROM pool WHERE wave = ? ORDER BY key", wave.text);
        while (pool.next()) see(pool.bytes(0));
    });
    return read ? each_in_inbox(see) : read;
}

Status SqliteStorage::each_in_inbox(const std::function<void(View)>& see) {
    return db_.attempt([&](SQLite::Database&) {
        Query inbox(statements(), "SELECT envelope FROM inbox ORDER BY day, key");
        while (inbox.next()) see(inbox.bytes(0));
    });
}

Result<Blob> SqliteStorage::pool_keys(const WaveId& wave) {
    return db_.attempt([&](SQLite::Database&) {
        Blob out;
        Query q(statements(), "SELECT key FROM pool WHERE wave = ? ORDER BY key", wave.text);
        while (q.next()) {
            const auto key = q.bytes(0);
            out.insert(out.end(), key.begin(), key.end());
        }
        return out;
    });
}

Status SqliteStorage::each_in_pool(const WaveId& wave, View first_key, View last_key,
                                   const std::function<void(View)>& see) {
    return db_.attempt([&](SQLite::Database&) {
        Query q(statements(), "SELECT envelope FROM pool WHERE wave = ? AND key BETWEEN ? AND ? ORDER BY key",
                wave.text, first_key, last_key);
        while (q.next()) see(q.bytes(0));
    });
}

Result<std::uint64_t> SqliteStorage::envelopes(const WaveId& wave) {
    return db_.attempt([&](SQLite::Database&) {
        Query q(statements(),
                "SELECT (SELECT count(*) FROM pool WHERE wave = ?) + (SELECT count(*) FROM inbox)",
                wave.text);
        q.next();
        return static_cast<std::uint64_t>(q.number(0));
    });
}

Status SqliteStorage::destroy_inbox() {
    return change("DELETE FROM inbox");
}

Status SqliteStorage::destroy_pool(const WaveId& wave) {
    return change("DELETE FROM pool WHERE wave = ?", wave.text);
}

}  // namespace pledge::council
