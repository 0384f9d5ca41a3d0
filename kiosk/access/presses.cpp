#include "kiosk/access/presses.h"

#include <algorithm>

namespace pledge::access {

void Presses::shown(const ScreenList& list, std::chrono::milliseconds when) {
    if (list.page_key == page_key_) return;
    page_key_ = list.page_key;
    page_shown_ = when;
    last_id_.clear();
    down_.clear();  // a finger that was down on the page before presses nothing on this one
}

std::optional<flow::Action> Presses::take(const ScreenList& list, const Pointer& pointer) {
    switch (pointer.kind) {
        case Pointer::Kind::move:
            return std::nullopt;
        case Pointer::Kind::cancel:
            down_.erase(pointer.finger);
            return std::nullopt;
        case Pointer::Kind::down: {
            if (pointer.time < page_shown_ + kPageGuard) return std::nullopt;
            const auto* item = list.at(pointer.x, pointer.y);
            if (item) down_[pointer.finger] = item->id;
            return item ? std::nullopt : std::optional<flow::Action>(flow::action::Touched{});
        }
        case Pointer::Kind::up: {
            const auto began = down_.extract(pointer.finger);
            if (began.empty()) return std::nullopt;
            const auto* item = list.at(pointer.x, pointer.y);
            if (!item || item->id != began.mapped()) return std::nullopt;
            if (item->id == last_id_ && pointer.time < last_press_ + kRepeatGuard) return std::nullopt;
            last_id_ = item->id;
            last_press_ = pointer.time;
            return item->action;
        }
    }
    return std::nullopt;
}

bool Presses::held(const std::string& id) const {
    return std::any_of(down_.begin(), down_.end(), [&](const auto& entry) { return entry.second == id; });
}

}  // namespace pledge::access
