// What comes out of an opened envelope: anybody can seal anything to a wave's public key.
#include "sync/core/answer.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

FUZZ(input) {
    pledge::Message message{};
    std::copy_n(input.begin(), std::min(input.size(), message.size()), message.begin());
    const auto answer = pledge::decode(message);
    if (!answer) return;
    // one answer has one spelling
    must(*answer ? pledge::encode(**answer) == message : pledge::encode_dummy() == message);
}
