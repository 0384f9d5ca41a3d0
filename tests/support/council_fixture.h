#pragma once

#include "sync/core/pack_payload.h"
#include "sync/core/wave.h"
#include "sync/seal/envelope.h"
#include "sync/seal/signing.h"
#include "sync/shelf/shelf.h"
#include "tests/support/temp_folder.h"

namespace pledge::testing {

// A council's side of things: its publisher key, its wave, and what it signs.
struct CouncilFixture {
    seal::SigningKey publisher = seal::SigningKey::make();
    seal::WaveKey wave = seal::WaveKey::make();

    static std::string pack_toml(int version = 1) {
        auto text = read_all(std::string(PLEDGE_SOURCE_DIR) + "/assets/packs/derby-2024/pack.toml");
        const std::string was = "\nversion = 1\n";
        return text.replace(text.find(was), was.size(), "\nversion = " + std::to_string(version) + "\n");
    }
    std::string pack(int version = 1, const std::string& help = "") const {
        const auto payload = write_pack_payload(pack_toml(version), "pack.toml", help, "help.toml", {});
        return seal::write_signed("pack", payload.value(), publisher);
    }
    // Replies to each promise of that set, some in all languages; as many of them as wanted.
    static Replies all_replies(std::uint64_t version = 1, std::size_t count = 10) {
        const auto file = std::string(PLEDGE_SOURCE_DIR) + "/tests/support/replies-derby-2024.json";
        auto replies = read_replies(read_all(file)).value();
        replies.version = version;
        replies.replies.resize(count);
        return replies;
    }
    std::string replies(std::uint64_t version = 1, std::size_t count = 10) const {
        return seal::write_signed("replies", write_replies(all_replies(version, count)), publisher);
    }
    static PackRef ref(const std::string& signed_pack, int version = 1) {
        return {SetId("derby-2024"), version, seal::sha256(view_of(signed_pack))};
    }

    Manifest manifest(std::uint64_t version, Asking asking = Asking::open) const {
        Manifest m;
        m.version = version;
        m.council = CouncilId("derby");
        m.asking = asking;
        if (asking == Asking::no) return m;
        Wave w;
        w.id = WaveId("2026-autumn");
        w.public_key = wave.public_key;
        w.questions = QuestionSet::of(read_pack(pack_toml(), "p", "", "h").value());
        w.opens = *day_from_text("2026-11-01");
        w.asks_until = *day_from_text("2026-12-01");
        w.results = *month_from_text("2027-01");
        m.wave = w;
        return m;
    }
    std::string sign(const Manifest& m) const {
        return seal::write_signed("manifest", write_manifest(m), publisher);
    }

    shelf::Identity identity() const {
        return {"https://pledge.example.org", DeviceId{5},         "home", 12,
                CouncilId("derby"),           publisher.verify_key};
    }
};

}  // namespace pledge::testing
