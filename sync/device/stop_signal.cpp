#include "sync/device/stop_signal.h"

#include <csignal>
#include <cstdlib>

#include <pthread.h>
#include <signal.h>

namespace pledge::device {
namespace {

sigset_t signals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    return set;
}

}  // namespace

StopSignal::StopSignal(std::chrono::seconds grace) : grace_(grace) {
    const auto set = signals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);  // inherited by every later thread: only ours receives them
    thread_ = std::thread([this] { listen(); });
}

void StopSignal::listen() {
    const auto set = signals();
    int which = 0;
    sigwait(&set, &which);
    std::unique_lock lock(mutex_);
    stopped_ = true;
    changed_.notify_all();
    if (!changed_.wait_for(lock, grace_, [&] { return ended_; })) std::_Exit(0);
}

StopSignal::~StopSignal() {
    bool heard = false;
    {
        const std::lock_guard lock(mutex_);
        ended_ = true;
        heard = stopped_;
        changed_.notify_all();
    }
    if (!heard) pthread_kill(thread_.native_handle(), SIGTERM);  // nobody asked us to stop: wake the listener
    thread_.join();
}

bool StopSignal::wait(std::chrono::milliseconds at_most) {
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, at_most, [&] { return stopped_; });
}

}  // namespace pledge::device
