#include "kiosk/speech/level.h"
#include "tests/support/temp_folder.h"
#include "tests/unit/speech/fakes.h"

#include <filesystem>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;
using namespace std::chrono_literals;
using speech::hash_of;

namespace {

constexpr int kWav = SF_FORMAT_WAV | SF_FORMAT_PCM_16, kFlac = SF_FORMAT_FLAC | SF_FORMAT_PCM_16,
              kOpus = SF_FORMAT_OGG | SF_FORMAT_OPUS;

// A pack whose message "p/few" says "Yes." in English.
std::optional<std::string> words(const std::string& language, const std::string& context) {
    if (language == "en" && context == "p/few") return "Yes.";
    return std::nullopt;
}

struct PackFolder {
    TempFolder folder;
    std::string audio = folder / "audio/en";
    PackFolder() { std::filesystem::create_directories(audio); }

    void index(const std::string& context, const std::string& hash, const std::string& file) const {
        write_all(audio + "/index.toml", "format = 1\n[[recordings]]\ncontext = \"" + context +
                                             "\"\ntext_sha256 = \"" + hash + "\"\nfile = \"" + file + "\"\n");
    }
    // The only problem that reading it finds; "" for none.
    std::string problem(speech::Recordings& out) const {
        const auto problems = out.add_folder(folder.path(), words);
        CHECK(problems.size() <= 1);
        return problems.empty() ? "" : problems[0];
    }
};

std::string file_of(int format, const speech::Sound& sound, int channels = 1) {
    const TempFolder folder;
    return sound_file(folder / "sound", format, sound, channels);
}

std::string why_not(const std::string& bytes) {
    const auto sound = speech::decode({"yes.wav", bytes}, kWanted);
    return sound ? "" : sound.error().say;
}

}  // namespace

TEST_CASE("the hash is SHA-256 in small digits") {
    CHECK(hash_of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST_CASE("WAV, FLAC and Ogg Opus, mono and stereo, come out as one channel at the device's rate") {
    const std::pair<int, int> kinds[] = {{kWav, 22050}, {kWav, 48000}, {kFlac, 44100}, {kOpus, 48000}};
    for (const auto& [format, rate] : kinds)
        for (const int channels : {1, 2}) {
            INFO(std::hex << format << ' ' << std::dec << rate << ' ' << channels);
            const auto sound =
                speech::decode({"yes", file_of(format, tone(1s, 300, 0.3, rate), channels)}, kWanted);
            REQUIRE(sound.ok());
            CHECK(sound->rate == speech::kRate);
            CHECK(static_cast<double>(sound->samples.size()) == Approx(speech::kRate).epsilon(0.01));
            CHECK(speech::spoken_level(*sound) == Approx(20 * std::log10(0.3 / std::sqrt(2))).margin(0.5));
        }
}

TEST_CASE("a pack's recording is found by the words it speaks, in its own language alone") {
    const PackFolder pack;
    write_all(pack.audio + "/yes.wav", file_of(kWav, tone(1s)));
    pack.index("p/few", hash_of("Yes."), "yes.wav");
    speech::Recordings recordings;
    CHECK(pack.problem(recordings).empty());
    CHECK(recordings.size() == 1);
    REQUIRE(recordings.find("en", "Yes.") != nullptr);
    CHECK(speech::decode(*recordings.find("en", "Yes."), kWanted).ok());
    CHECK(recordings.find("en", "Yes!") == nullptr);
    CHECK(recordings.find("ur", "Yes.") == nullptr);
}

TEST_CASE("a pack without recordings is no problem") {
    const TempFolder folder;
    speech::Recordings recordings;
    CHECK(recordings.add_folder(folder.path(), words).empty());
    CHECK(recordings.size() == 0);
}

TEST_CASE("a recording of other words, of none, missing, huge or no sound is left out and told") {
    const PackFolder pack;
    speech::Recordings recordings;
    write_all(pack.audio + "/yes.wav", file_of(kWav, tone(1s)));
    write_all(pack.audio + "/huge.wav", std::string(kMostRecording + 1, 'x'));
    write_all(pack.audio + "/text.wav", "not a sound");

    pack.index("p/few", hash_of("Yes, it is."), "yes.wav");
    CHECK(pack.problem(recordings).find("other words than \"p/few\" has now; record it again") !=
          std::string::npos);
    pack.index("p/gone", hash_of("Yes."), "yes.wav");
    CHECK(pack.problem(recordings).find("no words in this language") != std::string::npos);
    pack.index("p/few", hash_of("Yes."), "no.wav");
    CHECK(pack.problem(recordings).find("no.wav can't be read") != std::string::npos);
    pack.index("p/few", hash_of("Yes."), "huge.wav");
    CHECK(pack.problem(recordings).find("larger than 4 MB") != std::string::npos);
    pack.index("p/few", hash_of("Yes."), "text.wav");
    CHECK(pack.problem(recordings).find("no WAV, FLAC or Ogg") != std::string::npos);
    CHECK(recordings.size() == 0);
}

TEST_CASE("an index that is wrong names its file, line and remedy") {
    const PackFolder pack;
    speech::Recordings recordings;
    pack.index("p/few", "ABC", "yes.wav");
    CHECK(pack.problem(recordings).find("index.toml, line 4: recordings[1].text_sha256 is no SHA-256") !=
          std::string::npos);
    pack.index("p/few", hash_of("Yes."), "../../pack.toml");
    CHECK(pack.problem(recordings).find("no plain name") != std::string::npos);
    write_all(pack.audio + "/index.toml", "format = 1\nrecording = 2\n");
    CHECK(pack.problem(recordings).find("recording is not a known name") != std::string::npos);
    write_all(pack.audio + "/index.toml", "[$recordings]\n");
    CHECK(pack.problem(recordings).find("line 1") != std::string::npos);
    write_all(pack.audio + "/index.toml", "format = 2\n");
    CHECK_FALSE(pack.problem(recordings).empty());
}

TEST_CASE("broken, silent and endless recordings are refused when they are decoded") {
    const auto wav = file_of(kWav, tone(1s));
    CHECK(why_not(wav).empty());
    CHECK(why_not("").find("can't be read") != std::string::npos);
    CHECK(why_not(wav.substr(0, 30)).find("yes.wav") == 0);
    CHECK(why_not(wav.substr(0, 44)).find("holds no sound") != std::string::npos);
    auto flac = file_of(kFlac, tone(1s));
    for (std::size_t i = flac.size() / 2; i < flac.size(); ++i) flac[i] = 0;
    CHECK(why_not(flac).find("holds no sound, or ends too early") != std::string::npos);
    CHECK(why_not(file_of(kWav, tone(1s, 300, 0))).find("holds no sound") != std::string::npos);
    CHECK(why_not(file_of(kFlac, tone(61s, 300, 0.1, 8000))).find("longer than 60 seconds") !=
          std::string::npos);
    CHECK(why_not(file_of(kFlac, tone(60s, 300, 0.1, 8000))).empty());
    CHECK(why_not(file_of(SF_FORMAT_AU | SF_FORMAT_PCM_16, tone(1s))).find("can't be read") !=
          std::string::npos);
    auto odd = tone(1s);
    odd.samples[1000] = std::nanf("");
    CHECK(why_not(file_of(SF_FORMAT_WAV | SF_FORMAT_FLOAT, odd)).find("holds no sound") != std::string::npos);
}

TEST_CASE("any bytes in a sound file are a sound or a sentence") {
    SeededRandom random(3);
    for (const int format : {kWav, kFlac, kOpus}) {
        const auto good = file_of(format, tone(200ms));
        for (int i = 0; i < 60; ++i) {
            auto bad = good;
            for (int hits = 0; hits < 8; ++hits)
                bad[random.below(static_cast<std::uint32_t>(bad.size()))] =
                    static_cast<char>(random.below(256));
            const auto sound = speech::decode({"yes.wav", bad}, kWanted);
            if (!sound) CHECK(sound.error().say.find("yes.wav ") == 0);
        }
    }
}

TEST_CASE("a recording speaks at the level of the voice, and the voice stands in for a broken one") {
    auto recordings = std::make_shared<speech::Recordings>();
    recordings->add({{"en",
                      {{hash_of("Hello"), {"hello", file_of(kWav, tone(2s, 200, 0.9, 22050))}},
                       {hash_of("there"), {"there", file_of(kWav, tone(1s)).substr(0, 44)}}}},
                     {"pa", {{hash_of("x"), {"x", file_of(kOpus, tone(1s))}}}}});
    Stage stage;
    stage.playback.use(recordings);
    stage.playback.replace({{"Hello", "en", "a"}, {"there", "en", "b"}, {"x", "pa", "c"}});
    stage.play(10s);
    CHECK(stage.voice.said == std::vector<std::string>{"there"});
    REQUIRE(stage.told.size() == 1);
    CHECK(stage.told[0].find("holds no sound") != std::string::npos);
    CHECK(stage.playback.health().voiceless.empty());
    REQUIRE(stage.out.heard.size() > 2 * speech::kRate);
    CHECK(loudness(std::span(stage.out.heard).first(2 * speech::kRate - 960)) == Approx(-23).margin(0.3));
    CHECK(static_cast<double>(stage.out.heard.size()) ==
          Approx((2 + 0.25 + 0.5 + 0.25 + 1) * 48000).epsilon(0.01));
}
