#include "kiosk/stop_signal.h"

#include <csignal>
#include <utility>

#include <pthread.h>

namespace pledge::kiosk {
namespace {

sigset_t signals() {
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGUSR1);  // ours: ends the waiting thread
    return set;
}

}  // namespace

StopSignal::StopSignal() {
    const auto set = signals();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

void StopSignal::listen(std::function<void()> wake) {
    thread_ = std::thread([this, wake = std::move(wake)] {
        const auto set = signals();
        int caught = 0;
        sigwait(&set, &caught);
        if (caught == SIGUSR1) return;
        stopped_ = true;
        wake();
    });
}

StopSignal::~StopSignal() {
    if (!thread_.joinable()) return;
    pthread_kill(thread_.native_handle(), SIGUSR1);
    thread_.join();
}

}  // namespace pledge::kiosk
