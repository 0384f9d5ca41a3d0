#include "sync/http/crowd.h"

#include <vector>

namespace pledge::http {

std::shared_ptr<Crowd::Member> Crowd::longest_waiting() const {
    const std::weak_ptr<Member>* longest = nullptr;
    std::uint64_t earliest = 0;
    for (const auto& [raw, weak] : members_) {
        const std::uint64_t ticket = raw->ticket_;
        if (ticket == 0 || weak.expired() || (longest && ticket > earliest)) continue;
        earliest = ticket;
        longest = &weak;
    }
    return longest ? longest->lock() : nullptr;
}

Crowd::Place Crowd::enter(const std::shared_ptr<Member>& member) {
    std::shared_ptr<Member> leaving;  // its destructor may take the lock, so it goes after it
    {
        const std::lock_guard lock(mutex_);
        if (members_.size() >= 2 * most_) return Place::none;
        const bool full = members_.size() >= most_;
        members_[member.get()] = member;
        if (!full) return Place::taken;
        leaving = longest_waiting();
        if (!leaving) return Place::busy;
        leaving->ticket_ = 0;  // asked once
    }
    leaving->make_room();
    return Place::taken;
}

void Crowd::forget(Member* member) {
    const std::lock_guard lock(mutex_);
    members_.erase(member);
    if (members_.empty()) none_left_.notify_all();
}

void Crowd::each(void (Member::*act)()) {
    std::vector<std::shared_ptr<Member>> alive;  // destroyed after the lock is gone
    {
        const std::lock_guard lock(mutex_);
        for (const auto& [raw, weak] : members_)
            if (auto member = weak.lock()) alive.push_back(std::move(member));
    }
    for (const auto& member : alive) ((*member).*act)();
}

void Crowd::wait_until_empty(std::chrono::milliseconds limit) {
    std::unique_lock lock(mutex_);
    none_left_.wait_for(lock, limit, [this] { return members_.empty(); });
}

}  // namespace pledge::http
