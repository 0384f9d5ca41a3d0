#pragma once

#include "sync/core/bytes.h"
#include "sync/core/result.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// Recorded speech that travels with a pack, as docs/sound.md describes it: who reads the folder is
// `pledge-council pack build` and a kiosk with --pack; who plays it is kiosk/speech.
namespace pledge {

constexpr std::size_t kMostRecording = std::size_t{4} << 20;   // bytes of one file
constexpr std::size_t kMostRecordings = std::size_t{8} << 20;  // bytes of all files of a pack
constexpr std::size_t kMostRecordedTexts = 1000;               // of one language

// One line of audio/<language>/index.toml.
struct RecordingEntry {
    std::string context;      // of the message that is spoken: "derby-2024/health/few"
    std::string text_sha256;  // 64 lower-case digits, over the UTF-8 text that the speaker read out
    std::string file;         // beside the index; a plain name
};
Result<std::vector<RecordingEntry>> read_recording_index(std::string_view toml, const std::string& file);

struct Recording {
    std::string name;   // for messages: a path, or its place in a pack
    std::string bytes;  // a WAV, FLAC or Ogg file
};
// language → SHA-256 of the text → its recording. Found by what is to be said, so that a recording of
// yesterday's words is never played.
using Recorded = std::map<std::string, std::map<std::string, Recording>>;

// The words of a message in a language as they are shown today, if there are any; their SHA-256 in 64 small
// digits (handed in, because this room has no cryptography).
using TextOf =
    std::function<std::optional<std::string>(const std::string& language, const std::string& context)>;
using HashOf = std::function<std::string(std::string_view text)>;

struct FoundRecordings {
    Recorded recorded;
    std::vector<std::string> problems;  // a sentence each; what they name is left out of `recorded`
};
// Everything under audio/ in a pack's folder, which may be missing.
FoundRecordings find_recordings(const std::string& pack_folder, const TextOf& text_of, const HashOf& hash_of);

bool is_text_hash(std::string_view digits);
// Starts like a file of a kind that we take. Whether the rest is sound is known when it is played.
bool looks_like_sound(std::string_view bytes);

}  // namespace pledge
