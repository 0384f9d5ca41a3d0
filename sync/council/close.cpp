#include "sync/council/packs.h"
#include "sync/council/publishing.h"
#include "sync/council/waves.h"

namespace pledge::council {
Result<bool> close_wave(Storage& storage, const Closing& closing, const WaveId& id, const seal::WaveKey& key,
                        Day today) {
    bool published = false;
    const auto done = storage.transact([&]() -> Status {
        auto stored = wave_to_close(storage, id, today);
        if (!stored) return stored.error();
        const auto pack = published_pack(storage, stored->wave.questions.id, closing.publisher);
        if (!pack) return pack.error();
        // everything that was thanked for counts: the pool, and what arrived since the mover last ran
        const auto answers = open_answers(storage, stored->wave, key, closing.threads);
        if (!answers) return answers.error();
        stored->last_try = today;
        if (answers->all().size() < kFewestAnswers) {
            if (auto noted = storage.note(today, "wave tried", id.text); !noted) return noted;
            return storage.update_wave(*stored);
        }
        stored->state = WaveState::published;
        stored->closed = today;
        const auto release = make_release(closing, *stored, *pack, count(answers->all(), stored->wave));
        if (!release) return release.error();
        if (auto put = put_release(storage, *release); !put) return put;
        if (auto moved = storage.move_all_to_pool(id); !moved) return moved;
        if (auto noted = storage.note(today, "wave closed and published", id.text); !noted) return noted;
        published = true;
        return storage.update_wave(*stored);
    });
    if (!done) return done.error();
    return published;
}

}  // namespace pledge::council
