#pragma once

#include "kiosk/speech/ports.h"

#include <chrono>
#include <fstream>

namespace pledge::speech {

// Where a text's sound came from.
enum class Source { none, voice, recorded };
std::string_view name_of(Source source);  // as the log has it

// What was heard, a line of JSON an event, for tests that can't listen. It holds what a visitor heard, so the
// kiosk has one only in builds with --inspect and only if a path is given. One thread.
class SpeechLog {
  public:
    SpeechLog() = default;  // writes nothing
    // Code::failed: the file can't be written.
    static Result<SpeechLog> open(const std::string& path, std::chrono::milliseconds now);

    // `event`: "say" when it begins to be heard, "end" when it was heard, "stop" when it was cut off.
    void write(std::chrono::milliseconds now, std::string_view event, const Utterance& utterance,
               Source source, std::size_t samples);

  private:
    std::ofstream file_;
    std::chrono::milliseconds start_{};
};

}  // namespace pledge::speech
