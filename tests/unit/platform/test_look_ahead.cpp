// What a press can lead to is made before the press.
#include "kiosk/flow/update.h"
#include "kiosk/look_ahead.h"
#include "kiosk/platform/window.h"
#include "sync/core/system_clock.h"
#include "tests/ui/pages.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pledge;

namespace {

std::vector<ui::PicturePtr> pictures_of(const flow::Model& model) {
    const auto page = ui::compose(model, testing::Stage::instance().kit(), testing::kSmallPanel.width,
                                  testing::kSmallPanel.height);
    std::vector<ui::PicturePtr> out;
    for (const auto& mark : page->display.marks)
        if (const auto* image = std::get_if<ui::Image>(&mark); image && image->picture)
            out.push_back(image->picture);
    return out;
}

struct Fixture {
    SystemClock clock;
    std::unique_ptr<platform::Window> window;
    std::unique_ptr<platform::Renderer> renderer;

    Fixture() {
        platform::WindowOptions options;
        options.width = testing::kSmallPanel.width;
        options.height = testing::kSmallPanel.height;
        auto opened = platform::Window::open(options, clock);
        if (!opened) FAIL(opened.error().say);
        window = std::move(opened).value();
        renderer = std::make_unique<platform::Renderer>(testing::kSmallPanel.width,
                                                        testing::kSmallPanel.height, window->keeps());
    }

    // How many pictures of the page after this one would have to be made when it is shown.
    int missing_after(flow::Model model, const flow::Action& action) const {
        flow::update(model, action);
        if (model.visit.saving) flow::update(model, flow::action::Stored{model.ticket, Status()});
        model.faces_shown = true;
        int missing = 0;
        for (const auto& picture : pictures_of(model)) missing += renderer->prepare(*picture);
        return missing;
    }
};

}  // namespace

TEST_CASE("every page that a press can lead to is ready, and then nothing is done any more", "[platform]") {
    Fixture f;
    auto kit = testing::Stage::instance().kit();
    for (const auto& page : testing::pages("ur", testing::kSmallPanel)) {
        if (page.name != "who" && page.name != "practice-chosen" && page.name != "rate-1-chosen" &&
            page.name != "review")
            continue;
        INFO(page.name);
        const auto list =
            ui::compose(page.model, kit, testing::kSmallPanel.width, testing::kSmallPanel.height)->list;
        kiosk::LookAhead ahead(kit, *f.renderer);
        CHECK(ahead.ready());
        ahead.look(page.model, list);
        CHECK_FALSE(ahead.ready());
        int steps = 0;
        while (!ahead.ready() && ++steps < 2000)
            ahead.step(testing::kSmallPanel.width, testing::kSmallPanel.height);
        CHECK(steps > 1);
        CHECK(ahead.ready());
        for (const auto& item : list.items)
            if (item.pressable()) CHECK(f.missing_after(page.model, *item.action) == 0);
        f.renderer->forget();
    }
}

TEST_CASE("forgetting a visit ends looking ahead in it", "[platform]") {
    Fixture f;
    auto kit = testing::Stage::instance().kit();
    const auto all = testing::pages("en", testing::kSmallPanel);
    const auto& review =
        *std::find_if(all.begin(), all.end(), [](const auto& page) { return page.name == "review"; });
    kiosk::LookAhead ahead(kit, *f.renderer);
    ahead.look(review.model,
               ui::compose(review.model, kit, testing::kSmallPanel.width, testing::kSmallPanel.height)->list);
    ahead.step(testing::kSmallPanel.width, testing::kSmallPanel.height);
    ahead.forget();
    CHECK(ahead.ready());
    ahead.step(testing::kSmallPanel.width, testing::kSmallPanel.height);
    CHECK(ahead.ready());
}
