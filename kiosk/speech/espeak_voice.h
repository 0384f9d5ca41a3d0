#pragma once

#include "kiosk/speech/ports.h"

#include <map>

namespace pledge::speech {

// espeak-ng, synchronous: nothing of it runs beside us. It is loaded at the first question (about 20 ms), on
// the thread that asks, and holds its state for the whole process: one object at a time, one thread.
class EspeakVoice final : public Voice {
  public:
    // `data_parent`: the folder that holds espeak-ng-data; empty for the system's.
    explicit EspeakVoice(std::string data_parent = {}) : data_parent_(std::move(data_parent)) {}
    ~EspeakVoice() override;
    EspeakVoice(const EspeakVoice&) = delete;
    EspeakVoice& operator=(const EspeakVoice&) = delete;

    bool has(const std::string& language) override;
    Result<Sound> speak(const std::string& text, const std::string& language, const Wanted& wanted) override;

  private:
    bool load();
    void list();
    bool choose(const std::string& language);

    struct Listed {
        std::string file;  // "gmw/en": what espeak_SetVoiceByName takes without fail
        int rank = 0;      // espeak's own order, smaller is better
    };
    std::string data_parent_;
    bool tried_ = false;
    int rate_ = 0;                         // 0: espeak-ng did not load
    std::map<std::string, Listed> files_;  // language code → voice
    std::string chosen_;
};

}  // namespace pledge::speech
