// "You said, we did": that it is told on the promise, before its question and at the end, and leaves no
// trace.
#include "tests/ui/visitor.h"

#include <algorithm>
#include <set>

#include "words/kiosk.h"
#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;
using flow::Screen;

namespace {

std::string words_of(const Visitor& visitor) {
    std::string out;
    for (const auto& item : visitor.page().list.items)
        if (item.id != "title" && !item.pressable()) out += item.label + "\n";  // "You said, we did"
    return out;
}

bool says(const std::string& words, const std::string& sentence) {
    return words.find(sentence) != std::string::npos;
}

// Goes through what is left of a reply that takes several pages; all its words.
std::string whole(Visitor& visitor, const std::string& next) {
    auto words = words_of(visitor);
    while (visitor.find(next) &&
           std::holds_alternative<flow::action::Page>(visitor.find(next)->action.value())) {
        visitor.tap(next);
        words += words_of(visitor);
    }
    return words;
}

void check_told(const std::string& words, const Reply& reply, const std::string& language, bool who = true) {
    const auto& in = reply.in(language);
    INFO(language << " " << reply.point.text << ": " << words);
    CHECK(says(words, in.you_said));
    CHECK(says(words, in.answer));
    CHECK(says(words, in.instead));
    CHECK(says(words, in.who) == who);
    // what a sentence is, in its own language where there is no room for both
    const auto said = [&](const text::Key& key) {
        const auto& wording = Stage::instance().kit().wording;
        return says(words, wording.say(language, key).text) ||
               (!reply.has(language) && says(words, wording.say("en", key).text));
    };
    CHECK(said(words::display_we_cannot) == (reply.kind == ReplyKind::cannot));
    CHECK(said(words::display_we_did) == (reply.kind == ReplyKind::did));
}

}  // namespace

TEST_CASE(
    "a way leads to what changed only where there is something, and every reply can be read from there") {
    for (const auto& panel : kPanels)
        for (const char* language : kLanguages) {
            INFO(panel.name << " " << language);
            CHECK_FALSE(Visitor(page_of(language, "welcome", panel), panel).find("replies"));
            for (const char* rest : {"welcome-replies", "closed-replies"}) {
                Visitor visitor(page_of(language, rest, panel), panel);
                visitor.tap("replies");
                REQUIRE(visitor.where() == "replies");
                const auto told = flow::told_of(*visitor.model.offer);
                REQUIRE(told.size() == 10);
                for (std::size_t i = 0; i < told.size(); ++i) {
                    CHECK(visitor.page().list.point == told[i].reply->point.text);
                    check_told(whole(visitor, "reply.next"), *told[i].reply, language);
                    CHECK((visitor.find("reply.next")->pressable() == (i + 1 < told.size())));
                    visitor.tap("reply.next");
                }
                for (int i = 0; i < 4 && !flow::resting(visitor.model.screen); ++i) visitor.tap("back");
                CHECK(flow::resting(visitor.model.screen));
            }
        }
}

TEST_CASE("a reply without words in a language is said in English, and the badge says so") {
    for (const char* language : kLanguages) {
        if (language == std::string("en")) continue;
        Visitor visitor(page_of(language, "replies"), kPanel);
        REQUIRE_FALSE(flow::current_told(visitor.model).reply->has(language));
        const auto badge = Stage::instance().kit().wording.say(language, words::badge_english).text;
        REQUIRE(visitor.find("badge"));
        CHECK(visitor.find("badge")->label == badge);
        CHECK(visitor.find("answer")->language == "en");  // and is spoken so
        CHECK(visitor.find("answer.title")->language == language);
        visitor.tap("reply.next");
        REQUIRE(flow::current_told(visitor.model).reply->has(language));
        CHECK(visitor.find("answer")->language == language);
        CHECK(visitor.find("badge")->label != badge);
    }
}

TEST_CASE(
    "before its question each promise that was replied to says what was done, and asks whether it is "
    "better") {
    for (const auto& panel : kPanels)
        for (const char* language : kLanguages) {
            Visitor visitor(page_of(language, "welcome-replies", panel), panel);
            INFO(panel.name << " " << language);
            REQUIRE(visitor.go_to(Screen::reply));
            const auto& kit = Stage::instance().kit();
            std::set<std::string> asked;
            while (visitor.where() == "reply" || visitor.where() == "rate") {
                REQUIRE(visitor.where() == "reply");
                const auto& reply = *flow::reply_to_question(visitor.model);
                asked.insert(visitor.page().list.point);
                CHECK(visitor.page().list.point == reply.point.text);
                const auto words = whole(visitor, "next");
                check_told(words, reply, language, false);  // who and when are told elsewhere
                const auto& now = reply.kind == ReplyKind::did ? words::reply_better : words::reply_how_now;
                CHECK(says(words, kit.wording.say(language, now).text));
                CHECK((says(words, kit.wording.say(language, words::thanks_last_time).text) ||
                       (!reply.has(language) && says(words, words::thanks_last_time.english))));
                for (const auto& item : visitor.page().list.items) CHECK(item.role != access::Role::radio);
                visitor.tap("next");
                REQUIRE(visitor.where() == "rate");
                CHECK(visitor.page().list.point == reply.point.text);
                visitor.tap("skip");
            }
            CHECK(asked.size() == 4);
        }
}

TEST_CASE("replies change no question and no answer: a visit with them stores what one without them does") {
    std::vector<Answer> stored;
    std::set<std::string> questions[2];
    for (const std::string rest : {"welcome", "welcome-replies"}) {
        Visitor visitor(page_of("en", rest), kPanel);
        REQUIRE(visitor.journey("face.2") > 0);
        REQUIRE(visitor.stored.size() == 1);
        stored.push_back(visitor.stored.front());
        Visitor reader(page_of("en", rest), kPanel);
        REQUIRE(reader.go_to(Screen::rate));
        for (const auto& item : reader.page().list.items)
            questions[rest == "welcome"].insert(item.id + item.label);
    }
    CHECK(stored[0] == stored[1]);
    CHECK(questions[0] == questions[1]);
}

TEST_CASE("the promises that are read have what was done about them behind a button") {
    for (const char* language : kLanguages) {
        Visitor visitor(page_of(language, "welcome-replies"), kPanel);
        visitor.tap("read");
        for (int i = 0; i < 10; ++i) {
            REQUIRE(visitor.where() == "read");
            const auto& reply = *flow::reply_to_reading(visitor.model);
            const auto point = visitor.page().list.point;
            CHECK(point == reply.point.text);
            visitor.tap("reply");
            check_told(whole(visitor, "next"), reply, language);
            CHECK(visitor.page().list.point == point);
            visitor.tap("back");
            REQUIRE(visitor.find("reply"));
            visitor.tap("reply");
            visitor.tap("next");
        }
        CHECK(visitor.where() == "welcome");
    }
}

TEST_CASE(
    "at the end stands what was said last time and what was done, or a way to it; whatever was answered") {
    for (const auto& panel : kPanels)
        for (const char* language : kLanguages) {
            INFO(panel.name << " " << language);
            std::string seen[2];
            for (const std::string face : {"face.1", "face.5"}) {
                Visitor visitor(page_of(language, "welcome-replies", panel), panel);
                REQUIRE(visitor.go_to(Screen::thanks, face));
                seen[face == "face.1"] = words_of(visitor);
                CHECK_FALSE(visitor.find("last-time.none"));
                for (int i = 0; i < 10; ++i) {
                    const auto& reply = *flow::current_told(visitor.model).reply;
                    if (visitor.find("you-said")) {
                        check_told(words_of(visitor), reply, language);
                        visitor.tap("reply.next");
                    } else {
                        REQUIRE(visitor.find("replies"));
                        visitor.tap("replies");
                        check_told(whole(visitor, "reply.next"), reply, language);
                        if (i < 9) visitor.tap("reply.next");
                        while (visitor.where() == "replies") visitor.tap("back");
                    }
                    REQUIRE(visitor.where() == "thanks");
                }
                visitor.tap("done");
                CHECK(visitor.where() == "welcome");
            }
            CHECK(seen[0] == seen[1]);
        }
}

TEST_CASE("which reply somebody looked at is forgotten with the visit") {
    Visitor visitor(page_of("en", "welcome-replies"), kPanel);
    visitor.tap("replies");
    visitor.tap("reply.next");
    visitor.tap("reply.next");
    const auto later = visitor.page().list.point;
    visitor.tap("hide");
    visitor.tap("replies");
    CHECK(visitor.page().list.point != later);
    CHECK(visitor.model.told == 0);
    visitor.pass(std::chrono::minutes(5));
    CHECK(visitor.where() == "welcome");  // nobody was there any more
}
