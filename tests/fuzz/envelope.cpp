// What comes out of an opened envelope: anybody can seal anything to a wave's public key.
#include "sync/core/answer.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

FUZZ(input) {
    pledge::Message message{};
    std::copy_n(input.begin(), std::min(input.size(), message.size()), message.begin());
    const auto contents = pledge::decode(message);
    if (!contents) return;
    // what is said has one spelling
    const auto again = std::visit(
        [](const auto& said) {
            if constexpr (std::is_same_v<std::decay_t<decltype(said)>, pledge::Dummy>)
                return pledge::encode_dummy();
            else
                return pledge::encode(said);
        },
        *contents);
    must(again == message);
}
