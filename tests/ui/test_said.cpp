// What the pages say: before a visit, about help, at the end; and what they never say.
#include "kiosk/flow/update.h"
#include "tests/support/pack_texts.h"
#include "tests/ui/pages.h"

#include <algorithm>
#include <cctype>
#include <set>

#include "words/kiosk.h"
#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;

namespace {

const char* const kSets[] = {"derby-2024", "derby-heritage", "derbyshire-2019", "leicester-2010"};

// Everything of a screen that has several pages, as one text.
std::string all_of(flow::Model model, const Panel& panel = kPanel) {
    std::string out, last;
    for (model.page = 0; model.page < 8; ++model.page) {
        std::string words;
        const auto sheet = Stage::instance().compose(model, panel);
        for (const auto& item : sheet->list.items) words += item.label + "\n";
        if (words == last) break;
        out += last = words;
    }
    return out;
}

bool has(const std::string& text, const std::string& language, const text::Key& key) {
    const auto line = Stage::instance().kit().wording.say(language, key);
    INFO(language << ": " << line.text);
    CHECK_FALSE(line.text.empty());
    return text.find(line.text) != std::string::npos;
}

// About a day or about grown-ups, never about an answer.
bool allowed(const std::string& text, const std::string& word) {
    return word == "wrong" &&
           (text.find("goes wrong") != std::string::npos || text.find("go wrong") != std::string::npos ||
            text.find("get it wrong") != std::string::npos);
}

}  // namespace

TEST_CASE(
    "the first question says what we ask, what is kept, who may see it, what happens, and that you can "
    "stop") {
    for (const auto& panel : kPanels)
        for (const char* language : kLanguages) {
            auto model = page_of(language, "agree", panel);
            const auto text = all_of(model, panel);
            INFO(panel.name << " " << language);
            for (const auto* key : {&words::agree_title, &words::agree_what, &words::agree_not_test,
                                    &words::agree_choice, &words::agree_not_stored, &words::agree_stored,
                                    &words::agree_near, &words::agree_after_send, &words::agree_not_plan,
                                    &words::agree_not_now, &words::agree_need_help})
                CHECK(has(text, language, *key));
            // spoken, each with a picture beside it, and Yes only on the page that shows the last of it
            const auto sheet = Stage::instance().compose(model, panel);
            for (const char* id : {"agree.what", "agree.choice", "agree.stored", "agree.near"})
                if (const auto* item = sheet->list.find(id)) CHECK_FALSE(item->spoken.empty());
            const auto pictures =
                std::count_if(sheet->display.marks.begin(), sheet->display.marks.end(), [](const auto& mark) {
                    const auto* image = std::get_if<ui::Image>(&mark);
                    return image && image->picture && image->tint == ui::Colour{255, 255, 255} &&
                           image->rect.w > 40 && image->rect.w < 200;
                });
            const auto facts = std::count_if(sheet->list.items.begin(), sheet->list.items.end(),
                                             [](const auto& item) { return item.id.starts_with("agree."); });
            CHECK(facts >= 2);
            CHECK(pictures >= facts - 1);  // the line below the cards has none
            if (sheet->list.find("agree")) CHECK(sheet->list.find("agree.live"));
            CHECK((sheet->list.find("no-thanks") || sheet->list.find("next")));
        }
}

TEST_CASE("on my own, or with someone: asked once, in words and pictures, and kept as it was said") {
    for (const char* language : kLanguages) {
        auto model = page_of(language, "who");
        const auto sheet = Stage::instance().compose(model, kPanel);
        const auto *own = sheet->list.find("who.me"), *with = sheet->list.find("who.with");
        REQUIRE((own && with));
        CHECK_FALSE(own->chosen);
        CHECK_FALSE(with->chosen);
        CHECK(own->rect.w == Approx(with->rect.w));
        CHECK(own->rect.h == Approx(with->rect.h));
        flow::update(model, *with->action);
        CHECK(model.visit.company == Company::with_someone);
        model = page_of(language, "who");
        flow::update(model, *own->action);
        CHECK(model.visit.company == Company::own);
    }
}

TEST_CASE("Help says who, now and at night, and that nobody reads this now") {
    for (const auto& panel : kPanels)
        for (const char* language : kLanguages) {
            const auto model = page_of(language, "help", panel);
            const auto text = all_of(model, panel);
            INFO(panel.name << " " << language);
            CHECK(has(text, language, words::help_title));
            CHECK((has(text, language, words::help_not_live)));
            CHECK(has(text, language, words::help_evening_title));
            CHECK(has(text, language, words::help_always_title));
            std::set<std::string> numbers;
            auto turned = model;
            for (turned.page = 0; turned.page < 6; ++turned.page) {
                const auto sheet = Stage::instance().compose(turned, panel);
                for (const auto& item : sheet->list.items)
                    if (item.id.ends_with(".number")) numbers.insert(item.label);
            }
            CHECK(numbers.size() >= 3);
        }
}

TEST_CASE("the end says thank you, what happens next, and when") {
    for (const char* language : kLanguages) {
        const auto model = page_of(language, "thanks");
        const auto text = all_of(model);
        INFO(language);
        CHECK(has(text, language, words::thanks_title));
        CHECK(has(text, language, words::thanks_next_1));
        CHECK(has(text, language, words::thanks_next_4));
        const auto month = Stage::instance().kit().wording.month(language, model.offer->wave->results);
        CHECK(text.find(month) != std::string::npos);
    }
}

TEST_CASE(
    "the end says what was done about what young people said last time, or that there are no replies yet") {
    for (const auto& panel : kPanels)
        for (const char* language : kLanguages) {
            auto model = page_of(language, "thanks", panel);
            const auto sheet = Stage::instance().compose(model, panel);
            INFO(panel.name << " " << language);
            const auto* line = sheet->list.find("last-time");
            REQUIRE(line);
            const auto& kit = sheet->kit;
            const auto month = kit.wording.month(language, model.offer->wave->results);
            CHECK(line->label ==
                  kit.wording.say(language, words::thanks_last_time_none, {{"month", month}}).text);
            CHECK_FALSE(line->spoken.empty());
        }
}

TEST_CASE("nothing is chosen before somebody chose it") {
    for (const char* language : kLanguages)
        for (auto& page : child_pages(language, kPanel)) {
            const bool answers =
                page.model.screen == flow::Screen::rate || page.model.screen == flow::Screen::reasons ||
                page.model.screen == flow::Screen::practice || page.model.screen == flow::Screen::who ||
                page.model.screen == flow::Screen::band || page.model.screen == flow::Screen::more_set;
            if (!answers || page.name.find("chosen") != std::string::npos || page.name.starts_with("reasons"))
                continue;
            const auto sheet = Stage::instance().compose(page.model, kPanel);
            for (const auto& item : sheet->list.items) {
                INFO(language << " " << page.name << ": " << item.id);
                CHECK_FALSE(item.chosen);
            }
        }
    flow::Visit visit;
    CHECK(visit.company == Company::not_said);
    CHECK_FALSE(visit.practice);
    CHECK_FALSE(visit.anything());
}

TEST_CASE("no word of any page praises, counts, hurries, blames or calls an answer wrong") {
    const char* const never[] = {"wrong",     "streak",     "reward",     "points", "score",    "well done",
                                 "great job", "good job",   "correct",    "error",  "hurry up", "last chance",
                                 "you must",  "you should", "failed",     "badge",  "prize",    "win ",
                                 "level ",    "naughty",    "bad answer", "invalid"};
    std::size_t read = 0;
    for (const auto& panel : {kPanels[0], kPanels[1]}) {
        auto all = child_pages("en", panel);
        for (auto& page : more_set_pages(all.front().model, Stage::instance().kit(), panel))
            all.push_back(std::move(page));
        for (auto& page : all) {
            const auto sheet = Stage::instance().compose(page.model, panel);
            for (const auto& item : sheet->list.items)
                for (auto text : {item.label, item.spoken}) {
                    std::transform(text.begin(), text.end(), text.begin(),
                                   [](unsigned char c) { return std::tolower(c); });
                    ++read;
                    for (const char* word : never) {
                        INFO(page.name << ", " << item.id << ": " << text);
                        CHECK((text.find(word) == std::string::npos || allowed(text, word)));
                    }
                }
        }
    }
    CHECK(read > 3000);
}

TEST_CASE("languages are offered by their own names in their own script, never by flags") {
    const std::pair<const char*, const char*> names[] = {
        {"en", "English"}, {"pl", "Polski"}, {"sk", "Slovenčina"}, {"pa", "ਪੰਜਾਬੀ"}, {"ur", "اردو"}};
    for (const char* language : kLanguages)
        for (auto& page : child_pages(language, kPanel)) {
            if (page.name != "welcome" && page.name != "closed") continue;
            const auto sheet = Stage::instance().compose(page.model, kPanel);
            for (const auto& [code, name] : names) {
                const auto* item = sheet->list.find(std::string("lang.") + code);
                INFO(page.name << " in " << language << ": " << code);
                REQUIRE(item);
                CHECK(item->label == name);
                CHECK(item->language == code);
                // a regional indicator, of which flags are made, begins with these three bytes
                CHECK(item->label.find("\xF0\x9F\x87") == std::string::npos);
                // on its button nothing is drawn but its name
                for (const auto& mark : sheet->display.marks) {
                    const auto* image = std::get_if<ui::Image>(&mark);
                    if (image && image->picture && image->tint == ui::Colour{255, 255, 255} &&
                        image->rect.w < item->rect.w)
                        CHECK_FALSE(image->rect.inside(item->rect));
                }
            }
        }
}

TEST_CASE("no colour of a theme is red, but for what a face is made of") {
    for (const auto& theme : ui::kThemes) {
        const std::pair<const char*, ui::Colour> colours[] = {
            {"bg", theme.bg},       {"surface", theme.surface}, {"ink", theme.ink},
            {"muted", theme.muted}, {"line", theme.line},       {"primary", theme.primary},
            {"focus", theme.focus}, {"tint", theme.tint},       {"stone", theme.stone},
            {"edge", theme.edge},   {"water", theme.water},     {"f1", theme.f1},
            {"f2", theme.f2},       {"f3", theme.f3},           {"f4", theme.f4},
            {"f5", theme.f5},       {"ripple", theme.ripple},   {"on_primary", theme.on_primary}};
        for (const auto& [name, c] : colours) {
            const int most = std::max({c.r, c.g, c.b}), least = std::min({c.r, c.g, c.b});
            // red: the hue is within 20 degrees of it, and strong
            const bool strong = most - least > 100;
            const bool reddish = c.r == most && std::abs(c.g - c.b) * 3 < most - least;
            INFO(theme.name << ": " << name);
            CHECK_FALSE((strong && reddish));
        }
    }
}

TEST_CASE("a short set comes first: four promises, then more; growing up and the police are never first") {
    for (const char* set : kSets) {
        const auto pack = read_text(shipped_pack(set));
        REQUIRE(pack);
        INFO(set);
        CHECK(pack->first_set.size() == 4);
        for (const auto& id : pack->first_set) {
            const auto* point = pack->find(id);
            REQUIRE(point);
            const auto all = point->pictures + " " + point->few + " " + point->more + " " +
                             point->rate_question + " " + point->section;
            INFO(id.text << ": " << all);
            for (const char* never : {"olice", "rowing up", "after you are 18", "leave care", "court"})
                CHECK(all.find(never) == std::string::npos);
        }
    }
}

TEST_CASE("every question is about one thing that a child knows, and asks it as a question") {
    for (const char* set : kSets) {
        const auto pack = read_text(shipped_pack(set));
        REQUIRE(pack);
        for (const auto& point : pack->points) {
            if (!point.rateable) continue;
            INFO(set << " " << point.id.text << ": " << point.rate_question);
            CHECK(point.rate_question.ends_with("?"));
            CHECK(std::count(point.rate_question.begin(), point.rate_question.end(), '?') == 1);
            for (const char* abstract : {"satisf", " rate ", "score", "out of", "council", "promise"})
                CHECK(point.rate_question.find(abstract) == std::string::npos);
            CHECK_FALSE(point.rate_pictures.empty());
        }
    }
}
