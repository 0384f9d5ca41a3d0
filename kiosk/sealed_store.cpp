#include "kiosk/sealed_store.h"

#include "kiosk/device_look.h"
#include "sync/seal/envelope.h"

#include <spdlog/spdlog.h>

namespace pledge::kiosk {
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

Status SealedStore::put(Answer answer, const Bytes<32>& wave_key) {
    if (auto opened = open(); !opened) {
        tell(opened.error());
        return opened;
    }
    answer.id = random_.bytes<16>();
    auto message = encode(answer);
    const auto envelope = seal::seal(message, wave_key);
    seal::wipe(message);
    auto put = outbox_->put(envelope);
    if (!put) tell(put.error());
    return put;
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
