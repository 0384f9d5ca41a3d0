#pragma once

#include "kiosk/speech/playback.h"
#include "kiosk/speech/recordings.h"
#include "tests/support/fakes.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>

#include <sndfile.h>

namespace pledge::testing {

// A tone at a tenth of full scale.
inline speech::Sound tone(std::chrono::milliseconds length, double hertz = 330, double peak = 0.1,
                          int rate = speech::kRate) {
    speech::Sound out{rate, {}};
    out.samples.resize(static_cast<std::size_t>(length.count() * rate / 1000));
    for (std::size_t i = 0; i < out.samples.size(); ++i)
        out.samples[i] =
            static_cast<float>(peak * std::sin(2 * M_PI * hertz * static_cast<double>(i) / rate));
    return out;
}

inline const speech::Wanted kWanted = [] { return true; };

// Says every text as a tone: 100 ms for each letter. "en" and "ur" have a voice.
class FakeVoice : public speech::Voice {
  public:
    bool has(const std::string& language) override { return language == "en" || language == "ur"; }
    Result<speech::Sound> speak(const std::string& text, const std::string& language,
                                const speech::Wanted& wanted) override {
        said.push_back(text);
        if (!has(language)) return Error{Code::not_found, "There is no voice; install one."};
        if (meanwhile) meanwhile();
        wanted();
        return tone(std::chrono::milliseconds(100 * static_cast<long>(text.size())));
    }
    std::vector<std::string> said;
    std::function<void()> meanwhile;  // what happens while it speaks
};

// A loudspeaker that keeps everything, and can be missing, pulled out or stuck.
class FakeOut final : public speech::SoundOut {
  public:
    std::string name() const override { return "fake"; }
    Status open() override {
        ++opens;
        if (missing) return Error{Code::unavailable, "The sound device \"fake\" is not there; plug it in."};
        return {};
    }
    Result<std::size_t> write(std::span<const std::int16_t> samples) override {
        if (missing) return Error{Code::unavailable, "The sound device \"fake\" is gone; plug it in."};
        if (stuck) return std::size_t{0};
        heard.insert(heard.end(), samples.begin(), samples.end());
        return samples.size();
    }
    void drop() override {
        ++drops;
        dropped_at = heard.size();
    }
    void close() override { ++closes; }

    std::vector<std::int16_t> heard;
    int opens = 0, closes = 0, drops = 0;
    std::size_t dropped_at = 0;
    bool missing = false, stuck = false;
};

// A playback without a thread: the test is the thread, and owns the time.
struct Stage {
    FakeVoice voice;
    FakeOut out;
    FakeClock clock;
    std::vector<std::string> told;
    int changes = 0;
    bool interrupted = false;
    speech::Playback playback;

    explicit Stage(speech::SpeechLog log = {})
        : playback({voice, out, clock, [this](const std::string& sentence) { told.push_back(sentence); },
                    [this] { ++changes; }, [this] { return interrupted; }},
                   -23, std::move(log)) {}

    // Lets time pass, as the thread would: never longer than step() allows, never longer than `at_most`.
    // Returns what was heard on the way, each change once.
    std::vector<std::string> play(std::chrono::milliseconds time,
                                  std::chrono::milliseconds at_most = std::chrono::milliseconds(25)) {
        std::vector<std::string> items;
        for (const auto end = clock.steady() + time; clock.steady() < end;) {
            const auto wait = playback.step();
            const auto* heard = playback.heard();
            const auto now = heard ? heard->item : "";
            if (items.empty() || items.back() != now) items.push_back(now);
            const auto rest = std::min(at_most, end - clock.steady());
            clock.advance(std::max(std::chrono::milliseconds(1), wait ? std::min(*wait, rest) : rest));
        }
        return items;
    }
    std::size_t lying(std::chrono::milliseconds since_first_write) const {
        const auto gone = static_cast<std::size_t>(since_first_write.count()) * speech::kRate / 1000;
        return out.heard.size() - std::min(out.heard.size(), gone);
    }
};

inline double rms_db(std::span<const std::int16_t> samples) {
    double sum = 0;
    for (const auto s : samples) sum += double(s) * s;
    return 10 * std::log10(sum / static_cast<double>(samples.size()) / (32768.0 * 32768.0) + 1e-12);
}

// Mean power of the 20 ms blocks that are not silent: another way than the product's to say how loud speech
// is.
inline double loudness(std::span<const std::int16_t> samples) {
    std::vector<double> powers;
    for (std::size_t at = 0; at + 960 <= samples.size(); at += 960)
        powers.push_back(std::pow(10, rms_db(samples.subspan(at, 960)) / 10));
    const double loudest = *std::max_element(powers.begin(), powers.end());
    std::erase_if(powers, [&](double power) { return power < loudest / 300; });
    double sum = 0;
    for (const double power : powers) sum += power;
    return 10 * std::log10(sum / static_cast<double>(powers.size()));
}

// A sound file as bytes: `format` as libsndfile has it.
inline std::string sound_file(const std::string& path, int format, const speech::Sound& sound,
                              int channels = 1) {
    SF_INFO info{};
    info.samplerate = sound.rate;
    info.channels = channels;
    info.format = format;
    auto* file = sf_open(path.c_str(), SFM_WRITE, &info);
    for (const float sample : sound.samples) {
        const std::vector<float> frame(static_cast<std::size_t>(channels), sample);
        sf_writef_float(file, frame.data(), 1);
    }
    sf_close(file);
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

}  // namespace pledge::testing
