#include "tests/support/pseudo.h"
#include "tests/ui/pages.h"

#include <catch2/catch.hpp>

using namespace pledge;
using testing::Stage;
using ui::Rect;

namespace {

constexpr float kSlack = .75F;  // half a pixel of rounding on each side

Rect shrunk(const Rect& r) {
    return {r.x + kSlack, r.y + kSlack, r.w - 2 * kSlack, r.h - 2 * kSlack};
}

std::string at(const Rect& r) {
    const auto n = [](float f) { return std::to_string(static_cast<int>(f)); };
    return n(r.x) + "," + n(r.y) + " " + n(r.w) + "×" + n(r.h);
}

// The longer language in place of the shipped words. This program is alone with the stage that it changes.
void learn_longer_words() {
    auto words = text::Catalogues::load(testing::kPseudoLocales);
    if (!words) FAIL(words.error().say);
    REQUIRE(words->add_folder(testing::kPseudoLocales, SetId("derby-2024")));
    REQUIRE(words->language(text::LanguageCode(testing::kPseudo)).code.text == testing::kPseudo);
    Stage::instance().catalogues() = std::move(words).value();
}

void check_inside(const ui::Sheet& sheet, const Rect& window) {
    for (const auto& item : sheet.list.items) {
        INFO(item.id << " leaves the window: " << at(item.rect));
        CHECK(shrunk(item.rect).inside(window));
    }
    // the ink of words, which may reach over their lines
    for (const auto& mark : sheet.display.marks)
        if (const auto* image = std::get_if<ui::Image>(&mark);
            image && image->picture && image->tint != ui::Colour{255, 255, 255}) {
            INFO("words leave the window: " << at(image->rect));
            CHECK(shrunk(image->rect).inside(window));
        }
    for (const auto& c : sheet.contained) {
        INFO("\"" << c.text << "\" " << at(c.words) << " leaves " << at(c.container));
        CHECK(shrunk(c.words).inside(c.container));
    }
}

void check_apart(const ui::Sheet& sheet) {
    const auto& items = sheet.list.items;
    for (std::size_t i = 0; i < items.size(); ++i)
        for (std::size_t k = i + 1; k < items.size(); ++k) {
            INFO(items[i].id << " (" << at(items[i].rect) << ") overlaps " << items[k].id << " ("
                             << at(items[k].rect) << ")");
            CHECK_FALSE(shrunk(items[i].rect).overlaps(shrunk(items[k].rect)));
        }
}

std::vector<testing::Page> all_pages(const testing::Panel& panel) {
    auto out = testing::pages(testing::kPseudo, panel);
    for (auto& page : testing::more_live_pages(out.front().model)) out.push_back(std::move(page));
    return out;
}

}  // namespace

TEST_CASE("words two fifths longer than English still fit on every page of every panel") {
    learn_longer_words();
    std::size_t longer = 0;
    for (const auto& panel : testing::kPanels)
        for (auto& page : all_pages(panel)) {
            const auto sheet = Stage::instance().compose(page.model, panel);
            INFO(panel.name << " " << page.name);
            check_inside(*sheet, {0, 0, static_cast<float>(panel.width), static_cast<float>(panel.height)});
            check_apart(*sheet);
            if (sheet->list.language == testing::kPseudo) ++longer;
        }
    CHECK(longer > 80);
}
