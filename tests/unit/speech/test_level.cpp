#include "kiosk/speech/level.h"
#include "tests/unit/speech/fakes.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;
using namespace std::chrono_literals;

namespace {

double peak_of(const speech::Sound& sound) {
    double out = 0;
    for (const float s : sound.samples) out = std::max(out, std::abs(double{s}));
    return out;
}

}  // namespace

TEST_CASE("the level of speech is that of its words, not of its pauses") {
    auto sound = tone(1s, 300, 0.1);
    CHECK(speech::spoken_level(sound) == Approx(20 * std::log10(0.1 / std::sqrt(2))).margin(0.05));
    sound.samples.insert(sound.samples.end(), 3 * speech::kRate, 0.F);
    CHECK(speech::spoken_level(sound) == Approx(-23.01).margin(0.05));
    CHECK(speech::spoken_level({speech::kRate, std::vector<float>(4800, 0.F)}) < -70);
    CHECK(speech::spoken_level({}) < -70);
}

TEST_CASE("quiet and loud recordings come to the same level, without clipping at the most gain") {
    for (const double peak : {0.0005, 0.01, 0.3, 1.0}) {
        auto sound = tone(1s, 300, peak);
        speech::bring_to_level(sound, -23);
        CHECK(speech::spoken_level(sound) == Approx(-23).margin(0.2));
        CHECK(peak_of(sound) * speech::factor_of(speech::kMostGain) < 1);
    }
}

TEST_CASE("a peak is turned down for the moment; what is around it stays as loud as it was") {
    auto sound = tone(2s, 300, 0.1);
    for (std::size_t i = 48000; i < 48010; ++i) sound.samples[i] = 1;
    speech::bring_to_level(sound, -23);
    CHECK(peak_of(sound) * speech::factor_of(speech::kMostGain) < 1);
    const speech::Sound far{speech::kRate, {sound.samples.begin(), sound.samples.begin() + 40000}};
    CHECK(speech::spoken_level(far) == Approx(-23).margin(0.5));
}

TEST_CASE("silence stays silence, and nothing is no trouble") {
    speech::Sound silence{speech::kRate, std::vector<float>(4800, 0.F)}, nothing;
    speech::bring_to_level(silence, -23);
    speech::bring_to_level(nothing, -23);
    speech::fade_ends(nothing);
    CHECK(peak_of(silence) == 0);
    CHECK(nothing.samples.empty());
}

TEST_CASE("levels and gains out of range are brought into it") {
    CHECK(speech::clamp_gain(40) == speech::kMostGain);
    CHECK(speech::clamp_gain(-40) == speech::kLeastGain);
    auto sound = tone(1s, 300, 0.1);
    speech::bring_to_level(sound, 0);
    CHECK(peak_of(sound) * speech::factor_of(speech::kMostGain) < 1);
}

TEST_CASE("another rate keeps pitch, length and level, and lets nothing through that was not there") {
    for (const int rate : {8000, 22050, 44100, 96000}) {
        const auto out = speech::to_output_rate(tone(1s, 1000, 0.5, rate), kWanted);
        REQUIRE(out.ok());
        CHECK(out->rate == speech::kRate);
        CHECK(static_cast<double>(out->samples.size()) == Approx(speech::kRate).epsilon(0.002));
        // what is left when the same tone is taken away: linear interpolation leaves -30 dB at 8000
        double rest = 0;
        for (std::size_t i = 4800; i < 43200; ++i) {
            const double want = 0.5 * std::sin(2 * M_PI * 1000 * static_cast<double>(i) / speech::kRate);
            rest += std::pow(out->samples[i] - want, 2);
        }
        CHECK(10 * std::log10(rest / 38400 / 0.125) < -50);
    }
}

TEST_CASE("resampling ends when nobody wants it") {
    int asked = 0;
    const auto out = speech::to_output_rate(tone(60s, 300, 0.1, 22050), [&] { return ++asked < 3; });
    REQUIRE(out.ok());
    CHECK(out->samples.size() < speech::kRate);
}
