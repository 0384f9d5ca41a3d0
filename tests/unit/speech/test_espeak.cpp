#include "kiosk/speech/espeak_voice.h"
#include "kiosk/speech/level.h"
#include "tests/support/temp_folder.h"
#include "tests/unit/speech/fakes.h"
#include "tests/unit/speech/words.h"

#include <filesystem>
#include <set>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;
namespace fs = std::filesystem;

namespace {

speech::Sound say(speech::EspeakVoice& voice, const std::string& text, const std::string& language) {
    auto sound = voice.speak(text, language, kWanted);
    REQUIRE(sound.ok());
    return std::move(*sound);
}

constexpr double kRepeats = 0.003;  // by how much two syntheses of one text differ in length
double length_of(const speech::Sound& sound) {
    return static_cast<double>(sound.samples.size()) / sound.rate;
}

// The system's voices, without one of its files.
void link_voices(const fs::path& to, const std::string& without) {
    const fs::path from = [] {
        for (const auto& entry : fs::directory_iterator("/usr/lib"))
            if (fs::exists(entry.path() / "espeak-ng-data")) return entry.path() / "espeak-ng-data";
        return fs::path("/usr/share/espeak-ng-data");
    }();
    fs::create_directories(to / "espeak-ng-data");
    for (const auto& entry : fs::recursive_directory_iterator(from)) {
        const auto place = to / "espeak-ng-data" / fs::relative(entry.path(), from);
        if (entry.is_directory())
            fs::create_directories(place);
        else if (fs::relative(entry.path(), from) != without)
            fs::create_symlink(entry.path(), place);
    }
}

}  // namespace

TEST_CASE("requirement 5: every language of the kiosk has a voice of its own that is heard") {
    speech::EspeakVoice voice;
    std::set<std::vector<float>> different;
    for (const auto& [language, text] : kQuestions) {
        INFO(language);
        REQUIRE(voice.has(language));
        const auto sound = say(voice, text, language);
        CHECK(speech::spoken_level(sound) > -40);
        CHECK(sound.samples.size() > static_cast<std::size_t>(sound.rate));       // a second
        CHECK(sound.samples.size() < static_cast<std::size_t>(sound.rate) * 10);  // not spelled out
        different.insert(sound.samples);
    }
    CHECK(different.size() == kQuestions.size());
}

TEST_CASE("the same words take another time in each language: none is read in another's voice") {
    speech::EspeakVoice voice;
    std::vector<double> lengths;
    for (const auto& [language, text] : kQuestions) {
        lengths.push_back(length_of(say(voice, "Robert 12, 24", language)));
        for (std::size_t i = 0; i + 1 < lengths.size(); ++i)
            CHECK(std::abs(lengths[i] / lengths.back() - 1) > 2 * kRepeats);
    }
    CHECK(length_of(say(voice, "Robert 12, 24", "en")) == Approx(lengths.front()).epsilon(kRepeats));
}

// espeak-ng keeps the voice before when it does not know the next: Pashto would be read in Polish.
TEST_CASE("a language without a voice is refused, and the next one is said rightly") {
    speech::EspeakVoice voice;
    const double before = length_of(say(voice, "Robert 12, 24", "pl"));
    CHECK_FALSE(voice.has("ps"));
    const auto refused = voice.speak("سلام", "ps", kWanted);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == Code::not_found);
    CHECK(length_of(say(voice, "Robert 12, 24", "pl")) == Approx(before).epsilon(kRepeats));
}

TEST_CASE("marks in a text are words, not orders") {
    speech::EspeakVoice voice;
    CHECK(say(voice, "a <break time=\"20s\"/> b [[h@'loU]]", "en").samples.size() < 22050 * 10);
    CHECK(voice.speak("", "en", kWanted).ok());
}

TEST_CASE("a synthesis that nobody wants ends") {
    speech::EspeakVoice voice;
    std::string text;
    for (int i = 0; i < 200; ++i) text += "This goes on and on. ";
    int asked = 0;
    const auto sound = voice.speak(text, "en", [&] { return ++asked < 5; });
    REQUIRE(sound.ok());
    CHECK(asked < 10);
    CHECK(sound->samples.size() < 22050);
    CHECK(say(voice, "Yes.", "en").samples.size() < 22050 * 2);
}

// espeak-ng loads once in a process: these are run in one of their own, with other data.
TEST_CASE("without espeak-ng-data", "[.]") {
    speech::EspeakVoice voice;
    CHECK_FALSE(voice.has("en"));
    CHECK_FALSE(voice.speak("Hello", "en", kWanted).ok());
}

TEST_CASE("without a voice file", "[.]") {
    speech::EspeakVoice voice;
    CHECK_FALSE(voice.has("pl"));
    CHECK_FALSE(voice.speak("Tak.", "pl", kWanted).ok());
    CHECK(speech::spoken_level(say(voice, "Yes.", "en")) > -40);
}

TEST_CASE("without a dictionary", "[.]") {
    speech::EspeakVoice voice;
    CHECK_FALSE(voice.has("ur"));
    CHECK(speech::spoken_level(say(voice, "Yes.", "en")) > -40);
}

TEST_CASE("espeak-ng-data missing, or a part of it: no voice, and the program goes on") {
    const TempFolder folder;
    const auto passes = [&](const std::string& test) {
        const auto run = "ESPEAK_DATA_PATH=" + folder.path() + " " +
                         fs::read_symlink("/proc/self/exe").string() + " \"" + test + "\" > " +
                         (folder / "out") + " 2>&1";
        const bool passed = std::system(run.c_str()) == 0;
        INFO(read_all(folder / "out"));
        CHECK(passed);
    };
    passes("without espeak-ng-data");
    link_voices(folder.path(), "lang/zlw/pl");
    passes("without a voice file");
    fs::remove(folder / "espeak-ng-data/ur_dict");
    passes("without a dictionary");
}
