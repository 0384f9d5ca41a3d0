#include "kiosk/live_host.h"

#include <array>
#include <iterator>
#include <utility>

#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace pledge::kiosk {

LiveHost::LiveHost(LiveDesk::Ports ports, std::optional<SavedSession> saved, std::function<void()> wake)
    : wake_(std::move(wake)),
      rung_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)),
      desk_(std::move(ports), std::move(saved)),
      thread_([this] { run(); }) {}

LiveHost::~LiveHost() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    ring();
    thread_.join();
}

void LiveHost::ring() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(rung_.get(), &one, sizeof one);  // full: it is rung already
}

void LiveHost::carry_out(LiveJob job, std::optional<wire::Ask> phones) {
    {
        const std::lock_guard lock(mutex_);
        tasks_.push_back({std::move(job), std::move(phones)});
    }
    ring();
}

std::vector<flow::Action> LiveHost::take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(reports_, {});
}

void LiveHost::run() {
    for (;;) {
        std::vector<Task> tasks;
        {
            const std::lock_guard lock(mutex_);
            if (stop_) return;
            tasks = std::exchange(tasks_, {});
        }
        for (auto& task : tasks) desk_.carry_out(task.job, task.phones);
        desk_.turn();
        if (auto news = desk_.take(); !news.empty()) {
            const std::lock_guard lock(mutex_);
            std::move(news.begin(), news.end(), std::back_inserter(reports_));
            wake_();
        }

        std::array<pollfd, 2> waiting{{{rung_.get(), POLLIN, 0}, {desk_.fd(), desk_.events(), 0}}};
        const auto patience = desk_.patience();
        ::poll(waiting.data(), waiting.size(), patience ? static_cast<int>(patience->count()) : -1);
        std::uint64_t rings = 0;
        [[maybe_unused]] const auto read = ::read(rung_.get(), &rings, sizeof rings);
    }
}

}  // namespace pledge::kiosk
