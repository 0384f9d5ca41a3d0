// Whole visits, by each way of choosing.
#include "tests/ui/visitor.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;
using flow::Method;
using std::chrono::milliseconds;
using std::chrono::minutes;

namespace {

// Chosen by tapping, as everybody begins; the settings may need a second page.
std::unique_ptr<Visitor> who_chooses(const std::string& button, const Panel& panel = kPanel,
                                     const std::string& language = "en") {
    auto whole = std::make_unique<Visitor>(resting(language, panel), panel);
    auto& visitor = *whole;
    if (button.empty()) return whole;
    visitor.tap("access");
    for (int page = 0; page < 6 && !visitor.find(button); ++page) visitor.tap("more");
    REQUIRE(visitor.find(button));
    visitor.tap(button);
    for (int i = 0; i < 2 && visitor.model.screen == flow::Screen::access; ++i) visitor.choose("done");
    REQUIRE(visitor.where() == "welcome");
    return whole;
}

struct Way {
    const char* button;
    Method method;
};
constexpr Way kWays[] = {{"", Method::touch},
                         {"press.keys", Method::keys},
                         {"press.one-switch", Method::one_switch},
                         {"press.two-switches", Method::two_switches},
                         {"press.dwell", Method::dwell}};

}  // namespace

TEST_CASE("a whole visit by taps, by keys, by one switch, by two, and by resting") {
    for (const auto& panel : kPanels)
        for (const auto& way : kWays) {
            const auto whole = who_chooses(way.button, panel);
            auto& visitor = *whole;
            INFO(panel.name << " " << way.button);
            CHECK(visitor.model.settings.choosing.method == way.method);
            const int chosen = visitor.journey("face.4");
            INFO("stopped at " << visitor.where());
            CHECK(chosen >= 14);
            REQUIRE(visitor.stored.size() == 1);
            int faces = 0, reasons = 0;
            for (const auto& point : visitor.stored.front().points) {
                faces += point.say == Say::face_4;
                reasons += point.reasons != 0;
            }
            CHECK(faces == 4);
            CHECK(reasons == 1);
        }
}

TEST_CASE("keys and both kinds of switches reach everything that can be pressed, and leave it again") {
    for (const Method method : {Method::keys, Method::one_switch, Method::two_switches})
        for (const auto& page : pages("en", kPanel)) {
            if (page.model.screen == flow::Screen::display) continue;
            auto model = page.model;
            model.settings.choosing.method = method;
            Visitor visitor(model, kPanel);
            std::set<std::string> wanted, reached;
            for (const auto* item : access::pressables(visitor.page().list)) wanted.insert(item->id);
            const auto key = method == Method::keys ? access::Key::Code::next : access::Key::Code::space;
            for (int i = 0; i < 400 && reached != wanted; ++i) {
                const auto& focus = visitor.cues.focus;
                const bool whole = !focus.group.empty() || focus.items.size() > 1;
                if (!whole && !focus.items.empty()) reached.insert(focus.items.front());
                // a switch goes into each group once: the first of it tells whether that was done
                const bool into = whole && !reached.contains(focus.items.front());
                if (method == Method::one_switch)
                    into || focus.paused ? visitor.key(key) : visitor.pass(milliseconds(500));
                else
                    visitor.key(into ? access::Key::Code::enter : key);
            }
            INFO(page.name << " with method " << static_cast<int>(method));
            CHECK(reached == wanted);
        }
}

TEST_CASE("a scan that runs is never asked whether anybody is there; one that waits is, after ten minutes") {
    const auto whole = who_chooses("press.one-switch");
    auto& visitor = *whole;
    REQUIRE(visitor.choose("start"));
    REQUIRE(visitor.where() == "agree");
    const auto begun = visitor.model.now;
    while (!visitor.cues.focus.paused && visitor.model.now < begun + minutes(20))
        visitor.pass(milliseconds(1000));
    REQUIRE(visitor.cues.focus.paused);
    CHECK(visitor.where() == "agree");
    visitor.pass(minutes(10) - milliseconds(2000));
    CHECK(visitor.where() == "agree");
    visitor.pass(milliseconds(4000));
    CHECK(visitor.where() == "still-there");
    CHECK(visitor.cues.focus.items.size() > 0);
}

TEST_CASE("who only taps is asked after 180 seconds, and a minute later nothing is kept") {
    const auto whole = who_chooses("");
    auto& visitor = *whole;
    visitor.tap("start");
    visitor.pass(minutes(3));
    CHECK(visitor.where() == "still-there");
    visitor.pass(minutes(1));
    CHECK(visitor.where() == "welcome");
    CHECK(visitor.stored.empty());
    CHECK(visitor.forgotten == 1);
}

TEST_CASE("no question has a timer: what is on it stays until somebody acts, however slow") {
    const auto whole = who_chooses("press.one-switch");
    auto& visitor = *whole;
    REQUIRE(visitor.go_to(flow::Screen::rate));
    for (int i = 0; i < 30; ++i) {  // half an hour, one press a minute
        visitor.pass(minutes(1));
        if (visitor.cues.focus.paused) visitor.key(access::Key::Code::space);
    }
    CHECK(visitor.where() == "rate");
}

TEST_CASE("a face means the same wherever it lies: mirrored pages store the same answer") {
    for (const std::string face : {"face.1", "face.4"}) {
        std::vector<Answer> stored;
        float x[2] = {};
        for (const std::string language : {"en", "ur"}) {
            Visitor visitor(resting(language, kPanel), kPanel);
            REQUIRE(visitor.journey(face) > 0);
            REQUIRE(visitor.stored.size() == 1);
            stored.push_back(visitor.stored.front());
            REQUIRE(visitor.go_to(flow::Screen::practice));
            visitor.pass(milliseconds(700));
            x[stored.size() - 1] = visitor.find(face)->rect.x - visitor.find("face.3")->rect.x;
        }
        INFO(face);
        CHECK(stored[0] == stored[1]);
        CHECK(x[0] * x[1] < 0);  // on the other side of the middle
    }
}

TEST_CASE("a palm that rests beside and on the buttons changes nothing, and one finger is enough") {
    const auto whole = who_chooses("");
    auto& visitor = *whole;
    visitor.point(access::Pointer::Kind::down, "start", 7);
    visitor.point(access::Pointer::Kind::down, 5, 5, 8);
    visitor.pass(milliseconds(5000));
    CHECK(visitor.where() == "welcome");
    visitor.tap("read");
    CHECK(visitor.where() == "read");
}

TEST_CASE("a finger that is drawn over the faces says their words and chooses none") {
    auto model = resting("en", kPanel);
    model.settings.hearing.voice = true;
    Visitor visitor(model, kPanel);
    REQUIRE(visitor.go_to(flow::Screen::rate));
    visitor.pass(minutes(1));
    REQUIRE(visitor.find("face.1"));
    visitor.voice.said.clear();
    visitor.point(access::Pointer::Kind::down, "face.1");
    for (const char* id : {"face.2", "face.3", "face.4", "question", "picture"})
        visitor.point(access::Pointer::Kind::move, id);
    visitor.point(access::Pointer::Kind::up, "face.4");
    visitor.pass(milliseconds(500));
    std::vector<std::string> heard;
    for (const auto& one : visitor.voice.said) heard.push_back(one.item);
    CHECK(heard == std::vector<std::string>{"face.2", "face.3", "face.4", "question", "picture"});
    CHECK_FALSE(visitor.find("face.4")->chosen);
    CHECK_FALSE(visitor.model.visit.anything());
}
