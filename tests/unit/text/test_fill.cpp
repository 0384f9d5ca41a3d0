#include "sync/text/catalogue.h"
#include "sync/text/fill.h"
#include "sync/text/paragraph.h"

#include "words/kiosk.h"
#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::text;

TEST_CASE("values take their place") {
    CHECK(fill("Reply {number} of {total}", {{"number", "1"}, {"total", "3"}}, Direction::left_to_right) ==
          "Reply 1 of 3");
    CHECK(fill("Call {phone}.", {{"phone", "1"}}, Direction::right_to_left) == "Call \u20681\u2069.");
    auto c = Catalogues::load(PLEDGE_BINARY_DIR "/locales");
    if (!c) FAIL(c.error().say);
    CHECK(c->get(LanguageCode("ur"), words::nav_next).text == "آگے");
    auto p = Paragraphs::open(PLEDGE_SOURCE_DIR "/assets/fonts.conf");
    if (!p) FAIL(p.error().say);
    auto b = p->draw(c->languages()[1], {"سلام 12"});
    if (!b) FAIL(b.error().say);
    CHECK(b->extent.width == 1);
}
