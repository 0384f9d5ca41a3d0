#pragma once

#include "sync/council/packs.h"
#include "sync/council/waves.h"
#include "tests/support/council_fixture.h"
#include "tests/unit/council/council_fixture.h"

namespace pledge::testing {

// A wave that may be closed today, with envelopes of its own.
struct ClosingFixture : SqliteFixture {
    ClosingFixture() {
        stored.wave = *council.manifest(1).wave;
        stored.wave.id = WaveId("w");
        stored.state = council::WaveState::stopped;
        stored.opened = stored.wave.opens;
        stored.stopped = today - council::kDraining;
        const auto done = storage->transact([&]() -> Status {
            const auto pack =
                council::publish_pack(*storage, council.pack(), council.publisher.verify_key, today);
            return pack ? storage->add_wave(stored) : Status(pack.error());
        });
        if (!done) throw std::runtime_error(done.error().say);
    }

    // So many answers, no two of them the same, and so many dummies.
    Blob sealed(std::size_t answers, std::size_t dummies = 0) {
        Blob out;
        for (std::size_t i = 0; i < answers + dummies; ++i) {
            Answer answer;
            answer.id = random.bytes<16>();
            answer.set = stored.wave.questions.id;
            answer.points.assign(stored.wave.questions.questions.size(),
                                 {say_of_face(i % 3 == 0 ? 1 : 5), 1});
            const auto message = i < answers ? encode(answer) : encode_dummy();
            const auto envelope = seal::seal(message, council.wave.public_key);
            out.insert(out.end(), envelope.begin(), envelope.end());
        }
        return out;
    }
    Blob sealed_messages(const std::vector<Message>& messages) {
        Blob out;
        for (const auto& message : messages) {
            const auto envelope = seal::seal(message, council.wave.public_key);
            out.insert(out.end(), envelope.begin(), envelope.end());
        }
        return out;
    }
    // What a live session on the wave's first promise leaves.
    SessionTotals session(std::array<std::uint16_t, 4> columns) {
        return {random.bytes<16>(), stored.wave.questions.id, 0, columns};
    }
    Decision decision(const std::string& what, const std::string& who = "Housing") {
        return {random.bytes<16>(), stored.wave.questions.id, 0, what, who, std::chrono::year{2027} / 3};
    }
    void put_into_pool(const Blob& envelopes) {
        const auto put = storage->transact([&]() -> Status {
            if (auto in = storage->put_inbox(today, envelopes); !in) return in;
            return storage->move_all_to_pool(stored.wave.id);
        });
        if (!put) throw std::runtime_error(put.error().say);
    }
    council::Closing closing(unsigned threads = 2, council::Progress* progress = nullptr) {
        return {CouncilId("derby"), "Derby City Council", council.publisher.verify_key, threads, progress};
    }
    council::StoredWave now() { return storage->wave(stored.wave.id).value().value(); }

    CouncilFixture council;
    council::StoredWave stored;
    const Day today = day("2026-12-20");
};

}  // namespace pledge::testing
