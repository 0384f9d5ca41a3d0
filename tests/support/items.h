#pragma once

#include "kiosk/access/screen_list.h"

#include <string>
#include <utility>

namespace pledge::testing {

// An item of a screen list; without an action it is only words.
inline access::Item item(std::string id, access::Rect rect, std::optional<flow::Action> action,
                         std::string group = "") {
    access::Item out;
    out.label = out.spoken = id;
    out.id = std::move(id);
    out.role = action ? access::Role::button : access::Role::text;
    out.rect = rect;
    out.action = std::move(action);
    out.language = "en";
    out.group = std::move(group);
    return out;
}

}  // namespace pledge::testing
