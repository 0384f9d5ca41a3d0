#include "kiosk/speech/speaker.h"
#include "sync/core/system_clock.h"
#include "tests/unit/speech/fakes.h"

#include <condition_variable>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;
using namespace std::chrono_literals;

namespace {

// A loudspeaker that two threads look at.
class SharedOut final : public speech::SoundOut {
  public:
    std::string name() const override { return "fake"; }
    Status open() override { return {}; }
    Result<std::size_t> write(std::span<const std::int16_t> samples) override {
        const std::lock_guard lock(mutex_);
        lying_ += samples.size();
        total_ += samples.size();
        return samples.size();
    }
    void drop() override {
        const std::lock_guard lock(mutex_);
        lying_ = 0;
        ++drops_;
    }
    void close() override {}

    // Forgets what came until now, as if it had been heard.
    void mark() {
        const std::lock_guard lock(mutex_);
        lying_ = 0;
    }
    std::size_t since_mark() const {
        const std::lock_guard lock(mutex_);
        return lying_;
    }
    std::size_t total() const {
        const std::lock_guard lock(mutex_);
        return total_;
    }
    int drops() const {
        const std::lock_guard lock(mutex_);
        return drops_;
    }

  private:
    mutable std::mutex mutex_;
    std::size_t lying_ = 0, total_ = 0;
    int drops_ = 0;
};

// What the main thread does: sleeps until woken, and looks.
class Main {
  public:
    std::function<void()> wake() {
        return [this] {
            const std::lock_guard lock(mutex_);
            woken_ = true;
            changed_.notify_one();
        };
    }
    bool until(const std::function<bool()>& seen) {
        for (const auto end = std::chrono::steady_clock::now() + 20s;
             std::chrono::steady_clock::now() < end;) {
            if (seen()) return true;
            std::unique_lock lock(mutex_);
            changed_.wait_for(lock, 20s, [&] { return std::exchange(woken_, false); });
        }
        return seen();
    }

  private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool woken_ = false;
};

struct Room {
    FakeVoice voice;
    SharedOut out;
    SystemClock clock;
    Main main;
    speech::Speaker speaker{
        voice, out, clock, {-23, {"en", "pa"}, ""}, main.wake(), [](const std::string&) {}};

    bool hears(const std::string& item) {
        return main.until([&] {
            const auto now = speaker.now();
            return now && now->item == item;
        });
    }
};

}  // namespace

TEST_CASE("what is heard wakes the caller, text by text, and its end does too") {
    Room room;
    room.speaker.say({{"a", "en", "one"}, {"b", "ur", "two"}});
    CHECK(room.speaker.busy());
    CHECK(room.hears("one"));
    CHECK(room.hears("two"));
    CHECK(room.speaker.now()->language == "ur");
    CHECK(room.main.until([&] { return !room.speaker.busy(); }));
    CHECK_FALSE(room.speaker.now());
}

TEST_CASE("health is told without anybody speaking") {
    Room room;
    CHECK(room.main.until([&] { return room.speaker.health().voiceless.contains("pa"); }));
    CHECK(room.speaker.health().device == "fake");
    CHECK(room.speaker.health().device_works);
}

TEST_CASE("requirement 2, with threads: sound handed over after stop() is at most 200 ms") {
    Room room;
    for (int i = 0; i < 20; ++i) {
        room.speaker.say({{std::string(100, 'x'), "en", "long"}});
        REQUIRE(room.hears("long"));
        room.out.mark();
        const int drops = room.out.drops();
        room.speaker.stop();
        CHECK_FALSE(room.speaker.now());
        CHECK_FALSE(room.speaker.busy());
        while (room.out.drops() == drops) std::this_thread::yield();
        CHECK(room.out.since_mark() == 0);
        // all that was ever in the device: the lead, and what came between the mark and the drop
        CHECK(room.out.total() <= static_cast<std::size_t>(i + 1) * 200 * speech::kRate / 1000);
    }
}

TEST_CASE("a new wish replaces the old one, however fast they come") {
    Room room;
    for (int i = 0; i < 200; ++i) room.speaker.say({{"x", "en", std::to_string(i)}, {"y", "en", "rest"}});
    room.speaker.say({{"z", "en", "last"}});
    CHECK(room.hears("last"));
    CHECK(room.main.until([&] { return !room.speaker.busy(); }));
    CHECK(room.voice.said.back() == "z");
}

TEST_CASE("no call waits for the voice, and stop reaches into a synthesis") {
    // a voice that speaks until nobody wants it any more
    class Endless final : public speech::Voice {
      public:
        bool has(const std::string&) override { return true; }
        Result<speech::Sound> speak(const std::string&, const std::string&,
                                    const speech::Wanted& wanted) override {
            begun = true;
            while (wanted()) std::this_thread::yield();
            ended = true;
            return speech::Sound{};
        }
        std::atomic<bool> begun{false}, ended{false};
    } voice;
    SharedOut out;
    const SystemClock clock;
    speech::Speaker speaker(
        voice, out, clock, {}, [] {}, [](const std::string&) {});
    speaker.say({{"x", "en", "x"}});
    while (!voice.begun) std::this_thread::yield();
    CHECK(speaker.busy());
    speaker.set_gain_db(3);
    speaker.use(std::make_shared<const speech::Recordings>());
    speaker.stop();
    while (!voice.ended) std::this_thread::yield();
    CHECK(out.total() == 0);
}

TEST_CASE("the end of the program does not wait for what is still to be said") {
    FakeVoice voice;
    SharedOut out;
    const SystemClock clock;
    {
        speech::Speaker speaker(
            voice, out, clock, {}, [] {}, [](const std::string&) {});
        std::vector<speech::Utterance> hours;
        for (int i = 0; i < 1000; ++i) hours.push_back({std::string(100, 'x'), "en", "x"});
        speaker.say(std::move(hours));
        while (out.total() == 0) std::this_thread::yield();
    }
    CHECK(voice.said.size() <= 2);
    CHECK(out.total() <= 30 * speech::kRate);
    {
        const speech::Speaker unused(
            voice, out, clock, {}, [] {}, [](const std::string&) {});
    }
}
