// What the kiosk says and when it is quiet, without a voice that is heard.
#include "kiosk/reader.h"
#include "tests/support/items.h"

#include <catch2/catch.hpp>

using namespace pledge;
using pledge::testing::item;

namespace {

class Listener final : public kiosk::Voice {
  public:
    void say(std::vector<access::Spoken> words) override { saying = std::move(words); }
    void stop() override { saying.clear(), ++stops; }
    void set_gain_db(double db) override { gain = db; }
    std::optional<access::Spoken> now() const override {
        return saying.empty() ? std::nullopt : std::optional(saying.front());
    }
    bool busy() const override { return !saying.empty(); }
    bool headphones() const override { return false; }
    flow::SoundState state() const override { return {}; }

    std::string items() const {
        std::string out;
        for (const auto& one : saying) out += one.item + " ";
        return out;
    }
    std::vector<access::Spoken> saying;
    int stops = 0;
    double gain = 0;
};

struct Fixture {
    Listener voice;
    kiosk::Reader reader{voice};
    flow::Model model;
    access::ScreenList list;

    Fixture() {
        model.settings.hearing.voice = true;
        list.language = "en";
        list.page_key = 1;
        list.items = {item("title", {0, 0, 10, 10}, std::nullopt),
                      item("start", {20, 0, 10, 10}, flow::action::Start{}),
                      item("said.home", {40, 0, 10, 10}, std::nullopt)};
        list.items.back().personal = true;
    }
    void show() { reader.shown(model, list, std::nullopt); }
};

}  // namespace

TEST_CASE("a page that comes is read, and a press makes it quiet") {
    Fixture f;
    f.show();
    CHECK(f.voice.items() == "title start ");
    f.reader.quiet();
    CHECK_FALSE(f.voice.busy());
    f.show();  // the same page again
    CHECK_FALSE(f.voice.busy());
}

TEST_CASE("Listen reads the page again, and quiets what is being said") {
    Fixture f;
    f.show();
    f.reader.quiet();
    f.reader.listen(f.model, f.list, false);
    CHECK(f.voice.items() == "title start ");
    f.reader.listen(f.model, f.list, true);
    CHECK_FALSE(f.voice.busy());
    f.model.settings.hearing.voice = false;  // it reads to who asks, also without the voice being on
    f.reader.listen(f.model, f.list, false);
    CHECK(f.voice.items() == "title start ");
}

TEST_CASE("another page, or another language, stops what is being said") {
    Fixture f;
    f.show();
    const int before = f.voice.stops;
    f.list.page_key = 2;
    f.list.items.pop_back();
    f.show();
    CHECK(f.voice.stops == before + 1);
    f.list.language = "ur";
    f.show();
    CHECK(f.voice.stops == before + 2);
    f.model.settings.hearing.voice = false;
    f.list.page_key = 3;
    f.show();
    CHECK_FALSE(f.voice.busy());
}

// A finger drawn over the review said every answer into the room.
TEST_CASE("an answer is named only where nobody else hears it") {
    Fixture f;
    f.reader.name(f.model, f.list.items.back());
    CHECK_FALSE(f.voice.busy());
    f.model.settings.hearing.say_choice = true;
    f.reader.name(f.model, f.list.items.back());
    CHECK(f.voice.items() == "said.home ");
    f.model.settings.hearing.say_choice = false;
    f.model.headphones = true;
    f.voice.saying.clear();
    f.reader.name(f.model, f.list.items.back());
    CHECK(f.voice.items() == "said.home ");
}

TEST_CASE("volume goes over at least 18 dB in steps, and back to where the kiosk was set up") {
    Fixture f;
    double least = 0, most = 0;
    for (f.model.settings.hearing.louder = flow::Hearing::kLeast;
         f.model.settings.hearing.louder <= flow::Hearing::kMost; ++f.model.settings.hearing.louder) {
        f.show();
        least = std::min(least, f.voice.gain);
        most = std::max(most, f.voice.gain);
    }
    CHECK(most - least >= 18);
    f.model.settings = {};
    f.show();
    CHECK(f.voice.gain == 0);
}
