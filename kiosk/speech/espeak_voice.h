#pragma once

#include "kiosk/speech/ports.h"

namespace pledge::speech {

// espeak-ng, synchronous. It is loaded at the first question (about 20 ms), on the thread that asks. Its
// state belongs to the process and stays until that ends: espeak_Terminate after a second espeak_Initialize
// waits for ever (1.51). So: any number of objects, but one thread at a time.
class EspeakVoice final : public Voice {
  public:
    bool has(const std::string& language) override;
    Result<Sound> speak(const std::string& text, const std::string& language, const Wanted& wanted) override;
};

}  // namespace pledge::speech
