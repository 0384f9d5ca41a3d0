#include "sync/council/accounts/throttle.h"

#include <algorithm>

namespace pledge::council {

void Throttle::forget(std::chrono::milliseconds now) {
    while (!all_.empty() && all_.front() + rules_.window <= now) all_.pop_front();
    std::erase_if(names_, [&](const auto& entry) {
        return entry.second.last + rules_.forgotten_after <= now && entry.second.until <= now;
    });
}

std::optional<std::chrono::milliseconds> Throttle::begin(const std::string& name) {
    const auto now = clock_.steady();
    const std::lock_guard lock(mutex_);
    forget(now);
    if (all_.size() >= rules_.all_together) return all_.front() + rules_.window - now;
    if (!names_.contains(name) && names_.size() >= rules_.most_names)
        names_.erase(std::min_element(names_.begin(), names_.end(), [](const auto& a, const auto& b) {
            return a.second.last < b.second.last;
        }));
    auto& tries = names_[name];
    if (now < tries.until) return tries.until - now;
    ++tries.wrong;
    tries.last = now;
    if (tries.wrong > rules_.free_tries) {
        auto pause = rules_.first_pause;
        for (auto n = rules_.free_tries + 1; n < tries.wrong && pause < rules_.longest_pause; ++n) pause *= 2;
        tries.until = now + std::min(pause, rules_.longest_pause);
    }
    all_.push_back(now);
    return std::nullopt;
}

void Throttle::give_back(const std::string& name) {
    const std::lock_guard lock(mutex_);
    const auto at = names_.find(name);
    if (at == names_.end() || at->second.wrong == 0) return;
    at->second.until = {};
    if (--at->second.wrong == 0) names_.erase(at);
    if (!all_.empty()) all_.pop_back();
}

void Throttle::forgive(const std::string& name) {
    const std::lock_guard lock(mutex_);
    if (names_.erase(name) > 0 && !all_.empty()) all_.pop_back();
}

std::string spoken(std::chrono::milliseconds wait) {
    const auto seconds = std::max<std::int64_t>(1, (wait.count() + 999) / 1000);
    const auto count = seconds < 60 ? seconds : (seconds + 59) / 60;
    return std::to_string(count) + (seconds < 60 ? " second" : " minute") + (count == 1 ? "" : "s");
}

}  // namespace pledge::council
