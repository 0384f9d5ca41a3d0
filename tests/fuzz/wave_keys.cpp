// The file of a wave's key, and a backup of keys, as somebody may have changed them on a stick.
#include "sync/council/key_folder.h"
#include "sync/council/saved_keys.h"
#include "tests/fuzz/fuzz.h"

using namespace pledge;
using namespace pledge::council;

FUZZ(input) {
    const WaveId wave("w");
    const auto parts = read_key_file(wave, text_of(input));
    if (parts)
        must(read_key_file(wave, write_key_file(wave, *parts)).value() == *parts);
    else
        must(parts.error().code == Code::corrupt);
    const auto saved = read_saved_keys("keys.json", text_of(input));
    if (!saved) return;
    const auto text = write_saved_keys(*saved);
    must(write_saved_keys(read_saved_keys("keys.json", text).value()) == text);
    for (const auto& one : saved->waves)
        must(is_plain_id(one.id.text) && !one.sheets.empty() && one.sheets.size() <= 2);
}
