#include "kiosk/speech/espeak_voice.h"

#include <fstream>
#include <map>

#include <espeak-ng/speak_lib.h>

namespace pledge::speech {
namespace {

constexpr int kBlock = 20;            // ms of sound between two questions whether it is wanted
constexpr int kWordsAMinute = 150;    // espeak-ng's own 175 is fast for a child or a learner
constexpr float kFull = 1.F / 32768;  // of a 16-bit sample

// espeak hands no pointer of ours to its callback in every call, and runs in our thread: this is where it is.
struct Collector {
    Sound* sound = nullptr;
    const Wanted* wanted = nullptr;
};
thread_local Collector collector;

int collect(short* samples, int count, espeak_EVENT*) {
    if (samples == nullptr || collector.sound == nullptr) return 0;
    auto& out = collector.sound->samples;
    for (int i = 0; i < count; ++i) out.push_back(static_cast<float>(samples[i]) * kFull);
    return (*collector.wanted)() ? 0 : 1;
}

// The dialect we would choose where espeak has several.
std::string dialect_of(const std::string& language) {
    return language == "en" ? "en-gb" : language;
}

// The library as this process has it.
class Engine {
  public:
    int rate() const { return rate_; }
    bool choose(const std::string& language);
    static Engine& only() {
        static Engine engine;
        return engine;
    }

  private:
    Engine();
    void list();

    struct Listed {
        std::string file;  // "gmw/en": what espeak_SetVoiceByName takes without fail
        int rank = 0;      // espeak's own order, smaller is better
    };
    int rate_ = 0;                         // samples a second; 0: espeak-ng did not load
    std::map<std::string, Listed> files_;  // language code → voice
    std::string chosen_;
};

Engine::Engine() {
    // without the flag a missing data folder would end the program
    const int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, kBlock, nullptr, espeakINITIALIZE_DONT_EXIT);
    if (rate <= 0) return;
    espeak_SetSynthCallback(collect);
    if (espeak_SetParameter(espeakRATE, kWordsAMinute, 0) != EE_OK) return;
    rate_ = rate;
    list();
}

void Engine::list() {
    const auto** voices = espeak_ListVoices(nullptr);
    for (; voices != nullptr && *voices != nullptr; ++voices) {
        // a byte of rank and a code that ends in zero, again and again until a rank of zero
        for (const char* at = (*voices)->languages; at != nullptr && *at != 0;) {
            const int rank = static_cast<unsigned char>(*at);
            const std::string code = at + 1;
            at += code.size() + 2;
            auto [known, fresh] = files_.try_emplace(code, Listed{(*voices)->identifier, rank});
            if (!fresh && rank < known->second.rank) known->second = {(*voices)->identifier, rank};
        }
    }
}

// A voice whose dictionary is missing is chosen without complaint, and then reads out nonsense.
bool has_dictionary(const std::string& voice_file, const std::string& language) {
    const char* data = nullptr;
    espeak_Info(&data);
    if (data == nullptr) return false;
    std::string name = language.substr(0, language.find('-'));
    std::ifstream file(std::string(data) + "/lang/" + voice_file);
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("dictionary ")) name = line.substr(line.find_first_not_of(' ', 10));
    return std::ifstream(std::string(data) + "/" + name + "_dict").good();
}

bool Engine::choose(const std::string& language) {
    if (rate_ == 0) return false;
    if (language == chosen_) return true;
    auto found = files_.find(dialect_of(language));
    if (found == files_.end()) found = files_.find(language);
    if (found == files_.end() || !has_dictionary(found->second.file, language)) return false;
    // a name that it does not know leaves the voice before in place: that would read Polish in English
    if (espeak_SetVoiceByName(found->second.file.c_str()) != EE_OK) return false;
    chosen_ = language;
    return true;
}

Error no_voice(const std::string& language) {
    return {Code::not_found, "There is no voice for \"" + language +
                                 "\" here; install espeak-ng-data, or ship recordings with the pack."};
}

}  // namespace

bool EspeakVoice::has(const std::string& language) {
    return Engine::only().choose(language);
}

Result<Sound> EspeakVoice::speak(const std::string& text, const std::string& language, const Wanted& wanted) {
    auto& engine = Engine::only();
    if (!engine.choose(language)) return no_voice(language);
    Sound out;
    out.rate = engine.rate();
    collector = {&out, &wanted};
    const auto said =
        espeak_Synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, nullptr, nullptr);
    collector = {};
    if (!wanted()) return out;
    if (said != EE_OK)
        return Error{Code::failed, "espeak-ng could not say a text in \"" + language +
                                       "\"; install espeak-ng-data again if this repeats."};
    return out;
}

}  // namespace pledge::speech
