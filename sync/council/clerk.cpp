#include "sync/council/clerk.h"

#include <iterator>

#include <spdlog/spdlog.h>

namespace pledge::council {

Clerk::Clerk(std::unique_ptr<Storage> storage, ClerkOptions options)
    : storage_(std::move(storage)), options_(options), thread_([this] { run(); }) {}

Clerk::~Clerk() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    woken_.notify_one();
    thread_.join();
}

void Clerk::ask(http::Responder answer, Work work) {
    {
        const std::lock_guard lock(mutex_);
        if (waiting_.size() < options_.most_waiting) {
            waiting_.push_back({std::move(answer), std::move(work)});
            woken_.notify_one();
            return;
        }
    }
    answer(http::refusal(503, "The server is busy; try again in a few minutes."));
}

void Clerk::run() {
    for (;;) {
        std::vector<Request> together;
        {
            std::unique_lock lock(mutex_);
            woken_.wait(lock, [this] { return ending_ || !waiting_.empty(); });
            if (waiting_.empty()) return;
            const auto n = std::min(waiting_.size(), options_.most_together);
            const auto end = waiting_.begin() + static_cast<std::ptrdiff_t>(n);
            together.assign(std::move_iterator(waiting_.begin()), std::move_iterator(end));
            waiting_.erase(waiting_.begin(), end);
        }
        const auto done = round(together);
        if (done) continue;
        // a full disk or a locked file is everybody's; anything else may be one request's own
        if (done.error().code == Code::full || done.error().code == Code::unavailable ||
            together.size() == 1) {
            refuse(together, done.error());
            continue;
        }
        for (auto& request : together) {
            std::vector<Request> alone;
            alone.push_back(std::move(request));
            if (const auto again = round(alone); !again) refuse(alone, again.error());
        }
    }
}

void Clerk::refuse(std::vector<Request>& requests, const Error& why) {
    spdlog::error("{}", why.say);
    for (auto& request : requests)
        request.answer(http::refusal(503, "The server can't store anything now; try again later."));
}

Status Clerk::round(std::vector<Request>& requests) {
    std::vector<http::Response> responses;
    auto done = storage_->transact([&]() -> Status {
        for (auto& request : requests) {
            auto response = request.work(*storage_);
            if (!response) return response.error();
            responses.push_back(std::move(*response));
        }
        return {};
    });
    if (!done) return done;
    for (std::size_t i = 0; i < requests.size(); ++i) requests[i].answer(std::move(responses[i]));
    return done;
}

}  // namespace pledge::council
