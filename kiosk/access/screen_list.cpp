#include "kiosk/access/screen_list.h"

#include <algorithm>

namespace pledge::access {

std::string_view name_of(Role role) {
    switch (role) {
        case Role::heading:
            return "heading";
        case Role::text:
            return "text";
        case Role::image:
            return "image";
        case Role::button:
            return "button";
        case Role::radio:
            return "radio";
        case Role::checkbox:
            return "checkbox";
        case Role::badge:
            return "badge";
    }
    return "";
}

const Item* ScreenList::find(std::string_view id) const {
    const auto at = std::find_if(items.begin(), items.end(), [&](const Item& item) { return item.id == id; });
    return at == items.end() ? nullptr : &*at;
}

const Item* ScreenList::at(float x, float y) const {
    const auto hit = std::find_if(items.rbegin(), items.rend(), [&](const Item& item) {
        return item.pressable() && item.rect.contains(x, y);
    });
    return hit == items.rend() ? nullptr : &*hit;
}

const Item* ScreenList::readable_at(float x, float y) const {
    const auto hit = std::find_if(items.rbegin(), items.rend(), [&](const Item& item) {
        return !item.spoken.empty() && item.rect.contains(x, y);
    });
    return hit == items.rend() ? nullptr : &*hit;
}

}  // namespace pledge::access
