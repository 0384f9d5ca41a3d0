#include "sync/council/sqlite_storage.h"
#include "sync/council/wave_text.h"

namespace pledge::council {
namespace {

Result<StoredWave> read_stored(Query& q) {
    const auto state = wave_state_from_text(q.text(0));
    auto wave = read_wave(q.text(1));
    if (!state || !wave)
        return Error{Code::corrupt,
                     "The database holds a wave that can't be read; stop the server and restore a backup."};
    return StoredWave{std::move(*wave), *state,         q.maybe_day(2), q.maybe_day(3),
                      q.maybe_day(4),   q.maybe_day(5), q.maybe_day(6), q.maybe_day(7)};
}

}  // namespace

Status SqliteStorage::add_wave(const StoredWave& wave) {
    return change(
        "INSERT INTO wave(id, state, plan, opened, stopped, closed, last_try, ending, destroyed) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
        wave.wave.id.text, name_of(wave.state), write_wave(wave.wave), wave.opened, wave.stopped, wave.closed,
        wave.last_try, wave.ending, wave.destroyed);
}

Status SqliteStorage::update_wave(const StoredWave& wave) {
    return change(
        "UPDATE wave SET state = ?, opened = ?, stopped = ?, closed = ?, last_try = ?, ending = ?, "
        "destroyed = ? WHERE id = ?",
        name_of(wave.state), wave.opened, wave.stopped, wave.closed, wave.last_try, wave.ending,
        wave.destroyed, wave.wave.id.text);
}

Result<std::optional<StoredWave>> SqliteStorage::wave(const WaveId& id) {
    return db_.attempt([&](SQLite::Database&) -> Result<std::optional<StoredWave>> {
        Query q(statements(),
                "SELECT state, plan, opened, stopped, closed, last_try, ending, destroyed FROM wave "
                "WHERE id = ?",
                id.text);
        if (!q.next()) return std::optional<StoredWave>{};
        auto stored = read_stored(q);
        if (!stored) return stored.error();
        return std::optional<StoredWave>{std::move(*stored)};
    });
}

Result<std::vector<StoredWave>> SqliteStorage::waves() {
    return db_.attempt([&](SQLite::Database&) -> Result<std::vector<StoredWave>> {
        std::vector<StoredWave> out;
        Query q(statements(),
                "SELECT state, plan, opened, stopped, closed, last_try, ending, destroyed FROM wave "
                "ORDER BY id");
        while (q.next()) {
            auto stored = read_stored(q);
            if (!stored) return stored.error();
            out.push_back(std::move(*stored));
        }
        return out;
    });
}

Result<std::optional<Storage::Taking>> SqliteStorage::taking() {
    return db_.attempt([&](SQLite::Database&) -> std::optional<Taking> {
        Query q(statements(), "SELECT id, opened FROM wave WHERE state IN ('open', 'stopped')");
        if (!q.next()) return std::nullopt;
        return Taking{WaveId(q.text(0)), q.day(1)};
    });
}

}  // namespace pledge::council
