// Redrawing only what changed must leave the same pixels in the window as drawing everything.
#include "kiosk/platform/renderer.h"
#include "kiosk/platform/window.h"
#include "sync/core/system_clock.h"
#include "tests/ui/pages.h"
#include "tests/unit/platform/x_pixels.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pledge;

namespace {

struct Picture {
    std::string name;
    ui::DisplayList display;
};

// A walk through every page, with a finger that comes down on each and leaves it again.
std::vector<Picture> walk(const std::string& language) {
    std::vector<Picture> out;
    auto& stage = testing::Stage::instance();
    for (auto& page : testing::pages(language, testing::kSmallPanel)) {
        const auto sheet = stage.compose(page.model, testing::kSmallPanel);
        out.push_back({page.name, sheet->display});
        const auto& items = sheet->list.items;
        const auto target = std::find_if(items.begin(), items.end(),
                                         [](const auto& i) { return i.pressable() && !i.chosen; });
        if (target == items.end()) continue;
        ui::Cues cues;
        cues.held = [&](const std::string& id) { return id == target->id; };
        const auto held = ui::compose(page.model, stage.kit(), testing::kSmallPanel.width,
                                      testing::kSmallPanel.height, cues);
        out.push_back({page.name + ", " + target->id + " held", held->display});
        out.push_back({page.name + ", let go", sheet->display});
    }
    return out;
}

struct Glass {
    SystemClock clock;
    std::unique_ptr<platform::Window> window;
    std::unique_ptr<platform::Renderer> renderer;

    explicit Glass(bool may_keep) {
        platform::WindowOptions options;
        options.width = testing::kSmallPanel.width;
        options.height = testing::kSmallPanel.height;
        options.may_keep = may_keep;
        auto opened = platform::Window::open(options, clock);
        if (!opened) FAIL(opened.error().say);
        window = std::move(opened).value();
        renderer = std::make_unique<platform::Renderer>(testing::kSmallPanel.width,
                                                        testing::kSmallPanel.height, window->keeps());
    }
    ~Glass() { renderer.reset(); }

    void show(const ui::DisplayList& list) {
        if (const auto boxes = renderer->draw(list); !boxes.empty()) window->show(boxes);
    }
    void everything_again() {
        renderer->resize(testing::kSmallPanel.width, testing::kSmallPanel.height - 1);
        renderer->resize(testing::kSmallPanel.width, testing::kSmallPanel.height);
    }

    static std::uint64_t seen() {
        return testing::pixels_seen(testing::kSmallPanel.width, testing::kSmallPanel.height);
    }
};

}  // namespace

TEST_CASE("a page drawn in parts looks like a page drawn at once", "[platform]") {
    for (const std::string language : {"en", "ur"}) {
        const auto pictures = walk(language);
        std::vector<std::uint64_t> in_parts;
        Glass glass(true);
        CHECK(glass.window->keeps());  // or this test shows nothing
        for (const auto& picture : pictures) {
            glass.show(picture.display);
            in_parts.push_back(glass.seen());
        }
        for (std::size_t i = 0; i < pictures.size(); ++i) {
            INFO(language << ": " << pictures[i].name);
            glass.everything_again();
            glass.show(pictures[i].display);
            CHECK(glass.seen() == in_parts[i]);
        }
    }
}

TEST_CASE("a display that exchanges its buffers shows the same", "[platform]") {
    auto pictures = walk("en");
    pictures.resize(12);
    std::vector<std::uint64_t> kept;
    {
        Glass glass(true);
        for (const auto& picture : pictures) glass.show(picture.display), kept.push_back(glass.seen());
    }
    Glass glass(false);
    CHECK_FALSE(glass.window->keeps());
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        INFO(pictures[i].name);
        testing::spoil_back_buffer();
        glass.show(pictures[i].display);
        CHECK(glass.seen() == kept[i]);
    }
}

TEST_CASE("nothing is drawn when nothing changed, and everything is shown when the window lost it",
          "[platform]") {
    const auto pictures = walk("en");
    for (const bool keep : {true, false}) {
        Glass glass(keep);
        glass.show(pictures.front().display);
        const auto before = glass.seen();
        CHECK(glass.renderer->draw(pictures.front().display).empty());
        testing::scribble_over_window();
        REQUIRE(glass.seen() != before);
        glass.renderer->invalidate();
        glass.show(pictures.front().display);
        CHECK(glass.seen() == before);
    }
}

TEST_CASE("what a finger changes is a small part of the page", "[platform]") {
    const auto pictures = walk("en");
    Glass glass(true);
    for (const auto& picture : pictures) {
        const auto boxes = glass.renderer->draw(picture.display);
        if (picture.name.find(" held") == std::string::npos) continue;
        INFO(picture.name);
        float area = 0;
        for (const auto& box : boxes) area += box.w * box.h;
        CHECK(area > 0);
        CHECK(area < 0.25F * static_cast<float>(testing::kSmallPanel.width * testing::kSmallPanel.height));
    }
}

TEST_CASE("a picture that stands beside what changes is kept when the visit ends", "[platform]") {
    Glass glass(true);
    int made = 0;
    const auto picture = std::make_shared<ui::Picture>(40, 40, [&] {
        ++made;
        return ui::Bitmap{40, 40, false, std::vector<std::uint8_t>(6400)};
    });
    ui::DisplayList list{{255, 255, 255},
                         {ui::Image{{10, 10, 40, 40}, picture}, ui::Fill{{100, 100, 50, 50}, {9, 9, 9}}}};
    glass.show(list);
    std::get<ui::Fill>(list.marks.back()).colour = {99, 99, 99};
    glass.show(list);
    glass.renderer->forget();
    glass.renderer->invalidate();
    CHECK_FALSE(glass.renderer->prepare(*picture));
    CHECK(made == 1);
    list.marks.clear();
    glass.show(list);
    glass.renderer->forget();
    CHECK(glass.renderer->prepare(*picture));
}
