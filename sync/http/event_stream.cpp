#include "sync/http/event_stream.h"

#include <utility>

namespace pledge::http {

void EventStream::publish(Data data) {
    {
        const std::lock_guard lock(mutex_);
        if (ended_ || closed_) return;
        newest_ = std::move(data);
    }
    tell();
}

void EventStream::end() {
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
    }
    tell();
}

void EventStream::close() {
    std::function<void()> wake;  // it may hold the last reference to a server: let go of it without the lock
    {
        const std::lock_guard lock(mutex_);
        closed_ = true;
        newest_.reset();
        wake = std::exchange(wake_, nullptr);
    }
    if (wake) wake();
}

bool EventStream::closed() const {
    const std::lock_guard lock(mutex_);
    return closed_;
}

void EventStream::on_news(std::function<void()> wake) {
    const std::lock_guard lock(mutex_);
    if (!closed_) wake_ = std::move(wake);
}

EventStream::Data EventStream::take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(newest_, nullptr);
}

bool EventStream::ended() const {
    const std::lock_guard lock(mutex_);
    return ended_ || closed_;
}

void EventStream::tell() {
    std::function<void()> wake;
    {
        const std::lock_guard lock(mutex_);
        wake = wake_;
    }
    if (wake) wake();
}

}  // namespace pledge::http
