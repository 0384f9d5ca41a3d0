#include "kiosk/access/presses.h"

#include <algorithm>

namespace pledge::access {

void Presses::shown(const ScreenList& list, std::chrono::milliseconds when) {
    if (list.page_key == page_key_) return;
    page_key_ = list.page_key;
    page_shown_ = when;
    last_id_.clear();
    fingers_.clear();  // a finger that was down on the page before presses nothing on this one
}

Presses::Outcome Presses::take(const ScreenList& list, const Pointer& pointer) {
    switch (pointer.kind) {
        case Pointer::Kind::down:
            return down(list, pointer);
        case Pointer::Kind::move:
            return move(list, pointer);
        case Pointer::Kind::up:
            return up(list, pointer);
        case Pointer::Kind::cancel:
            fingers_.erase(pointer.finger);
            return {};
    }
    return {};
}

Presses::Outcome Presses::down(const ScreenList& list, const Pointer& pointer) {
    if (pointer.time < page_shown_ + kPageGuard) return {};
    const auto* item = list.at(pointer.x, pointer.y);
    fingers_[pointer.finger] = {item ? item->id : "", false, ""};
    if (item) return {};
    return {flow::action::Touched{}, "", ""};
}

// Only another item makes it a drawn finger: one that trembles over the edge of its target still presses it.
Presses::Outcome Presses::move(const ScreenList& list, const Pointer& pointer) {
    const auto at = fingers_.find(pointer.finger);
    if (at == fingers_.end()) return {};
    auto& finger = at->second;
    const auto* item = list.readable_at(pointer.x, pointer.y);
    if (!item || item->id == finger.over) return {};
    if (!finger.exploring && item->id == finger.began) return {};
    finger.exploring = true;
    finger.over = item->id;
    return {std::nullopt, "", item->id};
}

Presses::Outcome Presses::up(const ScreenList& list, const Pointer& pointer) {
    const auto finger = fingers_.extract(pointer.finger);
    if (finger.empty() || finger.mapped().exploring || finger.mapped().began.empty()) return {};
    const auto* item = list.at(pointer.x, pointer.y);
    if (!item || item->id != finger.mapped().began) return {};
    if (item->id == last_id_ && pointer.time < last_press_ + repeat_) return {};
    last_id_ = item->id;
    last_press_ = pointer.time;
    return {item->action, item->id, ""};
}

bool Presses::held(const std::string& id) const {
    return std::any_of(fingers_.begin(), fingers_.end(), [&](const auto& entry) {
        return entry.second.began == id && !entry.second.exploring;
    });
}

}  // namespace pledge::access
