#include "sync/council/handout.h"

#include "sync/seal/secret.h"

#include <algorithm>

namespace pledge::council {

Handout::~Handout() {
    while (!items_.empty()) drop(items_.begin());
}

Handout::Items::iterator Handout::find(const Bytes<32>& session, const std::string& name) {
    return std::find_if(items_.begin(), items_.end(),
                        [&](const Item& item) { return item.session == session && item.name == name; });
}

Handout::Items::iterator Handout::drop(Items::iterator at) {
    seal::wipe({reinterpret_cast<std::uint8_t*>(at->bytes.data()), at->bytes.size()});
    return items_.erase(at);
}

void Handout::forget(Time now) {
    for (auto at = items_.begin(); at != items_.end();) at = now >= at->until ? drop(at) : at + 1;
}

void Handout::put(const Bytes<32>& session, const std::string& name, std::string bytes, Time now) {
    const std::lock_guard lock(mutex_);
    forget(now);
    if (const auto before = find(session, name); before != items_.end()) drop(before);
    if (items_.size() >= kMost) drop(items_.begin());
    items_.push_back({session, name, std::move(bytes), now + kKept});
}

bool Handout::has(const Bytes<32>& session, const std::string& name, Time now) {
    const std::lock_guard lock(mutex_);
    forget(now);
    return find(session, name) != items_.end();
}

std::optional<std::string> Handout::take(const Bytes<32>& session, const std::string& name, Time now) {
    const std::lock_guard lock(mutex_);
    forget(now);
    const auto at = find(session, name);
    if (at == items_.end()) return std::nullopt;
    auto out = at->bytes;  // a copy: moving a string may leave its letters behind
    drop(at);
    return out;
}

}  // namespace pledge::council
