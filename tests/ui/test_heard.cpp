// What is heard: that everything speaks, in which language, with which caption, and that answers stay silent.
#include "kiosk/speech_voice.h"
#include "tests/ui/visitor.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;
using std::chrono::milliseconds;

namespace {

// Whether any letter is of another script than ours; names of places stay as they are.
bool has_script(const std::string& text) {
    return std::any_of(text.begin(), text.end(), [](unsigned char c) { return c >= 0xC0; });
}

// Every page of a language and what can be seen and pressed on it.
template <class Check>
void for_every_page(const char* language, Check check) {
    auto all = child_pages(language, kPanel);
    for (auto& page : more_set_pages(all.front().model, Stage::instance().kit(), kPanel))
        all.push_back(std::move(page));
    for (auto& page : all) {
        const auto sheet = Stage::instance().compose(page.model, kPanel);
        INFO(language << " " << page.name);
        check(*sheet, page);
    }
}

// A visit that is heard: it answers, reads the answers over, changes one, asks to hear the page again.
std::vector<access::Spoken> heard(const std::string& face, int reason, const flow::Settings& settings,
                                  bool headphones = false) {
    auto model = resting("en", kPanel);
    model.settings = settings;
    model.settings.hearing.voice = true;
    Visitor visitor(model, kPanel);
    visitor.voice.plugged = headphones;
    visitor.pass(milliseconds(500));
    REQUIRE(visitor.go_to(flow::Screen::practice));
    for (int i = 0; i < 40 && visitor.where() != "more-set"; ++i) {
        visitor.pass(milliseconds(15'000));
        const auto* wanted = visitor.find(face);
        if (visitor.where() == "reasons") {
            std::vector<std::string> ids;
            for (const auto& item : visitor.page().list.items)
                if (item.id.starts_with("reason.")) ids.push_back(item.id);
            visitor.choose(ids.at(static_cast<std::size_t>(reason)));
            visitor.pass(milliseconds(5000));
            visitor.choose("next");
        } else {
            visitor.choose(wanted && !wanted->chosen ? face : "next");
        }
    }
    REQUIRE(visitor.where() == "more-set");
    visitor.choose("set.short");
    visitor.pass(milliseconds(60'000));
    visitor.choose("listen");
    visitor.pass(milliseconds(60'000));
    // a finger drawn over the answers
    visitor.point(access::Pointer::Kind::down, "title");
    for (const auto& item : std::vector<access::Item>(visitor.page().list.items))
        visitor.point(access::Pointer::Kind::move, item.id);
    visitor.point(access::Pointer::Kind::up, 1, 1);
    visitor.choose("back");
    visitor.choose("set.short");
    visitor.choose("send");
    visitor.pass(milliseconds(60'000));
    REQUIRE(visitor.stored.size() == 1);
    return visitor.voice.said;
}

}  // namespace

TEST_CASE("everything that can be pressed or read has words for a voice, on every page in every language") {
    for (const char* language : kLanguages)
        for_every_page(language, [](const ui::Sheet& sheet, const Page&) {
            for (const auto& item : sheet.list.items) {
                INFO(item.id);
                CHECK_FALSE(item.spoken.empty());
                if (sheet.list.screen == flow::Screen::display) continue;
                const auto& r = item.rect;
                const auto* found = sheet.list.readable_at(r.x + r.w / 2, r.y + r.h / 2);
                REQUIRE(found);
                CHECK(found->id == item.id);  // a finger finds it
            }
            for (const auto& group : sheet.list.groups) CHECK_FALSE(group.spoken.empty());
        });
}

TEST_CASE("the picture of a promise says what it stands for when a finger comes to it") {
    for (const char* language : kLanguages)
        for_every_page(language, [](const ui::Sheet& sheet, const Page& page) {
            const auto screen = sheet.list.screen;
            const bool reads = screen == flow::Screen::read && !flow::current_stop(page.model).statements;
            if (screen != flow::Screen::rate && screen != flow::Screen::practice && !reads) return;
            const auto* picture = sheet.list.find("picture");
            REQUIRE(picture);
            CHECK(picture->role == access::Role::image);
            CHECK_FALSE(picture->action);
            CHECK(picture->spoken.size() > 3);
            const auto page_words = access::read_page(sheet.list, false);
            CHECK(std::none_of(page_words.begin(), page_words.end(),
                               [](const auto& one) { return one.item == "picture"; }));
        });
}

TEST_CASE("words are spoken in the language of the screen, and foreign lines in their own") {
    for (const char* language : kLanguages)
        for_every_page(language, [&](const ui::Sheet& sheet, const Page&) {
            for (const auto& item : sheet.list.items) {
                const auto spoken = access::read_item(item);
                INFO(item.id << " in " << spoken.language << ": " << spoken.text);
                if (item.id.starts_with("lang."))
                    CHECK(spoken.language == item.id.substr(5));
                else if (spoken.language != sheet.list.language)
                    CHECK(spoken.language == "en");
                const bool latin = sheet.list.language != std::string("pa") && sheet.list.language != "ur";
                if (!latin && spoken.language == sheet.list.language && item.id != "set")
                    CHECK(has_script(spoken.text));
            }
        });
}

TEST_CASE("what was chosen is never heard: visits that differ in their answers alone sound the same") {
    CHECK(heard("face.1", 0, {}) == heard("face.5", 1, {}));
    for (const auto method : {flow::Method::keys, flow::Method::two_switches}) {
        flow::Settings settings;
        settings.choosing.method = method;
        CHECK(heard("face.2", 0, settings).size() > 20);
        for (const auto& one : heard("face.2", 0, settings)) {
            CHECK_FALSE(one.item.starts_with("said."));
            CHECK(one.text.find("Chosen:") == std::string::npos);
        }
    }
}

TEST_CASE("who listens by headphones, or asked for it, hears what was chosen") {
    flow::Settings asked;
    asked.hearing.say_choice = true;
    CHECK(heard("face.1", 0, asked) != heard("face.5", 0, asked));
    CHECK(heard("face.1", 0, {}, true) != heard("face.5", 0, {}, true));
}

TEST_CASE("a finger that goes down quiets the voice, wherever it lands") {
    auto model = resting("en", kPanel);
    model.settings.hearing.voice = true;
    for (const char* id : {"title", "start"}) {
        Visitor visitor(model, kPanel);
        REQUIRE(visitor.voice.busy());
        visitor.point(access::Pointer::Kind::down, id);
        CHECK_FALSE(visitor.voice.busy());
    }
}

TEST_CASE("a scan waits until the page was read out") {
    auto model = resting("en", kPanel);
    model.settings.hearing.voice = true;
    model.settings.choosing.method = flow::Method::one_switch;
    Visitor visitor(model, kPanel);
    const auto first = visitor.cues.focus;
    int turns = 0;
    for (; visitor.voice.busy(); ++turns) {
        CHECK(visitor.cues.focus == first);
        visitor.pass(milliseconds(250));
    }
    CHECK(turns > 20);  // longer than one item would have waited
    visitor.pass(milliseconds(3200));
    CHECK(visitor.cues.focus != first);
}

TEST_CASE("the caption is what is heard, at every moment of a visit") {
    auto model = resting("en", kPanel);
    model.settings.hearing.voice = true;
    Visitor visitor(model, kPanel);
    int captions = 0;
    for (const char* id : {"start", "agree", "who.me", "next", "face.2", "next"}) {
        visitor.choose(id);
        for (int i = 0; i < 30; ++i) {
            visitor.pass(milliseconds(1000));
            const auto now = visitor.voice.now();
            CHECK(visitor.cues.caption == (now ? now->text : ""));
            CHECK(visitor.cues.speaking == (now ? now->item : ""));
            if (!now) continue;
            ++captions;
            const auto& written = visitor.page().contained;
            CHECK(std::any_of(written.begin(), written.end(),
                              [&](const auto& c) { return c.text == now->text; }));
        }
    }
    CHECK(captions > 40);
}

TEST_CASE("every sentence that is spoken fits in its caption, on every page of every panel") {
    for (const auto& panel : kPanels)
        for (const char* language : kLanguages) {
            flow::Settings settings;
            settings.hearing.voice = true;
            std::set<std::string> done;
            for (const auto& page : child_pages(language, panel, settings)) {
                if (page.model.screen == flow::Screen::display) continue;
                auto model = page.model;
                model.settings = settings;  // also where the visit has just ended
                const auto list =
                    ui::compose(model, Stage::instance().kit(), panel.width, panel.height)->list;
                std::string longest, in;
                for (const auto& item : list.items)
                    for (const auto& sentence : kiosk::sentences(item.spoken))
                        if (sentence.size() > longest.size()) longest = sentence, in = item.language;
                if (!done.insert(longest + std::to_string(static_cast<int>(page.model.screen))).second)
                    continue;
                ui::Cues cues;
                cues.caption = longest;
                cues.caption_language = in;
                const auto sheet =
                    ui::compose(model, Stage::instance().kit(), panel.width, panel.height, cues);
                INFO(panel.name << " " << language << " " << page.name << ": " << longest);
                const auto at = std::find_if(sheet->contained.begin(), sheet->contained.end(),
                                             [&](const auto& c) { return c.text == longest; });
                REQUIRE(sheet->contained.size() > 0);
                const auto& last = sheet->contained.back();
                CHECK(last.text == longest);
                CHECK(at != sheet->contained.end());
                const auto height = static_cast<float>(panel.height);
                CHECK(last.words.y >= height * .75F);  // never over the middle of the page
                CHECK(last.words.y + last.words.h <= height + 1);
                CHECK(last.words.x >= 0);
            }
        }
}
