#include "kiosk/access/inspect.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace pledge;

TEST_CASE("--inspect tells what is on screen in one line of JSON") {
    access::ScreenList list;
    list.screen = flow::Screen::rate;
    list.language = "ur";
    list.right_to_left = true;
    list.point = "safe-home";
    list.items.push_back({"face.5",
                          access::Role::radio,
                          "جی\nہاں",
                          "spoken \"words\"",
                          {1.4F, 2.6F, 3, 4},
                          true,
                          false,
                          flow::action::Choose{Say::face_5}});
    const auto text = access::to_json(list, 123, true);
    CHECK(text.find('\n') == std::string::npos);
    CHECK(nlohmann::json::parse(text) == nlohmann::json::parse(R"({
        "screen": "rate", "language": "ur", "direction": "rtl", "point": "safe-home", "frame": 123, "settled": true,
        "items": [{"id": "face.5", "role": "radio", "label": "جی\nہاں", "spoken": "spoken \"words\"",
                   "rect": [1, 3, 3, 4], "state": ["chosen"]}]})"));
}
