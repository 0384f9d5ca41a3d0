#pragma once

#include "kiosk/speech/playback.h"

#include <condition_variable>
#include <mutex>
#include <thread>

namespace pledge::speech {

// What the kiosk speaks through. It has one thread, which owns the voice and the device: they are loaded
// there, and used nowhere else while this lives. No call waits for sound. After stop(), or a say() that
// replaces, at most Playback::kLead of sound can follow, and usually none: it is taken back.
class Speaker {
  public:
    struct Options {
        double level_dbfs = -23;             // where a visit starts: RMS of speech (level.h); kiosk.toml
        std::vector<std::string> languages;  // offered by the kiosk: health() names those without a voice
        std::string log_path;                // of the speech log; empty for none
    };
    // `wake` is called from the speaker's thread when what is heard, or health(), has changed; `tell` with a
    // sentence for the log, each once. Everything handed in outlives the speaker.
    Speaker(Voice& voice, SoundOut& out, const Clock& clock, Options options, std::function<void()> wake,
            std::function<void(const std::string&)> tell);
    ~Speaker();  // falls silent at once
    Speaker(const Speaker&) = delete;
    Speaker& operator=(const Speaker&) = delete;

    // All of these from any thread.
    void say(std::vector<Utterance> utterances);  // instead of whatever is being said
    void stop();
    void set_gain_db(double db);  // on top of the start level, from kLeastGain to kMostGain; heard at once
    void use(std::shared_ptr<const Recordings> recordings);  // from the next text on

    std::optional<Utterance> now() const;  // heard at this moment
    bool busy() const;                     // something is heard or about to be
    Health health() const;

  private:
    void run();
    void publish();
    bool interrupted() const { return ending_ || asked_ != taken_; }

    std::function<void()> wake_;
    std::vector<std::string> languages_;
    Playback playback_;

    mutable std::mutex mutex_;
    std::condition_variable wished_;
    std::deque<Utterance> wish_;
    std::shared_ptr<const Recordings> recordings_;
    bool new_recordings_ = false;
    std::optional<Utterance> heard_;
    bool busy_ = false;
    Health health_;
    std::atomic<std::uint64_t> asked_{0};  // wishes; written under the lock
    std::atomic<bool> ending_{false};
    std::uint64_t taken_ = 0;  // of asked_; the speaker's thread alone
    std::thread thread_;
};

}  // namespace pledge::speech
