// Nothing of a visitor is left for the next one.
#include "kiosk/flow/settings.h"
#include "tests/ui/visitor.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;
using std::chrono::milliseconds;
using std::chrono::minutes;

namespace {

// The kiosk at rest where the council has replied.
flow::Model replied() {
    for (auto& page : pages("en", kPanel))
        if (page.name == "welcome-replies") return page.model;
    FAIL("no page welcome-replies");
    return {};
}

bool same(const Visitor& a, const Visitor& b) {
    const auto &m = a.model.visit, &n = b.model.visit;
    return m.company == n.company && m.group == n.group && m.answers == n.answers &&
           m.practice == n.practice && m.second_practice == n.second_practice && m.position == n.position &&
           m.until == n.until && m.changing == n.changing && m.saving == n.saving && m.failed == n.failed;
}

// Everything but the clock and the counters, which say nothing about anybody.
void check_fresh(const Visitor& left) {
    const Visitor fresh(left.model.offer->replies.empty() ? resting("en", kPanel) : replied(), kPanel);
    const auto &was = left.model, &is = fresh.model;
    CHECK(was.screen == is.screen);
    CHECK(was.page == is.page);
    CHECK(was.under.empty());
    CHECK_FALSE(was.next_offer);
    CHECK(was.offer->order == is.offer->order);
    CHECK(was.language == is.language);
    CHECK(was.settings == is.settings);
    CHECK(was.reading.set == is.reading.set);
    CHECK(was.reading.stop == is.reading.stop);
    CHECK(was.slide == is.slide);
    CHECK(was.told == is.told);
    CHECK(was.faces_shown == is.faces_shown);
    CHECK(was.headphones == is.headphones);
    CHECK(same(left, fresh));
    // the screen list, item by item
    const auto &seen = left.page().list.items, &expected = fresh.page().list.items;
    REQUIRE(seen.size() == expected.size());
    for (std::size_t i = 0; i < seen.size(); ++i) {
        INFO(expected[i].id);
        CHECK(seen[i].id == expected[i].id);
        CHECK(seen[i].label == expected[i].label);
        CHECK(seen[i].spoken == expected[i].spoken);
        CHECK(seen[i].chosen == expected[i].chosen);
        CHECK(seen[i].rect == expected[i].rect);
    }
    // what is heard, what it writes, what stands out
    CHECK_FALSE(left.voice.now());
    CHECK_FALSE(left.voice.busy());
    CHECK(left.voice.gain == 0);
    CHECK(left.cues.caption.empty());
    CHECK(left.cues.speaking.empty());
    CHECK_FALSE(left.cues.talking);
    CHECK(left.cues.focus == access::Focus{});
    CHECK(left.page().display.marks.size() == fresh.page().display.marks.size());
}

// Somebody who changes everything that can be changed, and answers.
std::unique_ptr<Visitor> in_the_middle() {
    auto whole = std::make_unique<Visitor>(resting("en", kPanel), kPanel);
    auto& visitor = *whole;
    visitor.tap("lang.ur");
    visitor.tap("access");
    for (const char* id : {"voice.on", "volume.up", "volume.up", "look.contrast", "depth.few", "size.2"})
        visitor.tap(id);
    for (const char* id : {"repeat", "say-choice", "still", "faces.3"}) {
        for (int page = 0; page < 4 && !visitor.find(id); ++page) visitor.tap("more");
        REQUIRE(visitor.find(id));
        visitor.tap(id);
    }
    visitor.tap("done");
    REQUIRE(visitor.go_to(flow::Screen::who));
    REQUIRE(visitor.choose("who.with"));
    REQUIRE(visitor.go_to(flow::Screen::reasons, "face.5"));
    REQUIRE(visitor.voice.gain == 2 * flow::Hearing::kDecibels);
    REQUIRE(visitor.model.language == "ur");
    REQUIRE(visitor.voice.busy());
    return whole;
}

// How many lines in this language are kept laid out.
std::ptrdiff_t laid_out(const char* language) {
    const auto& shapes = Stage::instance().kit().typesetter.shapes();
    return std::count_if(shapes.begin(), shapes.end(),
                         [&](const auto& entry) { return entry.first.language.text == language; });
}

}  // namespace

TEST_CASE("after Hide the kiosk is as if nobody had been there, at once and silent") {
    const auto whole = in_the_middle();
    auto& visitor = *whole;
    const auto before = visitor.model.now;
    // the first page has one line in each language that it offers
    CHECK(laid_out("ur") > 10);
    visitor.point(access::Pointer::Kind::down, "hide");
    visitor.point(access::Pointer::Kind::up, "hide");
    CHECK(visitor.model.now == before);  // no time passes: nothing waits for a fade or a question
    CHECK(visitor.forgotten == 1);
    CHECK(laid_out("ur") <= 1);
    check_fresh(visitor);
    CHECK(visitor.stored.empty());
}

TEST_CASE("a visit that was sent leaves nothing behind but what was sent") {
    const auto whole = in_the_middle();
    auto& visitor = *whole;
    REQUIRE(visitor.journey("face.5") > 0);
    REQUIRE(visitor.stored.size() == 1);
    CHECK(visitor.forgotten == 1);
    visitor.pass(milliseconds(3000));
    check_fresh(visitor);
}

TEST_CASE("a visit that was left standing leaves nothing behind, nor does one that was thrown away") {
    const auto left = in_the_middle();
    left->pass(minutes(5));
    CHECK(left->where() == "welcome");
    check_fresh(*left);
    const auto thrown_away = in_the_middle();
    auto& thrown = *thrown_away;
    for (const char* id : {"stop", "stop.throw-away", "done"}) thrown.choose(id);
    CHECK(thrown.where() == "welcome");
    check_fresh(thrown);
    CHECK(thrown.stored.empty());
}

TEST_CASE("Hide is one press on every page, and leads to a fresh kiosk") {
    for (auto& page : pages("en", kPanel)) {
        if (page.model.screen == flow::Screen::display) continue;
        if (page.model.broken || !page.model.offer->asking() || page.name == "full") continue;
        if (flow::is_live(page.model.screen)) continue;  // Hide covers a vote; the session goes on
        auto model = page.model;
        model.settings.hearing.voice = true;
        model.settings.hearing.louder = 2;
        Visitor visitor(model, kPanel);
        INFO(page.name);
        REQUIRE(visitor.find("hide"));
        REQUIRE(visitor.find("hide")->pressable());
        visitor.tap("hide");
        if (page.name.find("ages") == std::string::npos && page.name != "band")
            check_fresh(visitor);
        else
            CHECK(visitor.where() == "welcome");
    }
}

TEST_CASE("pulling the headphones out ends the voice, and the next visitor begins without them") {
    Visitor visitor(resting("en", kPanel), kPanel);
    visitor.voice.plugged = true;
    visitor.pass(milliseconds(500));
    CHECK(visitor.model.settings.hearing.voice);
    CHECK(visitor.voice.busy());
    visitor.voice.plugged = false;
    visitor.pass(milliseconds(500));
    CHECK_FALSE(visitor.model.settings.hearing.voice);
    visitor.tap("hide");
    check_fresh(visitor);
}

TEST_CASE("any key on the first screen starts the voice and the keys: nobody needs to see for it") {
    Visitor visitor(resting("en", kPanel), kPanel);
    CHECK(visitor.voice.said.empty());
    visitor.key(access::Key::Code::other);
    CHECK(visitor.model.settings.hearing.voice);
    CHECK(visitor.model.settings.choosing.method == flow::Method::keys);
    REQUIRE_FALSE(visitor.voice.said.empty());
    CHECK(visitor.voice.said.front().item == "title");
    REQUIRE(visitor.journey("face.3") > 0);
    CHECK(visitor.stored.size() == 1);
}
