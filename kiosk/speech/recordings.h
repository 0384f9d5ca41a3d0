#pragma once

#include "kiosk/speech/ports.h"
#include "sync/core/recordings.h"

#include <filesystem>
#include <memory>
#include <optional>

namespace pledge::speech {

// One recorded text: the file as it came, decoded when it is spoken.
struct Recording {
    std::string name;   // for the log
    std::string bytes;  // WAV, FLAC or Ogg
};

std::string hash_of(std::string_view text);  // 64 digits, as the index has them

// The recordings of all packs that a kiosk offers. Filled before it is shared, never changed afterwards; read
// from any thread.
class Recordings {
  public:
    // The words of a message in a language as they are shown today, if there are any.
    using TextOf =
        std::function<std::optional<std::string>(const std::string& language, const std::string& context)>;
    using Problems = std::vector<std::string>;  // one sentence each, for the log

    // A pack's folder, with or without audio/ in it. What is broken, missing, too large or spoken of other
    // words than today's is left out and told; the voice speaks instead.
    Problems add_folder(const std::filesystem::path& pack_folder, const TextOf& text_of);
    // What came inside a signed pack.
    Problems add(const Recorded& recorded);

    // By the words themselves: other words, no recording.
    const Recording* find(const std::string& language, std::string_view text) const;
    std::size_t size() const;

  private:
    void add_index(const std::filesystem::path& index, const std::string& language, const TextOf& text_of,
                   Problems& problems);

    std::map<std::string, std::map<std::string, Recording>> by_language_;
};

// To one channel at kRate. Refused with one sentence: what libsndfile can't read, another format, longer than
// 60 s, nothing but silence.
Result<Sound> decode(const Recording& recording, const Wanted& wanted);

}  // namespace pledge::speech
