#include "kiosk/worker.h"

#include <utility>

namespace pledge::kiosk {

Worker::Worker(AnswerStore& store, Look look, std::chrono::milliseconds every, std::function<void()> wake,
               Fits fits)
    : store_(store),
      look_(std::move(look)),
      every_(every),
      wake_(std::move(wake)),
      fits_(std::move(fits)),
      thread_([this] { run(); }) {}

Worker::~Worker() {
    {
        const std::lock_guard lock(mutex_);
        stop_ = true;
    }
    changed_.notify_one();
    thread_.join();
}

void Worker::add(Job job) {
    {
        const std::lock_guard lock(mutex_);
        jobs_.push_back(std::move(job));
    }
    changed_.notify_one();
}

std::vector<flow::Action> Worker::take() {
    const std::lock_guard lock(mutex_);
    return std::exchange(reports_, {});
}

void Worker::report(flow::Action action) {
    {
        const std::lock_guard lock(mutex_);
        reports_.push_back(std::move(action));
    }
    wake_();
}

void Worker::look() {
    for (auto& seen : look_()) report(std::move(seen));
    if (const bool room = store_.room(); room != std::exchange(room_, room)) report(flow::action::Room{room});
}

void Worker::do_job(flow::effect::Store& job) {
    auto put = store_.put(std::move(job.answer), job.wave_key);
    // the kiosk says "full" from now on, and has to hear when that is over
    if (!put && put.error().code == Code::full) room_ = false;
    report(flow::action::Stored{job.ticket, std::move(put)});
}

void Worker::do_job(const flow::effect::CheckPin& job) {
    report(flow::action::PinChecked{job.ticket, fits_ && fits_(job.hash, job.digits)});
}

void Worker::do_job(const KeepTotals& job) {
    const auto put = store_.put(job.totals, job.wave_key);
    if (!put && put.error().code == Code::full) room_ = false;
    report(flow::action::LiveKept{put.ok(), false});
}

void Worker::do_job(flow::effect::LiveKeepDecision& job) {
    const auto put = store_.put(std::move(job.decision), job.wave_key);
    if (!put && put.error().code == Code::full) room_ = false;
    report(flow::action::LiveKept{put.ok(), true});
}

void Worker::run() {
    for (;;) {
        look();
        std::vector<Job> jobs;
        {
            std::unique_lock lock(mutex_);
            changed_.wait_for(lock, every_, [&] { return stop_ || !jobs_.empty(); });
            jobs = std::exchange(jobs_, {});
            if (stop_ && jobs.empty()) return;
        }
        for (auto& job : jobs) std::visit([this](auto& one) { do_job(one); }, job);
    }
}

}  // namespace pledge::kiosk
