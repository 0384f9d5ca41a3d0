// A key wrapped by a passphrase, as it lies in a backup. A text whose check fits may cost memory, so the
// fuzzer is kept to what is refused before that, and to the cheap ones of the corpus.
#include "sync/core/json_reader.h"
#include "sync/seal/wrap.h"
#include "tests/fuzz/fuzz.h"

using namespace pledge;

FUZZ(input) {
    const auto json = Json::parse(input.begin(), input.end(), nullptr, false);
    if (json.is_object() && json.contains("memory") && json["memory"].is_number() && json["memory"] > 1 << 20)
        return;
    const auto key = seal::unwrap(text_of(input), "correct horse", "wave-key 2026-autumn");
    must(key || key.error().code == Code::corrupt || key.error().code == Code::denied ||
         key.error().code == Code::failed);
}
