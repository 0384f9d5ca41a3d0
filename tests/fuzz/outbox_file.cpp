// A damaged outbox: a sound file with some bytes changed (three bytes of place, one of change), or any bytes
// at all.
#include "sync/outbox/outbox.h"
#include "tests/fuzz/fuzz.h"
#include "tests/support/outbox_fixture.h"

#include <filesystem>

using namespace pledge;

namespace {

struct Rig : testing::OutboxFixture {
    std::string sound;

    Rig() {
        auto box = create();
        for (std::uint32_t i = 0; i < 3; ++i) must(box.put(envelope(i)).ok());
        must(freeze(box, 1).ok());
        must(box.put(envelope(4)).ok());
        sound = testing::read_all(path);
    }
};

std::string damaged(std::string file, View changes) {
    for (; changes.size() >= 4; changes = changes.subspan(4)) {
        const std::size_t place = changes[0] | changes[1] << 8U | changes[2] << 16U;
        file[place % file.size()] = static_cast<char>(file[place % file.size()] ^ changes[3]);
    }
    return file;
}

template <class T>
void says(const Result<T>& result) {
    must(result || result.error().say.ends_with('.'));
}

}  // namespace

FUZZ(input) {
    static Rig rig;
    if (input.empty()) return;
    const auto rest = input.subspan(1);
    std::filesystem::remove(rig.path + "-journal");
    testing::write_all(rig.path, input[0] == 'w' ? std::string(text_of(rest)) : damaged(rig.sound, rest));
    auto box = outbox::Outbox::open(rig.path, testing::OutboxFixture::key(), rig.ports());
    says(box);
    if (!box) return;
    says(box->has_room());
    says(box->last_freeze());
    says(box->put(rig.dummy()));
    says(box->refresh(rig.dummy()));
    const auto pending = box->pending();
    says(pending);
    if (pending && *pending) says(box->sent((*pending)->id));
    says(rig.freeze(*box, 2));
}
