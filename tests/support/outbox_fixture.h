#pragma once

#include "sync/outbox/batch.h"
#include "sync/outbox/outbox.h"
#include "sync/seal/random.h"
#include "tests/support/fakes.h"
#include "tests/support/temp_folder.h"

#include <algorithm>
#include <map>
#include <stdexcept>

namespace pledge::testing {

// An answer that can be told apart by its number.
inline Answer numbered_answer(std::uint32_t number) {
    Answer answer;
    for (std::size_t i = 0; i < 4; ++i) answer.id[i] = static_cast<std::uint8_t>(number >> (8 * i));
    answer.set = SetId("derby-2024");
    answer.company = Company::own;
    answer.points.assign(10, {Say::face_4, 3});
    return answer;
}

// How often each number is in these envelopes; dummies are not counted. Throws when one can't be opened.
inline std::map<std::uint32_t, int> numbers_in(View envelopes, const seal::WaveKey& key) {
    std::map<std::uint32_t, int> out;
    if (envelopes.size() % seal::kEnvelopeBytes != 0) throw std::runtime_error("half an envelope");
    for (; !envelopes.empty(); envelopes = envelopes.subspan(seal::kEnvelopeBytes)) {
        seal::Envelope envelope;
        std::copy_n(envelopes.begin(), seal::kEnvelopeBytes, envelope.begin());
        const auto message = seal::open(envelope, key);
        if (!message) throw std::runtime_error(message.error().say);
        const auto contents = decode(*message);
        if (!contents) throw std::runtime_error(contents.error().say);
        const auto* answer = std::get_if<Answer>(&*contents);
        if (!answer) continue;
        std::uint32_t number = 0;
        for (std::size_t i = 0; i < 4; ++i) number |= static_cast<std::uint32_t>(answer->id[i]) << (8 * i);
        ++out[number];
    }
    return out;
}

// The envelopes of a batch.
inline View inside(View batch) {
    return batch.subspan(6);
}

// A device's outbox in a folder of its own, and the wave's key to look into it.
struct OutboxFixture {
    TempFolder folder;
    seal::SystemRandom random;
    FakeClock clock;
    seal::WaveKey wave = seal::WaveKey::make();
    std::string path = folder / "outbox.db";

    outbox::Outbox::Ports ports() { return {random, clock}; }
    static seal::Secret key(std::uint8_t fill = 7) {
        seal::Secret out(32);
        std::fill(out.bytes().begin(), out.bytes().end(), fill);
        return out;
    }
    outbox::Outbox create(std::size_t slots = 12) {
        return outbox::Outbox::create(path, slots, key(), ports(), wave.public_key).value();
    }
    outbox::Outbox open() { return outbox::Outbox::open(path, key(), ports()).value(); }
    seal::Envelope envelope(std::uint32_t number) const {
        return seal::seal(encode(numbered_answer(number)), wave.public_key);
    }
    seal::Envelope dummy() const { return outbox::make_dummy(wave.public_key); }
    Status freeze(outbox::Outbox& box, std::uint8_t id) const {
        return box.freeze(BatchId{id}, outbox::make_dummies(box.slots(), wave.public_key));
    }
    // Everything in the slots now, read beside the outbox.
    Blob slots() const {
        store::Options options;
        options.missing = store::Missing::refuse;
        auto db = store::Database::open(path, options).value();
        return db
            .attempt([](SQLite::Database& d) {
                Blob out;
                SQLite::Statement select(d, "SELECT envelope FROM slot");
                while (select.executeStep()) {
                    const auto column = select.getColumn(0);
                    const auto* bytes = static_cast<const std::uint8_t*>(column.getBlob());
                    out.insert(out.end(), bytes, bytes + column.getBytes());
                }
                return out;
            })
            .value();
    }
};

}  // namespace pledge::testing
