// How far pictures may be apart, and what that lets through: docs/goldens.md quotes the figures that
// ui_goldens "[figures]" prints.
#include "tests/support/paint.h"
#include "tests/ui/golden.h"
#include "tests/ui/picture_difference.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <map>
#include <random>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;
using ui::Bitmap;
using ui::Rect;

namespace {

// The same marks with every picture rastered once, through a change of its pixels.
template <class Change>
ui::DisplayList rastered(const ui::DisplayList& list, Change change) {
    std::map<const ui::Picture*, ui::PicturePtr> done;
    auto out = list;
    for (auto& mark : out.marks) {
        auto* image = std::get_if<ui::Image>(&mark);
        if (!image || !image->picture) continue;
        auto& picture = done[image->picture.get()];
        if (!picture) {
            auto bitmap = image->picture->make();
            change(bitmap);
            picture = std::make_shared<ui::Picture>(bitmap.width, bitmap.height, [bitmap] { return bitmap; });
        }
        image->picture = picture;
    }
    return out;
}
ui::DisplayList rastered(const ui::DisplayList& list) {
    return rastered(list, [](Bitmap&) {});
}

std::uint8_t clamped(double v) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(v, 0.0, 255.0)));
}

// Another way to smooth edges: what covers a pixel in part covers it a little more or less, by chance.
void rough(Bitmap& b) {
    static std::mt19937 chance(1);
    std::uniform_real_distribution<> level(-24, 24);
    const std::size_t step = b.coverage ? 1 : 4;
    for (std::size_t i = step - 1; i < b.pixels.size(); i += step)
        if (b.pixels[i] > 0 && b.pixels[i] < 255) b.pixels[i] = clamped(b.pixels[i] + level(chance));
}

// A rasteriser that draws edges a little thinner.
void thin(Bitmap& b) {
    const std::size_t step = b.coverage ? 1 : 4;
    for (std::size_t i = step - 1; i < b.pixels.size(); i += step)
        b.pixels[i] = clamped(255 * std::pow(b.pixels[i] / 255.0, 1.15));
}

// Everything an eighth of a pixel to the right: positions rounded otherwise.
void nudged(Bitmap& b) {
    const auto channels = static_cast<std::size_t>(b.coverage ? 1 : 4);
    const auto row = static_cast<std::size_t>(b.width) * channels;
    const auto from = b.pixels;
    for (std::size_t i = 0; i < from.size(); ++i)
        if (i % row >= channels) b.pixels[i] = clamped(from[i] * .875 + from[i - channels] * .125);
}

// A part of the window, on the grid of the small picture.
Rect around(const Rect& r) {
    const auto down = [](float v) { return std::floor(v / kShrink - 1) * kShrink; };
    const auto up = [](float v) { return std::ceil(v / kShrink + 1) * kShrink; };
    const float x = std::max(0.0F, down(r.x)), y = std::max(0.0F, down(r.y));
    return {x, y, std::min(1920.0F, up(r.x + r.w)) - x, std::min(1080.0F, up(r.y + r.h)) - y};
}

Bitmap part(const ui::DisplayList& list, const Rect& area) {
    ui::DisplayList shown{list.background, {}};
    for (auto mark : list.marks) {
        if (!ui::rect_of(mark).overlaps(area)) continue;
        std::visit([&](auto& m) { m.rect.x -= area.x, m.rect.y -= area.y; }, mark);
        shown.marks.push_back(mark);
    }
    return small_picture(shown, static_cast<int>(area.w), static_cast<int>(area.h));
}

// In how many pixels of the small picture this change of one mark is seen.
template <class Change>
int seen(const ui::DisplayList& list, std::size_t at, Change change) {
    auto area = ui::rect_of(list.marks[at]);
    area = around({area.x - 4, area.y - 4, area.w + 8, area.h + 8});
    auto changed = list;
    change(changed.marks[at]);
    return difference(part(list, area), part(changed, area)).visible;
}

void gone(ui::Mark& mark) {
    if (auto* image = std::get_if<ui::Image>(&mark))
        image->picture = nullptr;
    else
        std::get<ui::Fill>(mark) = {};
}
void aside(ui::Mark& mark) {
    std::visit([](auto& m) { m.rect.x += 4; }, mark);
}
void below(ui::Mark& mark) {
    std::visit([](auto& m) { m.rect.y += 4; }, mark);
}

ui::DisplayList composed(const std::string& language, const std::string& name,
                         access::ScreenList* screen = nullptr) {
    for (auto& page : pages(language, kPanels[0])) {
        if (page.name != name) continue;
        const auto sheet = Stage::instance().compose(page.model, kPanels[0]);
        if (screen) *screen = sheet->list;
        return sheet->display;
    }
    FAIL("there is no page " << name);
    return {};
}

}  // namespace

TEST_CASE("edges that are smoothed otherwise pass") {
    for (const std::string language : kGoldenLanguages) {
        const auto list = rastered(composed(language, "rate-1-chosen"));
        const auto was = small_picture(list, 1920, 1080);
        for (auto* noise : {rough, thin, nudged}) {
            const auto d = difference(was, small_picture(rastered(list, noise), 1920, 1080));
            INFO(d.text());
            CHECK(d.passes());
            CHECK(d.mean > 0);
        }
    }
}

TEST_CASE("whatever is missing from a button, or four pixels aside, does not pass") {
    for (const std::string language : kGoldenLanguages)
        for (const char* name : {"rate-1-chosen", "review"}) {
            access::ScreenList screen;
            const auto list = rastered(composed(language, name, &screen));
            int changes = 0;
            for (std::size_t i = 0; i < list.marks.size(); ++i) {
                const auto& rect = ui::rect_of(list.marks[i]);
                const auto* under = screen.at(rect.x + rect.w / 2, rect.y + rect.h / 2);
                if (!under || !rect.overlaps(under->rect) || rect.w > under->rect.w * 1.5F) continue;
                INFO(language << " " << name << ": mark " << i << " of " << under->id);
                for (auto* change : {gone, aside, below}) {
                    CHECK(seen(list, i, change) > PictureDifference::kMostVisible);
                    ++changes;
                }
            }
            CHECK(changes > 60);
        }
}

TEST_CASE("figures", "[.figures]") {
    for (const std::string language : kGoldenLanguages)
        for (auto& page : pages(language, kPanels[0])) {
            const auto sheet = Stage::instance().compose(page.model, kPanels[0]);
            const auto list = rastered(sheet->display);
            const auto whole = small_picture(list, 1920, 1080);
            std::cout << language << "/" << page.name;
            for (auto* noise : {rough, thin, nudged}) {
                const auto d = difference(whole, small_picture(rastered(list, noise), 1920, 1080));
                std::cout << " noise " << d.mean << " " << d.visible;
            }
            std::cout << "\n";
            for (std::size_t i = 0; i < list.marks.size(); ++i) {
                const auto& r = ui::rect_of(list.marks[i]);
                const auto* image = std::get_if<ui::Image>(&list.marks[i]);
                const bool words = image && image->tint != ui::Colour{255, 255, 255};
                std::cout << "mark " << i
                          << (words   ? " words "
                              : image ? " picture "
                                      : " fill ")
                          << r.x << "," << r.y << " " << r.w << "x" << r.h << " gone " << seen(list, i, gone)
                          << " aside " << seen(list, i, aside) << " below " << seen(list, i, below) << "\n";
            }
        }
}
