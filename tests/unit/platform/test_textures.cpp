// What stays on the graphics card, and for how long.
#include "kiosk/platform/gl_textures.h"
#include "kiosk/platform/window.h"
#include "sync/core/system_clock.h"

#include <catch2/catch.hpp>

using namespace pledge;

namespace {

struct Drawing {
    int made = 0;
    ui::Picture picture{8, 8, [this] {
                            ++made;
                            return ui::Bitmap{8, 8, false, std::vector<std::uint8_t>(256)};
                        }};
};

// Textures need a context.
struct Context {
    SystemClock clock;
    std::unique_ptr<platform::Window> window;
    Context() {
        auto opened = platform::Window::open({}, clock);
        if (!opened) FAIL(opened.error().say);
        window = std::move(opened).value();
    }
};

}  // namespace

TEST_CASE("a picture is made once, whether ahead or when it is drawn", "[platform]") {
    const Context context;
    platform::GlTextures textures;
    Drawing ahead, drawn;
    CHECK(textures.prepare(ahead.picture));
    CHECK_FALSE(textures.prepare(ahead.picture));
    textures.texture_of(ahead.picture);
    textures.texture_of(drawn.picture);
    CHECK_FALSE(textures.prepare(drawn.picture));
    textures.texture_of(drawn.picture);
    CHECK(ahead.made == 1);
    CHECK(drawn.made == 1);
    CHECK(textures.bytes() == 512);
}

TEST_CASE("after a visit only what is on screen stays", "[platform]") {
    const Context context;
    platform::GlTextures textures;
    Drawing drawn, still_there, earlier, ahead;
    textures.texture_of(earlier.picture);
    textures.texture_of(still_there.picture);
    textures.end_frame();
    textures.texture_of(drawn.picture);
    textures.touch(still_there.picture);  // on screen, in a part that was not drawn again
    textures.end_frame();
    textures.prepare(ahead.picture);
    textures.drop_unused();
    CHECK(textures.bytes() == 512);
    textures.texture_of(drawn.picture);
    textures.texture_of(still_there.picture);
    CHECK(drawn.made == 1);
    CHECK(still_there.made == 1);
    textures.texture_of(earlier.picture);
    textures.texture_of(ahead.picture);
    CHECK(earlier.made == 2);
    CHECK(ahead.made == 2);
}

TEST_CASE("guesses never push out what is drawn", "[platform]") {
    const Context context;
    platform::GlTextures textures(1024);
    Drawing guesses[4], drawn;
    CHECK(textures.prepare(guesses[0].picture));
    CHECK(textures.prepare(guesses[1].picture));
    CHECK(textures.prepare(guesses[2].picture));
    CHECK_FALSE(textures.prepare(guesses[3].picture));  // more than half the budget is spent
    textures.texture_of(drawn.picture);
    textures.texture_of(guesses[0].picture);
    textures.touch(drawn.picture);
    textures.texture_of(guesses[3].picture);  // 1,280 bytes: one has to go, and not one that is drawn
    textures.end_frame();
    CHECK(textures.bytes() == 1024);
    textures.texture_of(drawn.picture);
    CHECK(drawn.made == 1);
}
