#include "kiosk/access/inspect.h"

#include <cmath>

#include <nlohmann/json.hpp>

namespace pledge::access {

std::string to_json(const ScreenList& list, const Seen& seen) {
    using Json = nlohmann::json;
    Json items = Json::array();
    for (const auto& item : list.items) {
        Json state = Json::array();
        if (item.chosen) state.push_back("chosen");
        if (item.disabled) state.push_back("disabled");
        if (seen.focus.has(item.id)) state.push_back("focused");
        const auto px = [](float v) { return static_cast<int>(std::lround(v)); };
        items.push_back({{"id", item.id},
                         {"role", name_of(item.role)},
                         {"label", item.label},
                         {"spoken", item.spoken},
                         {"rect", {px(item.rect.x), px(item.rect.y), px(item.rect.w), px(item.rect.h)}},
                         {"state", state}});
    }
    Json out = {{"screen", flow::name_of(list.screen)},
                {"language", list.language},
                {"direction", list.right_to_left ? "rtl" : "ltr"},
                {"point", list.point},
                {"items", items},
                {"frame", seen.frame},
                {"settled", seen.settled},
                {"scan", {{"group", seen.focus.group}, {"paused", seen.focus.paused}}},
                {"saying", seen.saying}};
    return out.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace pledge::access
