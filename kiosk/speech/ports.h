#pragma once

#include "sync/core/result.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

// What speech is handed, so that tests bring their own voice and their own device. The real ones are
// espeak_voice.h and alsa_out.h. Everything here is called from the speaker's one thread.
namespace pledge::speech {

constexpr int kRate = 48'000;  // samples a second that every device is written with

// Something to say. `item` is the id in the screen list that it stands for; captions and the log name it.
struct Utterance {
    std::string text, language, item;
    bool operator==(const Utterance&) const = default;
};

// One channel, full scale is 1.
struct Sound {
    int rate = kRate;  // samples a second
    std::vector<float> samples;
};

// Asked every few milliseconds by whatever takes long. False: nobody wants the result any more, leave at once
// with what there is. It also keeps the device fed meanwhile.
using Wanted = std::function<bool()>;

// Words into sound.
class Voice {
  public:
    virtual ~Voice() = default;
    // False: nobody can say anything in this language here (staff are told).
    virtual bool has(const std::string& language) = 0;
    virtual Result<Sound> speak(const std::string& text, const std::string& language,
                                const Wanted& wanted) = 0;
};

// A loudspeaker. It takes 16-bit samples of one channel at kRate and never blocks.
class SoundOut {
  public:
    virtual ~SoundOut() = default;
    virtual std::string name() const = 0;  // as staff know it: "default"
    // Code::unavailable with one sentence for staff. May be called again after an error.
    virtual Status open() = 0;
    // How many were taken; fewer than offered when the device is full. An Error: the device is gone.
    virtual Result<std::size_t> write(std::span<const std::int16_t> samples) = 0;
    // Forgets what was written and not heard yet.
    virtual void drop() = 0;
    virtual void close() = 0;
};

}  // namespace pledge::speech
