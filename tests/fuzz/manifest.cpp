#include "sync/core/wave.h"
#include "tests/fuzz/fuzz.h"

FUZZ(input) {
    const auto manifest = pledge::read_manifest(pledge::text_of(input));
    if (!manifest) return must(!manifest.error().say.empty());
    const auto again = pledge::read_manifest(pledge::write_manifest(*manifest));
    must(again && *again == *manifest);
}
