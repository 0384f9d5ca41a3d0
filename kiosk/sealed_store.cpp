#include "kiosk/sealed_store.h"

#include "kiosk/device_look.h"
#include "sync/seal/envelope.h"

#include <spdlog/spdlog.h>

namespace pledge::kiosk {
namespace {

// It would not arrive: whoever opens it takes nothing else (sync/core/live.h).
Error unsound() {
    return {Code::bad_input,
            "This can't be kept of a session; give it five votes, or say what in fewer words."};
}

}  // namespace

void SealedStore::tell(const Error& error) {
    if (error.code == Code::full || error.say == told_)
        return;  // a full outbox is nobody's fault and nobody's business
    told_ = error.say;
    spdlog::error("{}", error.say);
}

Status SealedStore::open() {
    if (outbox_) return {};
    auto key = shelf_.outbox_key();
    if (!key) return key.error();
    auto opened = outbox::Outbox::open(shelf_.outbox_path(), std::move(key).value(), {random_, clock_});
    if (!opened) return opened.error();
    outbox_ = std::move(opened).value();
    told_.clear();
    return {};
}

template <class What>
Status SealedStore::put_sealed(What what, const Bytes<32>& wave_key) {
    if (auto opened = open(); !opened) {
        tell(opened.error());
        return opened;
    }
    what.id = random_.bytes<16>();
    auto message = encode(what);
    const auto envelope = seal::seal(message, wave_key);
    seal::wipe(message);
    auto put = outbox_->put(envelope);
    if (!put) tell(put.error());
    return put;
}

Status SealedStore::put(Answer answer, const Bytes<32>& wave_key) {
    return put_sealed(std::move(answer), wave_key);
}

Status SealedStore::put(SessionTotals totals, const Bytes<32>& wave_key) {
    if (!is_sound(totals)) return unsound();
    return put_sealed(totals, wave_key);
}

Status SealedStore::put(Decision decision, const Bytes<32>& wave_key) {
    if (!is_sound(decision)) return unsound();
    return put_sealed(std::move(decision), wave_key);
}

bool SealedStore::room() {
    if (auto opened = open(); !opened) {
        tell(opened.error());
        return false;
    }
    const auto room = outbox_->has_room();
    if (!room) tell(room.error());
    // better said before anybody answers than at Send
    if (disk_is_full(shelf_.folder())) {
        tell({Code::failed, "The disk of " + shelf_.folder() +
                                " is full, so no answers are taken; free some space there."});
        return false;
    }
    if (room) told_.clear();
    return room && *room;
}

}  // namespace pledge::kiosk
