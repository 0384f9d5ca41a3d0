// The index of a pack's recordings.
#include "sync/core/recordings.h"

#include "tests/fuzz/fuzz.h"

FUZZ(input) {
    const auto text = pledge::text_of(input);
    (void)pledge::looks_like_sound(text);
    const auto entries = pledge::read_recording_index(text, "index.toml");
    if (!entries) {
        const auto& say = entries.error().say;
        return must(say.starts_with("index.toml") && say.ends_with('.'));
    }
    must(entries->size() <= pledge::kMostRecordedTexts);
    for (const auto& entry : *entries) {
        must(pledge::is_text_hash(entry.text_sha256));
        // nothing outside the index's own folder
        must(!entry.file.empty() && entry.file.find('/') == std::string::npos && entry.file[0] != '.');
    }
}
