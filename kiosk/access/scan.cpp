#include "kiosk/access/scan.h"

#include <algorithm>

namespace pledge::access {
namespace {

using std::chrono::milliseconds;

std::vector<std::string> groups_of(const ScreenList& list) {
    std::vector<std::string> out;
    for (const auto* item : pressables(list))
        if (std::find(out.begin(), out.end(), item->group) == out.end()) out.push_back(item->group);
    return out;
}

std::vector<std::string> members(const ScreenList& list, const std::string& group) {
    std::vector<std::string> out;
    for (const auto* item : pressables(list))
        if (item->group == group) out.push_back(item->id);
    return out;
}

}  // namespace

void Scan::shown(const ScreenList& list, milliseconds now) {
    const bool page = list.page_key != page_key_;
    if (page) {
        page_key_ = list.page_key;
        guard_.page(now);
        return restart(list, now);
    }
    // faces come after their question: nobody chose to be among the buttons that stood there alone
    if (only_ && groups_of(list).size() > 1) return restart(list, now);
    // the list may have lost what it stood at: an item that is disabled now
    const auto all = inside_ ? members(list, group_) : groups_of(list);
    if (at_ >= all.size() || (!inside_ && all[at_] != group_)) restart(list, now);
}

void Scan::restart(const ScreenList& list, milliseconds now) {
    const auto groups = groups_of(list);
    inside_ = only_ = groups.size() == 1;  // nothing to choose among
    group_ = groups.empty() ? "" : groups.front();
    at_ = 0;
    rounds_ = 0;
    focus_.paused = false;
    stand(list, now, true);
}

// Shows where it stands, and says when it goes on.
void Scan::stand(const ScreenList& list, milliseconds now, bool first) {
    const auto all = inside_ ? members(list, group_) : groups_of(list);
    focus_.items.clear();
    focus_.group.clear();
    if (at_ < all.size()) {
        if (!inside_) group_ = focus_.group = all[at_];
        focus_.items = inside_ ? std::vector<std::string>{all[at_]} : members(list, group_);
    }
    next_ = now + pace_ + (first ? kFirst : milliseconds(0));
}

void Scan::step(const ScreenList& list, milliseconds now) {
    const auto all = inside_ ? members(list, group_) : groups_of(list);
    if (all.empty()) return;
    if (++at_ < all.size()) return stand(list, now, false);
    at_ = 0;
    ++rounds_;
    const auto groups = groups_of(list);
    if (inside_ && groups.size() > 1 && (!by_itself() || rounds_ >= kRounds)) {
        // out of the group, to the group as a whole
        inside_ = false;
        rounds_ = 0;
        at_ = static_cast<std::size_t>(std::find(groups.begin(), groups.end(), group_) - groups.begin());
    } else if (by_itself() && rounds_ >= kRounds) {
        focus_.paused = true;
    }
    stand(list, now, true);
}

const Item* Scan::choose(const ScreenList& list, milliseconds now) {
    if (focus_.paused) {
        restart(list, now);
        return nullptr;
    }
    if (!inside_) {
        const auto all = members(list, group_);
        if (all.empty() || !guard_.lets("group " + group_, now)) return nullptr;
        inside_ = true;
        at_ = 0;
        rounds_ = 0;
        stand(list, now, true);
        return nullptr;
    }
    const auto* item = focus_.items.empty() ? nullptr : list.find(focus_.items.front());
    if (!item || !guard_.lets(item->id, now)) return nullptr;
    restart(list, now);
    return item;
}

const Item* Scan::key(const ScreenList& list, const Key& key) {
    if (by_itself()) return choose(list, key.time);
    if (key.code == Key::Code::enter) return choose(list, key.time);
    if (key.code == Key::Code::space || key.code == Key::Code::next) step(list, key.time);
    return nullptr;
}

const Item* Scan::tick(const ScreenList& list, milliseconds now) {
    if (by_itself() && !focus_.paused && now >= next_) step(list, now);
    return nullptr;
}

std::optional<milliseconds> Scan::deadline() const {
    if (!by_itself() || focus_.paused || focus_.items.empty()) return std::nullopt;
    return next_;
}

}  // namespace pledge::access
