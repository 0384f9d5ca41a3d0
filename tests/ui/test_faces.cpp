// The faces: how many, what is said under them, how far the other answers are from the middle one, how
// different they look.
#include "kiosk/flow/update.h"
#include "tests/support/paint.h"
#include "tests/ui/visitor.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <set>

#include "words/kiosk.h"
#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;
using std::chrono::milliseconds;

namespace {

std::vector<access::Item> faces_of(const access::ScreenList& list) {
    std::vector<access::Item> out;
    for (const auto& item : list.items)
        if (item.id.starts_with("face.")) out.push_back(item);
    return out;
}

// A page with faces, on every panel, in every language, with three or five.
template <class Check>
void for_faces(bool three, Check check) {
    for (const auto& panel : kPanels)
        for (const char* language : kLanguages) {
            flow::Settings settings;
            settings.looks.three_faces = three;
            for (auto& page : pages(language, panel, settings)) {
                const auto sheet = Stage::instance().compose(page.model, panel);
                const auto faces = faces_of(sheet->list);
                if (faces.empty()) continue;
                INFO(panel.name << " " << language << " " << page.name);
                check(*sheet, faces, page);
            }
        }
}

ui::Bitmap grey_face(int number) {
    auto& art = Stage::instance().art();
    // white skin: what differs is drawn, not coloured
    return art.file("faces", std::to_string(number), 120, 120, {{0, 0, 0}, {255, 255, 255}, {255, 255, 255}})
        ->make();
}

// Dark pixels of one face or the other, but not both, as a part of those of either.
double apart(const ui::Bitmap& a, const ui::Bitmap& b) {
    int either = 0, one = 0;
    for (std::size_t i = 0; i + 3 < a.pixels.size(); i += 4) {
        const bool in_a =
            a.pixels[i + 3] > 128 && a.pixels[i]<128, in_b = b.pixels[i + 3]> 128 && b.pixels[i] < 128;
        either += in_a || in_b;
        one += in_a != in_b;
    }
    return static_cast<double>(one) / either;
}

}  // namespace

TEST_CASE("three faces or five, and the same meaning underneath") {
    for_faces(true, [](const ui::Sheet&, const std::vector<access::Item>& faces, const Page&) {
        REQUIRE(faces.size() == 3);
        for (const char* id : {"face.1", "face.3", "face.5"})
            CHECK(std::any_of(faces.begin(), faces.end(), [&](const auto& f) { return f.id == id; }));
    });
    for_faces(false, [](const ui::Sheet&, const std::vector<access::Item>& faces, const Page& page) {
        REQUIRE(faces.size() == 5);
        if (page.model.screen != flow::Screen::rate) return;
        for (const auto& face : faces) {
            auto model = page.model;
            flow::update(model, *face.action);
            CHECK(model.visit.answers[flow::current_index(model)].say == say_of_face(face.id.back() - '0'));
        }
    });
}

TEST_CASE("words stand under every face and are spoken, never numbers") {
    for (const bool three : {false, true})
        for_faces(three, [](const ui::Sheet& sheet, const std::vector<access::Item>& faces, const Page&) {
            std::set<std::string> different;
            for (const auto& face : faces) {
                INFO(face.id << ": " << face.label);
                CHECK(face.label.size() >= 2);
                CHECK_FALSE(face.spoken.empty());
                CHECK(std::none_of(face.label.begin(), face.label.end(),
                                   [](char c) { return c >= '0' && c <= '9'; }));
                CHECK(std::none_of(face.spoken.begin(), face.spoken.end(),
                                   [](char c) { return c >= '0' && c <= '9'; }));
                const auto words = std::find_if(sheet.contained.begin(), sheet.contained.end(),
                                                [&](const auto& c) { return c.text == face.label; });
                REQUIRE(words != sheet.contained.end());
                CHECK(words->words.y > face.rect.y + face.rect.h / 2);  // under it
                different.insert(face.label);
            }
            CHECK(different.size() == faces.size());
        });
}

TEST_CASE("the question comes first, and is heard to its end before the faces appear") {
    auto model = resting("en", kPanels[0]);
    model.settings.hearing.voice = true;
    Visitor visitor(model, kPanels[0]);
    REQUIRE(visitor.go_to(flow::Screen::practice));
    visitor.tap("next");
    REQUIRE(visitor.where() == "rate");
    CHECK(visitor.find("question"));
    CHECK(faces_of(visitor.page().list).empty());
    bool heard = false;
    for (int i = 0; i < 40 && faces_of(visitor.page().list).empty(); ++i) {
        heard |= visitor.cues.speaking == "question";
        visitor.pass(milliseconds(500));
    }
    CHECK(heard);
    CHECK(faces_of(visitor.page().list).size() == 5);
    for (const auto& one : visitor.voice.said)
        if (one.item.starts_with("face.")) CHECK(heard);
}

TEST_CASE(
    "not sure, not about me, not understood and skip lie apart from the faces, and are asked for by name") {
    for_faces(false, [](const ui::Sheet& sheet, const std::vector<access::Item>& faces, const Page& page) {
        if (page.model.screen != flow::Screen::rate) return;
        float low = 0;
        for (const auto& face : faces) low = std::max(low, face.rect.y + face.rect.h);
        for (const char* id : {"say.not-sure", "say.not-for-me", "say.dont-understand"}) {
            const auto* item = sheet.list.find(id);
            INFO(id);
            REQUIRE(item);
            CHECK(item->rect.y >= low);
            CHECK(item->group != faces.front().group);
            CHECK_FALSE(item->spoken.empty());
        }
        CHECK(sheet.list.find("skip")->rect.y >= low);
    });
}

TEST_CASE("faces are told apart by their lines alone: each from the next, the sad ones too") {
    for (int i = 1; i <= 5; ++i)
        for (int k = i + 1; k <= 5; ++k) {
            INFO(i << " and " << k);
            CHECK(apart(grey_face(i), grey_face(k)) > .1);
        }
    CHECK(apart(grey_face(2), grey_face(2)) == 0);
}

TEST_CASE(
    "faces have a thick outline, a middle that looks up a little, and nothing but eyes, brows and a mouth") {
    for (int i = 1; i <= 5; ++i) {
        const auto& svg = Stage::instance().art().inner("faces", std::to_string(i));
        INFO(i);
        CHECK(svg.side == 240);
        const auto at = svg.body.find("stroke-width=\"");
        REQUIRE(at != std::string::npos);
        CHECK(std::stod(svg.body.substr(at + 14)) >= 10);  // 1.25 mm on the smallest face
        std::size_t shapes = 0;
        for (const char* what : {"<path", "<ellipse", "<circle"})
            for (auto p = svg.body.find(what); p != std::string::npos; p = svg.body.find(what, p + 1))
                ++shapes;
        CHECK(shapes <= 5);  // outline, two eyes, mouth; the very sad one has brows
    }
    // the middle of the mouth lies lower than its ends
    const auto& middle = Stage::instance().art().inner("faces", "3").body;
    const auto mouth = middle.rfind("d=\"M");
    REQUIRE(mouth != std::string::npos);
    double x1 = 0, y1 = 0, x2 = 0, y2 = 0, x3 = 0, y3 = 0;
    REQUIRE(std::sscanf(middle.c_str() + mouth, "d=\"M%lf %lfC%lf %lf %lf %lf", &x1, &y1, &x2, &y2, &x3,
                        &y3) == 6);
    CHECK(y2 > y1);
    CHECK(y2 - y1 < 20);
}

TEST_CASE("a practice question teaches the faces, and says that it is not kept and no test") {
    for (const char* language : kLanguages) {
        auto model = resting(language, kPanels[0]);
        Visitor visitor(model, kPanels[0]);
        INFO(language);
        REQUIRE(visitor.go_to(flow::Screen::practice));
        const auto said = [&](const text::Key& key) {
            return Stage::instance().kit().wording.say(language, key).text;
        };
        CHECK(visitor.find("question")->label == said(words::practice_question));
        CHECK(visitor.find("kept")->label == said(words::practice_not_kept));
        CHECK(visitor.find("point.text")->label == said(words::practice_line));
        CHECK(faces_of(visitor.page().list).size() == 5);
        visitor.tap("face.2");
        visitor.tap("next");
        CHECK_FALSE(visitor.model.visit.anything());
        CHECK_FALSE(visitor.model.visit.practice);
    }
}
