#include "kiosk/speech/level.h"
#include "tests/unit/speech/fakes.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;
using namespace std::chrono_literals;
using Items = std::vector<std::string>;

namespace {

std::size_t samples(std::chrono::milliseconds time) {
    return static_cast<std::size_t>(time.count()) * speech::kRate / 1000;
}

const std::deque<speech::Utterance> kThree = {
    {"Hello", "en", "a"}, {"there", "en", "b"}, {"you", "en", "c"}};  // 500, 500 and 300 ms

}  // namespace

TEST_CASE("texts are heard in their order, with a pause between, and captions follow the ear") {
    Stage stage;
    stage.playback.replace(kThree);
    CHECK(stage.playback.busy());
    const auto items = stage.play(3s);
    CHECK(items == Items{"a", "", "b", "", "c", ""});
    CHECK(stage.voice.said == Items{"Hello", "there", "you"});
    CHECK_FALSE(stage.playback.busy());
    CHECK(stage.out.heard.size() == samples(500ms + 250ms + 500ms + 250ms + 300ms));
    CHECK(stage.playback.step() == std::nullopt);  // nothing is due until somebody asks
}

TEST_CASE("never more than 100 ms lie in the device, and never nothing while speaking") {
    Stage stage;
    stage.playback.replace({{std::string(40, 'x'), "en", "a"}});
    stage.playback.step();
    const auto start = stage.clock.steady();
    for (int i = 0; i < 300; ++i) {
        const auto wait = stage.playback.step();
        const auto lying = stage.lying(stage.clock.steady() - start);
        CHECK(lying <= samples(100ms));
        if (stage.clock.steady() - start < 3900ms) CHECK(lying >= samples(20ms));
        REQUIRE(wait);
        stage.clock.advance(std::max(1ms, std::min(*wait, 13ms)));
    }
}

TEST_CASE(
    "requirement 2: after stop not more than 200 ms follow, and what lies in the device is taken back") {
    Stage stage;
    stage.playback.replace(kThree);
    stage.play(300ms);
    const auto start_of_stop = stage.out.heard.size();
    stage.interrupted = true;  // the wish has come, the thread has not seen it yet
    stage.playback.step();
    stage.interrupted = false;
    stage.playback.replace({});
    stage.play(5s);
    CHECK(stage.out.drops == 1);
    CHECK(stage.out.heard.size() - start_of_stop == 0);
    // at 300 ms not more than 400 ms were handed over at all
    CHECK(stage.out.heard.size() <= samples(400ms));
    CHECK_FALSE(stage.playback.busy());
    CHECK(stage.playback.heard() == nullptr);
}

TEST_CASE("a wish in the middle of a synthesis ends it, and nothing of that text is played") {
    Stage stage;
    stage.voice.meanwhile = [&] { stage.interrupted = true; };
    stage.playback.replace(kThree);
    CHECK(stage.playback.step() == 0ms);
    CHECK(stage.out.heard.empty());
    CHECK(stage.voice.said == Items{"Hello"});
    stage.voice.meanwhile = nullptr;
    stage.interrupted = false;
    stage.playback.replace({{"new", "en", "n"}});
    CHECK(stage.play(1s) == Items{"n", ""});
    CHECK(stage.voice.said == Items{"Hello", "new"});
}

TEST_CASE("the device is fed while the next text is being made") {
    Stage stage;
    // a slow machine: each text takes 80 ms to make
    stage.voice.meanwhile = [&] { stage.clock.advance(80ms); };
    stage.playback.replace(kThree);
    stage.playback.step();
    const auto first = stage.out.heard.size();
    CHECK(stage.voice.said.size() == 2);
    // the first was heard for 80 ms while the second was made; all of that was refilled
    CHECK(first == samples(180ms));
}

TEST_CASE("a new wish replaces the old one at once") {
    Stage stage;
    stage.playback.replace(kThree);
    CHECK(stage.play(200ms) == Items{"a"});
    stage.playback.replace({{"Other", "en", "o"}});
    CHECK(stage.playback.heard() == nullptr);
    CHECK(stage.play(2s) == Items{"o", ""});
    CHECK(stage.out.drops == 1);
}

TEST_CASE("requirement 4: volume goes over at least 18 dB, dB by dB, and changes in mid-word") {
    static_assert(speech::kMostGain - speech::kLeastGain >= 18);
    std::vector<double> levels;
    for (double gain = speech::kLeastGain; gain <= speech::kMostGain; gain += speech::kGainStep) {
        Stage stage;
        stage.playback.set_gain_db(gain);
        stage.playback.replace({{"Hello", "en", "a"}});
        stage.play(1s);
        levels.push_back(loudness(stage.out.heard));
        CHECK(levels.back() == Approx(-23 + gain).margin(0.3));
    }
    CHECK(levels.back() - levels.front() >= 18);

    Stage stage;
    stage.playback.replace({{std::string(20, 'x'), "en", "a"}});
    stage.play(1s);
    const auto before = stage.out.heard.size();
    stage.playback.set_gain_db(9);
    stage.play(2s);
    const auto all = std::span<const std::int16_t>(stage.out.heard);
    CHECK(rms_db(all.subspan(before + 960, 9600)) - rms_db(all.subspan(before - 9600, 9600)) ==
          Approx(9).margin(0.1));
    // no step between two samples that a tone of 330 Hz would not make: nothing clicks
    int widest = 0;
    for (std::size_t i = 1; i < all.size(); ++i) widest = std::max(widest, std::abs(all[i] - all[i - 1]));
    const double peak = *std::max_element(all.begin(), all.end());
    CHECK(widest < peak * 2 * M_PI * 330 / speech::kRate * 1.1);
}

TEST_CASE("both ends of a text fade") {
    Stage stage;
    stage.playback.replace({{"Hello", "en", "a"}});
    stage.play(1s);
    REQUIRE(stage.out.heard.size() == samples(500ms));
    const int peak = *std::max_element(stage.out.heard.begin(), stage.out.heard.end());
    for (std::size_t i = 0; i < 20; ++i) {
        CHECK(std::abs(stage.out.heard[i]) < peak / 10);
        CHECK(std::abs(stage.out.heard[stage.out.heard.size() - 1 - i]) < peak / 10);
    }
}
