#include "kiosk/access/dwell.h"

#include <algorithm>

namespace pledge::access {

using std::chrono::milliseconds;

void Dwell::shown(const ScreenList& list, milliseconds now) {
    if (list.page_key != page_key_) {
        page_key_ = list.page_key;
        page_ = now;
        over_.clear();
        done_ = false;
    }
    look(list, now);
}

// A pointer that rests where a new page puts a target does not choose it unseen: the page's own guard comes
// first.
void Dwell::look(const ScreenList& list, milliseconds now) {
    const auto* item = list.at(x_, y_);
    const std::string id = item ? item->id : "";
    if (id == over_) return;
    over_ = id;
    done_ = false;
    since_ = std::max(now, page_ + Presses::kPageGuard);
    next_ = since_ + kLock;
    focus_ = {};
}

void Dwell::pointer(const ScreenList& list, const Pointer& pointer) {
    x_ = pointer.x;
    y_ = pointer.y;
    if (pointer.finger != 0 && (pointer.kind == Pointer::Kind::up || pointer.kind == Pointer::Kind::cancel))
        x_ = y_ = -1;  // a finger that was lifted is nowhere
    look(list, pointer.time);
}

const Item* Dwell::tick(const ScreenList& list, milliseconds now) {
    if (over_.empty() || done_ || now < since_ + kLock) return nullptr;
    const auto* item = list.find(over_);
    if (!item || !item->pressable()) return nullptr;
    const auto begun = since_ + kLock, filled = now - begun, shown = filled - filled % step_;
    focus_.items = {over_};
    focus_.filled = std::min(1.0F, static_cast<float>(shown.count()) / static_cast<float>(kFill.count()));
    next_ = std::min(begun + shown + step_, begun + kFill);
    if (filled < kFill) return nullptr;
    done_ = true;
    focus_ = {};
    return item;
}

std::optional<milliseconds> Dwell::deadline() const {
    if (over_.empty() || done_) return std::nullopt;
    return next_;
}

}  // namespace pledge::access
