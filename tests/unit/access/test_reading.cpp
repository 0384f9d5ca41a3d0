#include "kiosk/access/reading.h"
#include "tests/support/items.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::access;
using pledge::testing::item;

namespace {

std::string spoken(const ScreenList& list, bool personal) {
    std::string out;
    for (const auto& one : read_page(list, personal)) out += one.item + " ";
    return out;
}

}  // namespace

TEST_CASE("a page is read from its heading down, without the bars") {
    ScreenList list;
    list.items = {item("words", {}, std::nullopt), item("start", {}, flow::action::Start{}),
                  item("title", {}, std::nullopt), item("help", {}, flow::action::OpenHelp{}, kBars),
                  item("silent", {}, std::nullopt)};
    list.items.back().spoken.clear();
    CHECK(spoken(list, false) == "title words start ");
}

TEST_CASE("what was answered is read only where nobody else hears it") {
    ScreenList list;
    list.items = {item("said.health", {}, std::nullopt), item("face.5", {}, flow::action::Next{}, "faces")};
    for (auto& one : list.items) one.personal = true;
    CHECK(spoken(list, false) == "face.5 ");  // a choice that is offered, not one that was made
    CHECK(spoken(list, true) == "said.health face.5 ");
}

TEST_CASE("a picture is named when it is explored, and not read with the page") {
    ScreenList list;
    list.items = {item("picture", {0, 0, 10, 10}, std::nullopt)};
    list.items.back().role = Role::image;
    CHECK(spoken(list, true).empty());
    CHECK(read_item(*list.readable_at(5, 5)).text == "picture");
}
