#pragma once

#include "kiosk/speech/ports.h"
#include "sync/core/recordings.h"

#include <memory>
#include <optional>

namespace pledge::speech {

// SHA-256 in 64 small digits, as an index of recordings has it.
std::string hash_of(std::string_view text);

// The recordings of all packs that a kiosk offers. Filled before it is shared, never changed afterwards; read
// from any thread.
class Recordings {
  public:
    // A pack's folder, with or without audio/ in it. What is broken, missing, too large or spoken of other
    // words than today's is left out and told, a sentence each for the log; the voice speaks instead.
    std::vector<std::string> add_folder(const std::string& pack_folder, const TextOf& text_of);
    // What came inside a signed pack (LoadedPack::recorded).
    void add(Recorded recorded);

    // By the words themselves: other words, no recording.
    const Recording* find(const std::string& language, std::string_view text) const;
    std::size_t size() const;

  private:
    Recorded recorded_;
};

// To one channel at kRate. Refused with one sentence: what libsndfile can't read, another format, longer than
// 60 s, nothing but silence.
Result<Sound> decode(const Recording& recording, const Wanted& wanted);

}  // namespace pledge::speech
