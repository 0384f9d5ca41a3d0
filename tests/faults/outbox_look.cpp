#include "tests/faults/outbox_look.h"

#include "sync/outbox/slot_map.h"

#include <set>

namespace pledge::testing {

using outbox::Outbox;

seal::Envelope Envelopes::note(const seal::Envelope& envelope, int who) {
    Bytes<32> name{};
    std::copy_n(envelope.begin(), name.size(), name.begin());
    all_[name] = {envelope, who};
    return envelope;
}

seal::Envelope Envelopes::answer(int number) {
    return note(seal::seal(encode(numbered_answer(static_cast<std::uint32_t>(number))), wave_.public_key),
                number);
}

seal::Envelope Envelopes::dummy() {
    return note(outbox::make_dummy(wave_.public_key), kDummy);
}

std::vector<seal::Envelope> Envelopes::dummies(std::size_t count) {
    std::vector<seal::Envelope> out;
    while (out.size() < count) out.push_back(dummy());
    return out;
}

std::optional<int> Envelopes::who(View envelope) const {
    Bytes<32> name{};
    std::copy_n(envelope.begin(), std::min(envelope.size(), name.size()), name.begin());
    const auto at = all_.find(name);
    if (at == all_.end() ||
        !std::equal(envelope.begin(), envelope.end(), at->second.first.begin(), at->second.first.end()))
        return std::nullopt;
    return at->second.second;
}

SimOutbox::SimOutbox(SimDisk& on, std::size_t slots) : disk(on), slots_(slots) {
    {
        auto box = fixture_.create(slots);
        // so that every envelope in it is known from the start
        for (std::uint8_t id = 1; id <= 2; ++id)
            if (!box.freeze(BatchId{id}, envelopes.dummies(slots)) || !box.sent(BatchId{id}))
                throw std::runtime_error("no outbox");
    }
    const auto bytes = read_all(fixture_.path);
    start_[fixture_.path] = Blob(bytes.begin(), bytes.end());
    disk.load(start_);
}

Result<Outbox> SimOutbox::open() {
    return Outbox::open(fixture_.path, OutboxFixture::key(), {fixture_.random, clock, SimDisk::kName});
}

// Says what is wrong.
std::string SimOutbox::look_beside(Look& look) {
    store::Options options;
    options.vfs = SimDisk::kName;
    auto db = store::Database::open(fixture_.path, options);
    if (!db) return "unreadable";
    const auto said = db->attempt([&](SQLite::Database& d) -> std::string {
        if (d.execAndGet("PRAGMA integrity_check").getString() != "ok") return "integrity";
        SQLite::Statement state(d, "SELECT value FROM state WHERE name = 'map'");
        if (!state.executeStep()) return "no-map";
        const auto sealed = state.getColumn(0);
        const auto map = outbox::SlotMap::unsealed(
            {static_cast<const std::uint8_t*>(sealed.getBlob()), static_cast<std::size_t>(sealed.getBytes())},
            slots_, OutboxFixture::key());
        if (!map) return "map";
        const auto free_slots = map->free();
        const std::set<std::size_t> free(free_slots.begin(), free_slots.end());
        std::size_t slot = 0;
        SQLite::Statement select(d, "SELECT envelope FROM slot ORDER BY key");
        for (; select.executeStep(); ++slot) {
            const auto bytes = select.getColumn(0);
            const auto who = envelopes.who({static_cast<const std::uint8_t*>(bytes.getBlob()),
                                            static_cast<std::size_t>(bytes.getBytes())});
            if (!who) return "torn-envelope";
            if ((*who == Envelopes::kDummy) != free.contains(slot)) return "map-lies";
            if (*who != Envelopes::kDummy) ++look.times[*who];
        }
        return slot == slots_ ? "" : "slots-missing";
    });
    return said ? *said : "unreadable";
}

SimOutbox::Look SimOutbox::look() {
    Look out;
    auto box = open();
    if (!box) {
        out.damage = "does-not-open";
        return out;
    }
    auto pending = box->pending();
    if (!pending) {
        out.damage = "batch";
        return out;
    }
    out.damage = look_beside(out);
    out.pending = std::move(*pending);
    if (!out.pending) return out;
    for (auto left = inside(out.pending->body); !left.empty(); left = left.subspan(seal::kEnvelopeBytes)) {
        const auto who = envelopes.who(left.first(seal::kEnvelopeBytes));
        if (!who) out.damage = "torn-batch";
        if (who && *who != Envelopes::kDummy) ++out.times[*who], ++out.batch_times[*who];
    }
    return out;
}

}  // namespace pledge::testing
