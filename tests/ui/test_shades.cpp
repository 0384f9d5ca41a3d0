// What can be told apart: contrast as it is painted in each theme, and what is chosen without any colour.
#include "kiosk/flow/update.h"
#include "tests/support/paint.h"
#include "tests/ui/visitor.h"

#include <cmath>
#include <fstream>
#include <map>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace pledge;
using namespace pledge::testing;
using ui::Colour;

namespace {

// WCAG 2.2: relative luminance, contrast ratio.
double luminance(Colour c) {
    const auto part = [](std::uint8_t value) {
        const double v = value / 255.0;
        return v <= .04045 ? v / 12.92 : std::pow((v + .055) / 1.055, 2.4);
    };
    return .2126 * part(c.r) + .7152 * part(c.g) + .0722 * part(c.b);
}

double contrast(Colour a, Colour b) {
    const double l = luminance(a), m = luminance(b);
    return (std::max(l, m) + .05) / (std::min(l, m) + .05);
}

Colour pixel(const ui::Bitmap& bitmap, int x, int y) {
    const auto* p = &bitmap.pixels[static_cast<std::size_t>(y * bitmap.width + x) * 4];
    return {p[0], p[1], p[2]};
}

flow::Settings with_theme(int theme) {
    flow::Settings settings;
    settings.looks.theme = static_cast<flow::ThemeName>(theme);
    return settings;
}

// The page painted up to but not including each of its words, and those words: what they really stand on.
template <class Check>
void for_words(const ui::DisplayList& list, Check check) {
    ui::DisplayList ground{list.background, {}};
    std::vector<const ui::Image*> words;
    for (const auto& mark : list.marks) {
        const auto* image = std::get_if<ui::Image>(&mark);
        if (image && image->picture && image->picture->width() > 0 && image->picture->make().coverage)
            words.push_back(image);
        else
            ground.marks.push_back(mark);
    }
    const auto under = paint(ground, kSmallPanel.width, kSmallPanel.height);
    for (const auto* image : words) check(*image, under);
}

// The least contrast of nearly all the ink: an end of a long label may reach the edge of its stone.
double contrast_of(const ui::Image& words, const ui::Bitmap& under) {
    const auto ink = words.picture->make();
    std::map<double, int> seen;
    int all = 0;
    for (int y = 0; y < ink.height; ++y)
        for (int x = 0; x < ink.width; ++x) {
            if (ink.pixels[static_cast<std::size_t>(y * ink.width + x)] < 200) continue;
            const int px = x + static_cast<int>(words.rect.x), py = y + static_cast<int>(words.rect.y);
            if (px < 0 || py < 0 || px >= under.width || py >= under.height) continue;
            ++seen[contrast(words.tint, pixel(under, px, py))];
            ++all;
        }
    int below = 0;
    for (const auto& [ratio, count] : seen)
        if ((below += count) > all / 20) return ratio;
    return 21;
}

}  // namespace

TEST_CASE("words have a contrast of 7:1 with what they stand on, on every page in every theme") {
    int checked = 0;
    for (const auto& [language, theme] :
         {std::pair{"en", 0}, {"en", 1}, {"en", 2}, {"en", 3}, {"pl", 1}, {"pa", 0}, {"ur", 1}})
        for (auto& page : pages(language, kSmallPanel, with_theme(theme))) {
            if (page.name.starts_with("rate-") && page.name > "rate-2") continue;  // more of the same
            const auto sheet = Stage::instance().compose(page.model, kSmallPanel);
            for_words(sheet->display, [&](const ui::Image& words, const ui::Bitmap& under) {
                INFO(language << " " << page.name << " in " << ui::kThemes[theme].name << ", words at "
                              << words.rect.x << "," << words.rect.y);
                CHECK(contrast_of(words, under) >= 7);
                ++checked;
            });
        }
    CHECK(checked > 1000);
}

TEST_CASE("the colours of the tokens keep their contrast: words 7:1, edges, focus and faces 3:1") {
    std::ifstream in(std::string(PLEDGE_SOURCE_DIR) + "/assets/design/tokens.json");
    const auto tokens = nlohmann::json::parse(in);
    const auto colour = [](const std::string& hex) {
        const auto part = [&](std::size_t i) {
            return static_cast<std::uint8_t>(std::stoi(hex.substr(i, 2), nullptr, 16));
        };
        return Colour{part(1), part(3), part(5)};
    };
    CHECK(contrast(colour("#000000"), colour("#FFFFFF")) == Approx(21));
    CHECK(contrast(colour("#FFFF00"), colour("#FFFDD0")) < 1.2);  // yellow on cream
    REQUIRE(tokens["themes"].size() == 4);
    for (const auto& [name, theme] : tokens["themes"].items()) {
        const auto ratio = [&](const std::string& front, const std::string& back) {
            INFO(name << ": " << front << " on " << back);
            return contrast(colour(theme.at(front)), colour(theme.at(back)));
        };
        for (const std::string back : {"bg", "surface", "water"})
            for (const std::string front : {"ink", "muted"}) {
                INFO(name << ": " << front << " on " << back);
                CHECK(ratio(front, back) >= 7);
            }
        for (const std::string back : {"stone", "tint", "hill_far", "hill_mid", "hill_near"}) {
            INFO(name << ": ink on " << back);
            CHECK(ratio("ink", back) >= 7);
        }
        CHECK(ratio("on_primary", "primary") >= 7);
        for (const std::string front : {"line", "focus", "primary"})
            for (const std::string back : {"bg", "surface", "water", "hill_near"}) {
                INFO(name << ": " << front << " on " << back);
                CHECK(ratio(front, back) >= 3);
            }
        for (const std::string face : {"f1", "f2", "f3", "f4", "f5"}) {
            INFO(name << ": the features of " << face);
            CHECK(ratio("edge", face) >= 3);
        }
    }
}

namespace {

std::vector<double> greys(const ui::Bitmap& picture, const ui::Rect& r, float grow) {
    std::vector<double> out;
    for (int y = std::max(0, static_cast<int>(r.y - grow));
         y < std::min(picture.height, static_cast<int>(r.y + r.h + grow)); ++y)
        for (int x = std::max(0, static_cast<int>(r.x - grow));
             x < std::min(picture.width, static_cast<int>(r.x + r.w + grow)); ++x)
            out.push_back(luminance(pixel(picture, x, y)) + .05);
    return out;
}

// The part of a box in which two paintings differ by 3:1 or more once colour is gone.
double differing(const ui::Bitmap& a, const ui::Bitmap& b, const ui::Rect& box, float grow) {
    const auto was = greys(a, box, grow), is = greys(b, box, grow);
    std::size_t count = 0;
    for (std::size_t i = 0; i < was.size(); ++i)
        count += std::max(was[i], is[i]) / std::min(was[i], is[i]) >= 3;
    return static_cast<double>(count) / static_cast<double>(std::max<std::size_t>(1, was.size()));
}

bool same_place(const access::Rect& a, const access::Rect& b) {
    return std::abs(a.x - b.x) < 2 && std::abs(a.y - b.y) < 2 && std::abs(a.w - b.w) < 2 &&
           std::abs(a.h - b.h) < 2;
}

}  // namespace

TEST_CASE("without any colour what is chosen still differs from what is not, in every theme") {
    int compared = 0;
    for (int theme = 0; theme < 4; ++theme)
        for (auto& page : pages("en", kSmallPanel, with_theme(theme))) {
            if (page.name.find("chosen") != std::string::npos || page.name == "access-3") continue;
            if (page.name.starts_with("rate-") && page.name != "rate-1") continue;
            auto before = page.model;
            before.page += before.two_step && before.screen == flow::Screen::rate ? 1 : 0;
            const auto plain = Stage::instance().compose(before, kSmallPanel);
            std::optional<ui::Bitmap> painted;
            for (const auto& item : plain->list.items) {
                const bool choice = item.role == access::Role::radio || item.role == access::Role::checkbox;
                if (!choice || !item.pressable() || item.chosen) continue;
                auto after = before;
                flow::update(after, *item.action);
                if (after.looks().theme != before.looks().theme || after.language != before.language)
                    continue;
                const auto chosen = Stage::instance().compose(after, kSmallPanel);
                const auto* now = chosen->list.find(item.id);
                if (!now || !now->chosen || !same_place(now->rect, item.rect)) continue;
                if (!painted) painted = paint(plain->display, kSmallPanel.width, kSmallPanel.height);
                const auto with = paint(chosen->display, kSmallPanel.width, kSmallPanel.height);
                INFO(page.name << " in " << ui::kThemes[theme].name << ": " << item.id);
                CHECK(differing(*painted, with, item.rect, 10) > .01);
                ++compared;
            }
        }
    CHECK(compared > 80);
}

TEST_CASE("the focus is a thick outline that differs by 3:1 from what was there, in every theme") {
    for (int theme = 0; theme < 4; ++theme)
        for (auto& page : pages("en", kSmallPanel, with_theme(theme))) {
            if (page.name != "rate-2" && page.name != "review" && page.name != "welcome") continue;
            const auto plain = Stage::instance().compose(page.model, kSmallPanel);
            const auto without = paint(plain->display, kSmallPanel.width, kSmallPanel.height);
            for (const auto* item : access::pressables(plain->list)) {
                ui::Cues cues;
                cues.focus.items = {item->id};
                const auto focused = ui::compose(page.model, Stage::instance().kit(), kSmallPanel.width,
                                                 kSmallPanel.height, cues);
                const auto with = paint(focused->display, kSmallPanel.width, kSmallPanel.height);
                INFO(page.name << " in " << ui::kThemes[theme].name << ": " << item->id);
                CHECK(differing(without, with, item->rect, 12) > .02);
            }
        }
}
