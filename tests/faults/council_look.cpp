#include "tests/faults/council_world.h"

// What a council's disk holds, against what was promised.
namespace pledge::testing {

using namespace council;

namespace {

constexpr std::size_t kHead = 6, kSlots = 12;

}  // namespace

CouncilWorld::Is CouncilWorld::is(What what, const std::vector<Is>& is) const {
    for (std::size_t i = events_.size(); i-- > 0;)
        if (events_[i].what == what) return is[i];
    return Is::undone;
}

// Says what is wrong. Whoever asks knows whether the wave is published.
std::string CouncilWorld::look_beside(bool published) {
    auto db = store::Database::open(path_);
    if (!db) return "unreadable";
    const auto said = db->attempt([&](SQLite::Database& d) -> std::string {
        const auto rows = [&](const char* of) {
            return d.execAndGet(std::string("SELECT count(*) FROM ") + of).getInt();
        };
        if (d.execAndGet("PRAGMA integrity_check").getString() != "ok") return "integrity";
        const int notes = rows("audit WHERE action = 'wave closed and published'");
        const int cells = rows("published_cell");
        if (rows("release") != (published ? 1 : 0)) return "half-published";
        if (notes != (published ? 1 : 0) || (cells > 0) != published) return "half-published";
        if (published && expected_cells_ != 0 && cells != expected_cells_) return "half-published";
        if (published && rows("inbox") != 0) return "inbox-left";
        return "";
    });
    return said ? *said : "unreadable";
}

std::string CouncilWorld::look_at_wave(Storage& storage, const std::vector<Is>& at) {
    const auto wave = storage.wave(wave_.wave.id);
    if (!wave) return "wave-unreadable";
    if (!*wave) return is(What::found, at) == Is::done ? "no-wave" : "";
    const auto state = (*wave)->state;
    const bool published = state == WaveState::published;
    const auto differs = [&](What what, bool done) {
        const auto told = is(what, at);
        return (told == Is::done && !done) || (told == Is::undone && done);
    };
    if (differs(What::stop, state != WaveState::open)) return "stop-differs";
    if (differs(What::close, published)) return "close-differs";
    if (published != (*wave)->closed.has_value()) return "half-published";
    if (auto wrong = look_beside(published); !wrong.empty()) return wrong;
    const auto text = storage.release(wave_.wave.id);
    if (!text) return "release-unreadable";
    if (published && !expected_.empty() && **text != expected_) return "release-differs";
    if (differs(What::destroy, (*wave)->destroyed.has_value())) return "destruction-differs";
    const auto left = storage.envelopes(wave_.wave.id);
    if (!left) return "pool-unreadable";
    return !(*wave)->destroyed || *left == 0 ? "" : "pool-outlives-keys";
}

void CouncilWorld::look_at_envelopes(Storage& storage, const std::vector<Is>& at, Look& look) {
    std::map<std::string, int, std::less<>> found;
    std::size_t known = 0;
    const auto read =
        storage.each_envelope(wave_.wave.id, [&](View envelope) { ++found[std::string(text_of(envelope))]; });
    if (!read) {
        look.damage = "pool-unreadable";
        return;
    }
    for (std::size_t i = 0; i < events_.size(); ++i) {
        if (events_[i].what != What::upload) continue;
        std::size_t there = 0;
        std::string_view left = batches_[events_[i].batch].body;
        for (left.remove_prefix(kHead); !left.empty(); left.remove_prefix(seal::kEnvelopeBytes)) {
            const auto one = found.find(left.substr(0, seal::kEnvelopeBytes));
            const int n = one == found.end() ? 0 : one->second;
            there += n > 0;
            look.duplicated += n > 1;
            look.lost += n == 0 && at[i] == Is::done;
        }
        look.halves += there != 0 && there != kSlots;
        if (there != 0 && at[i] == Is::undone) look.damage = "before-its-time";
        known += there;
    }
    if (known != found.size()) look.damage = "unknown-envelope";
}

CouncilWorld::Look CouncilWorld::look(const std::vector<Is>& at) {
    Look out;
    auto storage = open();
    if (!storage) {
        out.damage = "does-not-open";
        return out;
    }
    const bool destroyed = is(What::destroy, at) != Is::undone;
    out.damage = look_at_wave(**storage, at);
    const auto wave = (*storage)->wave(wave_.wave.id);
    const bool gone = destroyed && wave && *wave && (*wave)->destroyed;
    if (!gone) look_at_envelopes(**storage, at, out);
    return out;
}

}  // namespace pledge::testing
