#pragma once

#include "kiosk/flow/config.h"
#include "kiosk/speech/alsa_out.h"
#include "kiosk/speech/espeak_voice.h"
#include "kiosk/speech/headphones.h"
#include "kiosk/speech/recordings.h"
#include "kiosk/speech/speaker.h"
#include "kiosk/voice.h"

namespace pledge::kiosk {

// The kiosk's voice: espeak-ng and recordings, through ALSA. Main thread; makes the threads of kiosk/speech.
class SpeechVoice : public Voice {
  public:
    // `wake`: something else is heard now, or headphones came or went; called from those threads. `log_path`:
    // a speech log for tests, or empty.
    SpeechVoice(const flow::Config& config, const Clock& clock, const std::string& log_path,
                const std::function<void()>& wake);

    void say(std::vector<access::Spoken> words) override;
    void stop() override { speaker_.stop(); }
    void set_gain_db(double db) override { speaker_.set_gain_db(db); }
    std::optional<access::Spoken> now() const override;
    bool busy() const override { return speaker_.busy(); }
    bool headphones() const override { return headphones_->plugged(); }

    flow::SoundState state() const override;
    void use(std::shared_ptr<const speech::Recordings> recordings);

  private:
    speech::EspeakVoice voice_;
    speech::AlsaOut out_;
    std::shared_ptr<const speech::Recordings> recordings_;
    speech::Speaker speaker_;
    std::unique_ptr<speech::Headphones> headphones_;
};

// One sentence after the other, so that a caption is never longer than a line or two. Marks of all our
// scripts; numbers like 1.5 stay whole.
std::vector<std::string> sentences(const std::string& text);

}  // namespace pledge::kiosk
