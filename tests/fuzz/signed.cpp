// A signed file as it comes from the network or the disk. The publisher's key is fixed, so that the corpus
// holds files that verify.
#include "sync/seal/signing.h"
#include "tests/fuzz/fuzz.h"

#include <algorithm>

using namespace pledge;

FUZZ(input) {
    static const auto publisher = [] {
        seal::Secret seed(32);
        std::fill(seed.bytes().begin(), seed.bytes().end(), std::uint8_t{7});
        return seal::SigningKey::from_seed(std::move(seed));
    }();
    for (const char* kind : {"manifest", "pack"}) {
        const auto payload = seal::read_signed(text_of(input), kind, publisher.verify_key);
        if (!payload) continue;
        // only what the publisher signs verifies, under the kind it was signed as
        const auto again =
            seal::read_signed(seal::write_signed(kind, *payload, publisher), kind, publisher.verify_key);
        must(again && *again == *payload);
    }
}
