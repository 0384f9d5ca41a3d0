#pragma once

#include "kiosk/speech/recordings.h"
#include "kiosk/speech/speech_log.h"
#include "sync/core/ports.h"

#include <atomic>
#include <deque>
#include <set>

namespace pledge::speech {

// What staff can mend.
struct Health {
    bool device_works = true;
    std::string device;               // its name in ALSA's configuration
    std::string trouble;              // sentences with the remedy; empty when all is well
    std::set<std::string> voiceless;  // languages that nobody can say; texts with a recording still speak
    bool operator==(const Health&) const = default;
};

// The part of the speaker that is the same in every thread: what is said next, how much of it lies in the
// device, what is heard now. It asks the clock, never sleeps, and is moved on by step(). At most kLead ms lie
// in the device: what a stop has to take back. Without a device, time passes as if it were heard.
class Playback {
  public:
    struct Ports {
        Voice& voice;
        SoundOut& out;
        const Clock& clock;
        std::function<void(const std::string&)> tell;  // a sentence for the log
        std::function<void()> changed;                 // heard() or health() is another
        std::function<bool()> interrupted;             // leave what you do, another wish has come
    };
    Playback(Ports ports, double level, SpeechLog log);

    void replace(std::deque<Utterance> utterances);  // empty: silence
    void use(std::shared_ptr<const Recordings> recordings) { recordings_ = std::move(recordings); }
    void set_gain_db(double db) { gain_db_ = db; }  // any thread
    void check_voices(const std::vector<std::string>& languages);

    // Does what is due. Returns how long nothing is; nullopt: until the next wish.
    std::optional<std::chrono::milliseconds> step();

    const Utterance* heard() const { return heard_ ? &clips_.front().utterance : nullptr; }
    bool busy() const { return !clips_.empty() || !waiting_.empty(); }
    const Health& health() const { return health_; }

    static constexpr std::chrono::milliseconds kLead{100}, kRefill{60}, kPause{250}, kRetry{5'000};

  private:
    struct Clip {
        Utterance utterance;
        Sound sound;
        Source source = Source::none;
        std::uint64_t begin = 0, end = 0;  // in samples since the device began to be written
    };

    void advance();
    void follow();
    void feed();
    std::size_t hand_over(std::span<const float> samples);
    void prepare();
    std::optional<Sound> recorded(const Utterance& utterance, const Wanted& wanted);
    std::optional<Sound> voiced(const Utterance& utterance, const Wanted& wanted);
    std::optional<std::chrono::milliseconds> next() const;
    void try_device();
    void lose_device(const Error& error);
    void lose_voice(const std::string& language);
    void sum_up();
    void complain(const std::string& sentence);
    std::uint64_t heard_samples() const { return written_ - lying_; }

    Ports ports_;
    double level_;
    SpeechLog log_;
    std::shared_ptr<const Recordings> recordings_;
    std::atomic<double> gain_db_{0};
    double factor_ = 1;  // where the gain stood after the last sample
    std::deque<Utterance> waiting_;
    std::deque<Clip> clips_;  // in the order of saying; the front one is heard, or about to be
    std::uint64_t written_ = 0, lying_ = 0, next_begin_ = 0;
    std::chrono::milliseconds last_{0}, stalled_since_{0}, retry_at_{0}, opened_at_{0};
    bool heard_ = false, open_ = false, stalled_ = false;
    Health health_;
    std::string device_trouble_;
    std::set<std::string> told_;
};

}  // namespace pledge::speech
