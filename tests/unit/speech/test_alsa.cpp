#include "kiosk/speech/alsa_out.h"
#include "kiosk/speech/espeak_voice.h"
#include "kiosk/speech/level.h"
#include "kiosk/speech/speaker.h"
#include "sync/core/system_clock.h"
#include "tests/support/temp_folder.h"
#include "tests/unit/speech/fakes.h"
#include "tests/unit/speech/words.h"

#include <cstring>

#include <alsa/asoundlib.h>
#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;
using namespace std::chrono_literals;

namespace {

// ALSA as a machine has it whose only loudspeaker is a file.
class AlsaFile {
  public:
    AlsaFile() {
        write_all(folder_ / "asound.conf",
                  "pcm.nothing { type null }\n"
                  "pcm.kept { type file slave.pcm nothing file \"" +
                      raw() +
                      "\" format raw }\n"
                      "pcm.!default { type plug slave.pcm kept }\n");
        setenv("ALSA_CONFIG_PATH", (folder_ / "asound.conf").c_str(), 1);
        snd_config_update_free_global();
    }
    ~AlsaFile() {
        unsetenv("ALSA_CONFIG_PATH");
        snd_config_update_free_global();
    }
    std::vector<std::int16_t> heard() const {
        const auto bytes = read_all(raw());
        std::vector<std::int16_t> out(bytes.size() / 2);
        std::memcpy(out.data(), bytes.data(), out.size() * 2);
        return out;
    }
    std::string path(const std::string& name) const { return folder_ / name; }

  private:
    std::string raw() const { return folder_ / "heard.raw"; }
    TempFolder folder_;
};

// Everything real but the loudspeaker, moved on as fast as the machine can: the clock is the test's.
std::vector<std::int16_t> spoken(const AlsaFile& alsa, double gain, double level, const std::string& language,
                                 std::size_t& samples) {
    speech::EspeakVoice voice;
    const auto said = voice.speak(kQuestions.at(language), language, [] { return true; });
    REQUIRE(said.ok());
    samples = said->samples.size() * speech::kRate / static_cast<std::size_t>(said->rate);
    FakeClock clock;
    {
        speech::AlsaOut out;
        speech::Playback playback(
            {voice, out, clock, [](const std::string& s) { FAIL(s); }, [] {}, [] { return false; }}, level,
            {});
        playback.set_gain_db(gain);
        playback.replace({{kQuestions.at(language), language, "question"}});
        while (const auto wait = playback.step()) clock.advance(std::max(*wait, 1ms));
        CHECK(playback.health().device_works);
    }
    return alsa.heard();
}

int highest_of(const std::vector<std::int16_t>& samples) {
    int out = 0;
    for (const int s : samples) out = std::max(out, std::abs(s));
    return out;
}

}  // namespace

TEST_CASE("requirement 4: each language is heard at the calibrated level, for as long as it takes") {
    for (const auto& [language, text] : kQuestions) {
        const AlsaFile alsa;
        INFO(language);
        std::size_t samples = 0;
        const auto heard = spoken(alsa, 0, -23, language, samples);
        CHECK(static_cast<double>(heard.size()) == Approx(static_cast<double>(samples)).epsilon(0.1));
        CHECK(loudness(heard) == Approx(-23).margin(2));
        CHECK(highest_of(heard) < 32767);
    }
}

TEST_CASE("requirement 4: gain is heard as so many dB, over at least 18, and never clips") {
    for (const double level : {-23.0, speech::kMostLevel}) {
        std::vector<double> levels;
        for (const double gain : {speech::kLeastGain, 0.0, speech::kMostGain}) {
            const AlsaFile alsa;
            std::size_t samples = 0;
            const auto heard = spoken(alsa, gain, level, "en", samples);
            levels.push_back(loudness(heard));
            CHECK(highest_of(heard) < 32767);
        }
        CHECK(levels[1] == Approx(level).margin(2));
        CHECK(levels[1] - levels[0] == Approx(-speech::kLeastGain).margin(0.3));
        CHECK(levels[2] - levels[1] == Approx(speech::kMostGain).margin(0.3));
        CHECK(levels[2] - levels[0] >= 18);
    }
}

TEST_CASE("the whole speaker, with its thread and the machine's clock, through ALSA") {
    const AlsaFile alsa;
    const auto log = alsa.path("speech.jsonl");
    speech::EspeakVoice voice;
    const SystemClock clock;
    std::string told;
    {
        speech::AlsaOut out;
        speech::Speaker speaker(
            voice, out, clock, {-23, {"en", "pl", "sk", "pa", "ur"}, log}, [] {},
            [&](const std::string& sentence) { told += sentence; });
        speaker.say({{"Yes.", "en", "yes"}, {"Nie.", "pl", "no"}});
        while (speaker.busy()) std::this_thread::sleep_for(5ms);
        CHECK(speaker.health().device_works);
        CHECK(speaker.health().voiceless.empty());
    }
    CHECK(told.empty());
    CHECK(loudness(alsa.heard()) == Approx(-23).margin(2));
    CHECK(read_all(log).find("\"item\":\"no\"") != std::string::npos);
}

TEST_CASE("devices that are not there, or can't be opened, are told in words and not on stderr") {
    const AlsaFile alsa;
    for (const std::string name : {"hw:31,7", "no-such-name", ""}) {
        INFO(name);
        speech::AlsaOut out(name);
        const auto opened = out.open();
        REQUIRE_FALSE(opened.ok());
        CHECK(opened.error().code == Code::unavailable);
        CHECK(opened.error().say.find("\"" + name + "\"") != std::string::npos);
        CHECK_FALSE(out.write(std::vector<std::int16_t>(480)).ok());
        out.drop();
        out.close();
    }
}
