#include "tests/ui/pages.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <catch2/catch.hpp>

using namespace pledge;
using testing::Panel;
using testing::Stage;
using ui::Rect;

namespace {

constexpr float kSlack = .75F;  // half a pixel of rounding on each side

// What a child may have chosen, and what must hold all the same.
struct Wish {
    const char* name;
    flow::Settings settings;
};

std::vector<Wish> wishes() {
    std::vector<Wish> out(6);
    out[0].name = "as it is";
    out[1].name = "big words";
    out[1].settings.looks.size = 2;
    out[2].name = "very big words with space";
    out[2].settings.looks.size = 3;
    out[2].settings.looks.more_space = true;
    out[3].name = "within reach";
    out[3].settings.looks.reach = true;
    out[4].name = "read aloud, with captions";
    out[4].settings.hearing.voice = true;
    out[5].name = "three faces, pictures";
    out[5].settings.looks.three_faces = true;
    out[5].settings.looks.depth = flow::Depth::pictures;
    return out;
}

Rect shrunk(const Rect& r) {
    return {r.x + kSlack, r.y + kSlack, r.w - 2 * kSlack, r.h - 2 * kSlack};
}

float gap(const Rect& a, const Rect& b) {
    return std::max({a.x - b.x - b.w, b.x - a.x - a.w, a.y - b.y - b.h, b.y - a.y - a.h});
}

std::vector<testing::Page> all_pages(const std::string& language, const Panel& panel,
                                     const flow::Settings& settings) {
    auto out = testing::pages(language, panel, settings);
    auto& stage = Stage::instance();
    for (auto& page : testing::more_set_pages(out.front().model, stage.kit(), panel))
        out.push_back(std::move(page));
    for (auto& page : testing::more_reply_pages(out.front().model)) out.push_back(std::move(page));
    for (auto& page : testing::more_staff_pages(out.front().model)) out.push_back(std::move(page));
    for (auto& page : testing::more_live_pages(out.front().model)) out.push_back(std::move(page));
    return out;
}

template <class Check>
void for_every_page(Check check) {
    for (const auto& panel : testing::kPanels)
        for (const char* language : testing::kLanguages)
            for (const auto& wish : wishes())
                for (auto& page : all_pages(language, panel, wish.settings)) {
                    const auto sheet = Stage::instance().compose(page.model, panel);
                    INFO(panel.name << " " << language << " " << page.name << ", " << wish.name);
                    check(*sheet, panel, page);
                }
}

}  // namespace

TEST_CASE("every screen is among the pages that are tested") {
    std::set<flow::Screen> seen;
    for (const auto& page : all_pages("en", testing::kPanels[0], {})) seen.insert(page.model.screen);
    for (const auto screen : flow::all_screens()) {
        INFO(flow::name_of(screen));
        CHECK(seen.contains(screen));
    }
}

TEST_CASE("no letter is without a glyph") {
    auto& stage = Stage::instance();
    std::set<std::pair<std::string, std::string>> done;
    for_every_page([&](const ui::Sheet& sheet, const Panel&, const testing::Page&) {
        for (const auto& item : sheet.list.items) {
            // a language's own name is set in that language
            const auto language = item.id.starts_with("lang.") ? item.id.substr(5) : sheet.list.language;
            if (!done.insert({language, item.label}).second || item.label.empty()) continue;
            text::ParagraphSpec spec;
            spec.text = item.label;
            spec.language = text::LanguageCode(language);
            const auto glyphs = stage.paragraphs().glyphs(spec);
            INFO(item.id << ": " << item.label);
            REQUIRE(glyphs);
            CHECK(glyphs->unknown == 0);
        }
    });
    CHECK(done.size() > 200);
}

TEST_CASE("nothing leaves the window") {
    for_every_page([](const ui::Sheet& sheet, const Panel& panel, const testing::Page&) {
        const Rect window{0, 0, static_cast<float>(panel.width), static_cast<float>(panel.height)};
        for (const auto& item : sheet.list.items) {
            INFO(item.id << " at " << item.rect.x << "," << item.rect.y << " " << item.rect.w << "×"
                         << item.rect.h);
            CHECK(shrunk(item.rect).inside(window));
        }
        // the ink of words, which may reach over their lines
        for (const auto& mark : sheet.display.marks)
            if (const auto* image = std::get_if<ui::Image>(&mark);
                image && image->picture && image->tint != ui::Colour{255, 255, 255}) {
                INFO("words at " << image->rect.x << "," << image->rect.y << " " << image->rect.w << "×"
                                 << image->rect.h);
                CHECK(shrunk(image->rect).inside(window));
            }
    });
}

TEST_CASE("nothing overlaps") {
    for_every_page([](const ui::Sheet& sheet, const Panel&, const testing::Page&) {
        const auto& items = sheet.list.items;
        for (std::size_t i = 0; i < items.size(); ++i)
            for (std::size_t k = i + 1; k < items.size(); ++k) {
                INFO(items[i].id << " and " << items[k].id);
                CHECK_FALSE(shrunk(items[i].rect).overlaps(shrunk(items[k].rect)));
            }
    });
}

TEST_CASE("no line is lost between pixels: what has no round corners is whole pixels, and at least one") {
    for_every_page([](const ui::Sheet& sheet, const Panel&, const testing::Page&) {
        for (const auto& mark : sheet.display.marks) {
            const auto* fill = std::get_if<ui::Fill>(&mark);
            if (!fill || fill->radius > 0) continue;
            const auto& r = fill->rect;
            INFO(r.x << "," << r.y << " " << r.w << "×" << r.h);
            CHECK((r.w >= 1 && r.h >= 1));
            CHECK((r.y == std::round(r.y) && r.h == std::round(r.h)));
        }
    });
}

TEST_CASE("words stay inside what they are written on") {
    for_every_page([](const ui::Sheet& sheet, const Panel&, const testing::Page&) {
        for (const auto& c : sheet.contained) {
            INFO("\"" << c.text << "\" " << c.words.w << "×" << c.words.h << " in " << c.container.w << "×"
                      << c.container.h);
            CHECK(shrunk(c.words).inside(c.container));
        }
    });
}

TEST_CASE("targets are large enough and far enough apart") {
    for_every_page([](const ui::Sheet& sheet, const Panel& panel, const testing::Page&) {
        const auto mm = static_cast<float>(panel.pixels_per_mm);
        std::vector<access::Item> targets;
        for (const auto& item : sheet.list.items)
            if (item.action) targets.push_back(item);
        for (std::size_t i = 0; i < targets.size(); ++i) {
            const auto& item = targets[i];
            const bool face = item.id.starts_with("face.");
            INFO(item.id << " is " << item.rect.w / mm << " × " << item.rect.h / mm << " mm");
            CHECK(std::min(item.rect.w, item.rect.h) >= (face ? 30 : 20) * mm - kSlack);
            for (std::size_t k = i + 1; k < targets.size(); ++k) {
                INFO("and " << targets[k].id << ", " << gap(item.rect, targets[k].rect) / mm << " mm apart");
                CHECK(gap(item.rect, targets[k].rect) >= 6 * mm - kSlack);
            }
        }
    });
}

TEST_CASE("Help is always in reach, and everything but the start can be left") {
    for_every_page([](const ui::Sheet& sheet, const Panel&, const testing::Page& page) {
        if (page.model.screen == flow::Screen::display) {  // nobody can touch it
            for (const auto& item : sheet.list.items) CHECK_FALSE(item.pressable());
            return;
        }
        const auto screen = page.model.screen;
        const bool leads = flow::is_live(screen) && screen != flow::Screen::live_cover &&
                           screen != flow::Screen::live_ballot;  // staff, before a group
        CHECK((leads || sheet.list.find("help")));
        CHECK((leads || sheet.list.find("hide")));
        const bool can_leave = sheet.list.find("back") || sheet.list.find("stop") ||
                               sheet.list.find("done") || sheet.list.find("staff.leave") ||
                               sheet.list.find("live.end");
        CHECK((can_leave || flow::resting(page.model.screen)));
    });
}

TEST_CASE("a draft is said to be one, and a language without words says that it is English") {
    for_every_page([](const ui::Sheet& sheet, const Panel&, const testing::Page&) {
        const auto* badge = sheet.list.find("badge");
        CHECK((badge != nullptr) == (sheet.list.language != "en"));
    });
}

TEST_CASE("in Urdu the page is mirrored: the best face is at the left, Back at the right") {
    const auto& panel = testing::kPanels[0];
    for (auto& page : testing::pages("ur", panel)) {
        if (page.name != "rate-1") continue;
        const auto sheet = Stage::instance().compose(page.model, panel);
        CHECK(sheet->list.right_to_left);
        CHECK(sheet->list.find("face.5")->rect.x < sheet->list.find("face.1")->rect.x);
        CHECK(sheet->list.find("back")->rect.x > sheet->list.find("next")->rect.x);
        CHECK(sheet->list.find("stop")->rect.x > sheet->list.find("help")->rect.x);
    }
}

TEST_CASE("every picture that a page names is there") {
    for_every_page([](const ui::Sheet&, const Panel&, const testing::Page&) {});
    CHECK(Stage::instance().art().missing().empty());
}

TEST_CASE("a page lists at most six statements, and every statement is on one") {
    for (const auto& panel : testing::kPanels) {
        INFO(panel.name);
        auto pages = testing::pages("ur", panel);
        const auto at = std::find_if(pages.begin(), pages.end(),
                                     [](const testing::Page& p) { return p.name == "read-statements"; });
        REQUIRE(at != pages.end());
        auto& model = at->model;
        std::set<std::string> seen;
        for (model.page = 0;; ++model.page) {
            const auto sheet = Stage::instance().compose(model, panel);
            const auto before = seen.size();
            for (const auto& item : sheet->list.items)
                if (item.id.starts_with("statement.")) seen.insert(item.id);
            CHECK(seen.size() - before <= 6);
            REQUIRE(seen.size() > before);
            if (!std::holds_alternative<flow::action::Page>(*sheet->list.find("next")->action)) break;
        }
        CHECK(seen.size() == flow::current_stop(model).points.size());
    }
}

TEST_CASE("the menu holds every set, on as many pages as it needs") {
    for (const auto& panel : testing::kPanels)
        for (const char* language : testing::kLanguages) {
            INFO(panel.name << " " << language);
            auto pages = testing::pages(language, panel);
            const auto at = std::find_if(pages.begin(), pages.end(),
                                         [](const testing::Page& p) { return p.name == "sets"; });
            REQUIRE(at != pages.end());
            std::set<std::string> seen;
            for (int page = 0; page < 4; ++page) {
                at->model.page = page;
                const auto sheet = Stage::instance().compose(at->model, panel);
                for (const auto& item : sheet->list.items)
                    if (item.id.starts_with("set.pack.")) seen.insert(item.id);
            }
            CHECK(seen.size() == 4);
        }
}
