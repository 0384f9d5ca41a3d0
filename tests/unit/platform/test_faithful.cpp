// What stands in the window is the page that the goldens hold: OpenGL and Cairo, from one display list.
#include "kiosk/platform/renderer.h"
#include "kiosk/platform/window.h"
#include "sync/core/system_clock.h"
#include "tests/support/paint.h"
#include "tests/ui/pages.h"
#include "tests/ui/picture_difference.h"
#include "tests/unit/platform/x_pixels.h"

#include <catch2/catch.hpp>

using namespace pledge;

namespace {

// The two smooth edges a little otherwise; a mean of four by four pixels leaves nothing of that. A line one
// pixel high through a small button would be a hundred visible ones.
constexpr int kShrink = 4, kMostVisible = 12;
constexpr double kMostMean = .25;

}  // namespace

TEST_CASE("the window shows each page as it was approved", "[platform]") {
    const SystemClock clock;
    platform::WindowOptions options;
    options.width = testing::kPanel.width;
    options.height = testing::kPanel.height;
    auto window = platform::Window::open(options, clock);
    if (!window) FAIL(window.error().say);
    platform::Renderer renderer(testing::kPanel.width, testing::kPanel.height, (*window)->keeps());
    for (const std::string language : {"en", "pl", "sk", "pa", "ur"})
        for (auto& page : testing::pages(language, testing::kPanel)) {
            const auto sheet = testing::Stage::instance().compose(page.model, testing::kPanel);
            (*window)->show(renderer.draw(sheet->display));
            const auto seen = testing::picture_seen(testing::kPanel.width, testing::kPanel.height);
            const auto approved =
                testing::paint(sheet->display, testing::kPanel.width, testing::kPanel.height);
            const auto apart =
                testing::difference(testing::shrunk(approved, kShrink), testing::shrunk(seen, kShrink));
            INFO(language << "/" << page.name << ": " << apart.visible << " pixels, mean " << apart.mean);
            CHECK(apart.same_size);
            CHECK(apart.visible <= kMostVisible);
            CHECK(apart.mean <= kMostMean);
        }
}
