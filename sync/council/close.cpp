#include "sync/council/decisions.h"
#include "sync/council/opening.h"
#include "sync/council/packs.h"
#include "sync/council/publishing.h"
#include "sync/council/tally.h"
#include "sync/council/waves.h"

namespace pledge::council {
namespace {

// The daily mover changes a pool once a day, so the second look at the latest finds it as it was.
constexpr int kLooks = 3;

enum class Became { published, not_enough, other_pool };

Result<Became> publish(Storage& storage, const Closing& closing, StoredWave& stored, Day today,
                       const OpenedAnswers& answers) {
    const auto& id = stored.wave.id;
    const auto pack = published_pack(storage, stored.wave.questions.id, closing.publisher);
    if (!pack) return pack.error();
    stored.last_try = today;
    if (answers.all().size() < kFewestAnswers) {
        if (auto noted = storage.note(today, "wave tried", id.text); !noted) return noted.error();
        if (auto updated = storage.update_wave(stored); !updated) return updated.error();
        return Became::not_enough;
    }
    stored.state = WaveState::published;
    stored.closed = today;
    const auto release =
        make_release(closing, stored, *pack, count(answers.all(), answers.sessions(), stored.wave));
    if (!release) return release.error();
    if (auto put = put_release(storage, *release); !put) return put.error();
    if (auto kept = keep_decisions(storage, stored.wave, answers.decisions(), today); !kept)
        return kept.error();
    if (auto moved = storage.move_all_to_pool(id); !moved) return moved.error();
    if (auto noted = storage.note(today, "wave closed and published", id.text); !noted) return noted.error();
    if (auto updated = storage.update_wave(stored); !updated) return updated.error();
    return Became::published;
}

// Everything that was thanked for counts: the pool, and what arrived since the mover last ran. What arrives
// while this runs waits until it is done.
Result<Became> finish(Storage& storage, const Closing& closing, const WaveId& id, const Opening& opening,
                      Day today, OpenedPool& pool) {
    Became became = Became::other_pool;
    const auto done = storage.transact([&]() -> Status {
        auto stored = wave_to_close(storage, id, today);
        if (!stored) return stored.error();
        const auto keys = storage.pool_keys(id);
        if (!keys) return keys.error();
        if (*keys != pool.keys) return {};
        if (auto read = open_inbox(storage, stored->wave, opening, pool.answers); !read) return read;
        pool.answers.settle();
        const auto published = publish(storage, closing, *stored, today, pool.answers);
        if (!published) return published.error();
        became = *published;
        return {};
    });
    if (!done) return done.error();
    return became;
}

}  // namespace

Result<bool> close_wave(Storage& storage, const Closing& closing, const WaveId& id, const seal::WaveKey& key,
                        Day today) {
    const Opening opening{key, closing.threads, closing.progress};
    for (int look = 0; look < kLooks; ++look) {
        const auto stored = wave_to_close(storage, id, today);
        if (!stored) return stored.error();
        auto pool = open_pool(storage, stored->wave, opening);
        if (!pool) return pool.error();
        const auto became = finish(storage, closing, id, opening, today, *pool);
        if (!became) return became.error();
        if (*became != Became::other_pool) return *became == Became::published;
    }
    return Error{Code::conflict,
                 "The pool of this wave changed while it was opened; nothing was written, try again."};
}

}  // namespace pledge::council
