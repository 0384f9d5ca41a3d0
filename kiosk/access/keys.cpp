#include "kiosk/access/keys.h"

#include <algorithm>

namespace pledge::access {

void Keys::shown(const ScreenList& list, std::chrono::milliseconds now) {
    if (list.page_key != page_key_) {
        page_key_ = list.page_key;
        guard_.page(now);
        focus_ = {};
    }
    const auto items = pressables(list);
    const bool there =
        std::any_of(items.begin(), items.end(), [&](const Item* item) { return focus_.has(item->id); });
    if (there) return;
    focus_.items.clear();
    if (!items.empty()) focus_.items = {items.front()->id};
}

void Keys::move(const ScreenList& list, int by) {
    const auto items = pressables(list);
    if (items.empty()) return;
    const auto n = static_cast<int>(items.size());
    const auto at =
        std::find_if(items.begin(), items.end(), [&](const Item* item) { return focus_.has(item->id); });
    const int from = at == items.end() ? (by > 0 ? -1 : 0) : static_cast<int>(at - items.begin());
    focus_.items = {items[static_cast<std::size_t>((from + by + n) % n)]->id};
}

const Item* Keys::key(const ScreenList& list, const Key& key) {
    using Code = Key::Code;
    switch (key.code) {
        case Code::next:
        case Code::space:
            move(list, 1);
            return nullptr;
        case Code::previous:
            move(list, -1);
            return nullptr;
        case Code::left:
        case Code::right:
            move(list, (key.code == Code::right) != list.right_to_left ? 1 : -1);
            return nullptr;
        case Code::enter:
        case Code::escape: {
            const auto* item = list.find(key.code == Code::escape ? "back"
                                         : focus_.items.empty()   ? ""
                                                                  : focus_.items.front());
            return item && item->pressable() && guard_.lets(item->id, key.time) ? item : nullptr;
        }
        case Code::erase:
        case Code::other:
            return nullptr;
    }
    return nullptr;
}

}  // namespace pledge::access
