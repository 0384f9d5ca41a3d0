#include "kiosk/speech/espeak_voice.h"
#include "kiosk/speech/level.h"
#include "tests/support/temp_folder.h"
#include "tests/unit/speech/words.h"

#include <filesystem>
#include <set>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;
namespace fs = std::filesystem;

namespace {

const speech::Wanted kWanted = [] { return true; };

speech::Sound say(speech::EspeakVoice& voice, const std::string& text, const std::string& language) {
    auto sound = voice.speak(text, language, kWanted);
    REQUIRE(sound.ok());
    return std::move(*sound);
}

// The system's voices, without one of its files.
void link_voices(const fs::path& to, const std::string& without) {
    const fs::path from = [] {
        for (const auto& entry : fs::directory_iterator("/usr/lib"))
            if (fs::exists(entry.path() / "espeak-ng-data")) return entry.path() / "espeak-ng-data";
        return fs::path("/usr/share/espeak-ng-data");
    }();
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

TEST_CASE("the same words sound different in each language: none reads in another's voice") {
    speech::EspeakVoice voice;
    std::set<std::vector<float>> different;
    for (const auto& [language, text] : kQuestions) different.insert(say(voice, "Anna 12", language).samples);
    CHECK(different.size() == kQuestions.size());
    // and going back to a language gives its voice again
    CHECK(different.contains(say(voice, "Anna 12", "en").samples));
    CHECK(say(voice, "Anna 12", "en").samples == say(voice, "Anna 12", "en").samples);
}

// espeak-ng keeps the voice before when it does not know the next: Pashto would be read in English.
TEST_CASE("a language without a voice is refused, and the next one is said rightly") {
    speech::EspeakVoice voice;
    const auto before = say(voice, "Anna 12", "pl");
    CHECK_FALSE(voice.has("ps"));
    const auto refused = voice.speak("سلام", "ps", kWanted);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().code == Code::not_found);
    CHECK(say(voice, "Anna 12", "pl").samples == before.samples);
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

TEST_CASE("no espeak-ng-data, or a part of it missing: no voice, and the program goes on") {
    const TempFolder folder;
    {
        speech::EspeakVoice nothing(folder.path());
        CHECK_FALSE(nothing.has("en"));
        CHECK_FALSE(nothing.speak("Hello", "en", kWanted).ok());
    }
    link_voices(folder.path(), "lang/zlw/pl");
    {
        speech::EspeakVoice partly(folder.path());
        CHECK(partly.has("en"));
        CHECK_FALSE(partly.has("pl"));
    }
    fs::remove(folder / "espeak-ng-data/ur_dict");
    {
        speech::EspeakVoice partly(folder.path());
        CHECK(partly.has("en"));
        CHECK_FALSE(partly.has("ur"));
        CHECK(say(partly, "Yes.", "en").samples.size() > 2000);
    }
    speech::EspeakVoice again;
    CHECK(again.has("ur"));
}
