#include "tests/support/temp_folder.h"
#include "tests/unit/speech/fakes.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace pledge;
using namespace pledge::testing;
using namespace std::chrono_literals;
using Items = std::vector<std::string>;

namespace {

std::vector<nlohmann::json> lines_of(const std::string& path) {
    std::vector<nlohmann::json> out;
    std::ifstream in(path);
    for (std::string line; std::getline(in, line);) out.push_back(nlohmann::json::parse(line));
    return out;
}

}  // namespace

TEST_CASE("without a device time passes as if it were heard; it is told once and looked for again") {
    Stage stage;
    stage.out.missing = true;
    stage.playback.replace({{"Hello", "en", "a"}, {"there", "en", "b"}});
    CHECK(stage.play(3s) == Items{"a", "", "b", ""});
    CHECK_FALSE(stage.playback.health().device_works);
    CHECK(stage.playback.health().trouble == "The sound device \"fake\" is not there; plug it in.");
    CHECK(stage.told == Items{"The sound device \"fake\" is not there; plug it in."});
    CHECK(stage.out.opens == 1);
    CHECK(stage.out.heard.empty());
    stage.play(20s, 1h);
    CHECK(stage.out.opens == 5);  // every five seconds, and asleep between
    CHECK(stage.told.size() == 1);

    stage.out.missing = false;
    stage.play(6s, 1h);
    CHECK(stage.playback.health().device_works);
    CHECK(stage.playback.health().trouble.empty());
    REQUIRE(stage.told.size() == 2);
    stage.playback.replace({{"Hello", "en", "a"}});
    stage.play(1s);
    CHECK(stage.out.heard.size() == 500 * 48);
}

TEST_CASE("a device that is pulled out in mid-word falls silent, and is heard again when it is back") {
    Stage stage;
    stage.playback.replace({{std::string(100, 'x'), "en", "a"}});  // ten seconds
    stage.play(1s);
    const auto before = stage.out.heard.size();
    stage.out.missing = true;
    stage.play(1s);
    CHECK(stage.out.closes == 1);
    CHECK(stage.out.heard.size() == before);
    CHECK_FALSE(stage.playback.health().device_works);
    stage.out.missing = false;
    CHECK(stage.play(10s) == Items{"a", ""});
    CHECK(stage.out.heard.size() > before);
    CHECK(stage.playback.health().device_works);
}

TEST_CASE("a device that was put back while nobody spoke plays at once") {
    Stage stage;
    stage.play(20s, 1h);
    stage.out.missing = true;
    stage.playback.replace({{"Hello", "en", "a"}});
    stage.playback.step();
    stage.out.missing = false;
    stage.play(1s);
    CHECK(stage.out.opens == 2);
    CHECK(stage.out.heard.size() > 300 * 48);
}

TEST_CASE("a device that takes nothing is given up after a second") {
    Stage stage;
    stage.out.stuck = true;
    stage.playback.replace({{"Hello", "en", "a"}});
    stage.play(4s);
    CHECK(stage.out.closes == 1);
    CHECK_FALSE(stage.playback.health().device_works);
    CHECK_FALSE(stage.playback.busy());
    REQUIRE(stage.told.size() == 1);
    CHECK(stage.told[0].find("takes no sound") != std::string::npos);
}

TEST_CASE("a language without a voice: the caption stands, staff learn it once") {
    Stage stage;
    stage.playback.check_voices({"en", "pa"});
    CHECK(stage.playback.health().voiceless == std::set<std::string>{"pa"});
    CHECK(stage.playback.health().trouble == "No voice for: pa; install espeak-ng-data.");
    CHECK(stage.told.size() == 1);
    CHECK(stage.playback.health().device_works);
    stage.playback.replace({{"ਸਤ ਸ੍ਰੀ ਅਕਾਲ ਜੀ", "pa", "a"}, {"Hello", "en", "b"}});
    CHECK(stage.play(700ms) == Items{"a"});
    CHECK(std::all_of(stage.out.heard.begin(), stage.out.heard.end(), [](auto s) { return s == 0; }));
    CHECK(stage.play(3s) == Items{"a", "", "b", ""});
}

TEST_CASE("a text without sound does not stop the ones after it") {
    Stage stage;
    stage.playback.replace({{"", "en", "a"}, {"Hello", "en", "b"}});
    CHECK(stage.play(3s) == Items{"a", "", "b", ""});
}

TEST_CASE("the speech log says what was heard, when, from where and how long") {
    const TempFolder folder;
    const auto path = folder / "speech.jsonl";
    auto log = speech::SpeechLog::open(path, 1000ms);
    REQUIRE(log.ok());
    Stage stage(std::move(*log));
    stage.out.missing = GENERATE(false, true);  // also with the screen dark and no loudspeaker
    stage.playback.replace({{"Hello", "en", "a"}, {"ਸਤ", "pa", "b"}, {"there", "ur", "c"}});
    stage.play(1900ms);
    stage.playback.replace({});
    const auto lines = lines_of(path);
    REQUIRE(lines.size() == 6);
    CHECK(lines[0] == nlohmann::json{{"ms", 0},
                                     {"event", "say"},
                                     {"item", "a"},
                                     {"language", "en"},
                                     {"text", "Hello"},
                                     {"source", "voice"},
                                     {"samples", 24000}});
    CHECK(lines[1]["event"] == "end");
    CHECK(lines[1]["ms"] == 500);
    CHECK(lines[2]["source"] == "none");
    CHECK(lines[2]["ms"] == 750);
    CHECK(lines[2]["text"] == "ਸਤ");
    CHECK(lines[4]["language"] == "ur");
    CHECK(lines[5]["event"] == "stop");
    CHECK(lines[5]["item"] == "c");
    CHECK(lines[5]["samples"].get<int>() == Approx(300 * 48).margin(26 * 48));
}

TEST_CASE("a log that can't be written is an error with a remedy") {
    const auto log = speech::SpeechLog::open("/nowhere/at/all.jsonl", 0ms);
    REQUIRE_FALSE(log.ok());
    CHECK(log.error().say.find("name another file") != std::string::npos);
}
