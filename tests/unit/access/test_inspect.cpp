#include "kiosk/access/inspect.h"
#include "tests/support/items.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace pledge;

TEST_CASE("--inspect tells what is on screen in one line of JSON") {
    access::ScreenList list;
    list.screen = flow::Screen::rate;
    list.language = "ur";
    list.right_to_left = true;
    list.point = "safe-home";
    auto face = testing::item("face.5", {1.4F, 2.6F, 3, 4}, flow::action::Choose{Say::face_5});
    face.role = access::Role::radio;
    face.label = "جی\nہاں";
    face.spoken = "spoken \"words\"";
    face.chosen = true;
    list.items.push_back(face);
    access::Focus focus;
    focus.items = {"face.5"};
    focus.group = "faces";
    const auto text = access::to_json(list, {123, true, focus, "جی"});
    CHECK(text.find('\n') == std::string::npos);
    CHECK(nlohmann::json::parse(text) == nlohmann::json::parse(R"({
        "screen": "rate", "language": "ur", "direction": "rtl", "point": "safe-home", "frame": 123, "settled": true,
        "items": [{"id": "face.5", "role": "radio", "label": "جی\nہاں", "spoken": "spoken \"words\"",
                   "rect": [1, 3, 3, 4], "state": ["chosen", "focused"]}],
        "scan": {"group": "faces", "paused": false}, "saying": "جی"})"));
}
