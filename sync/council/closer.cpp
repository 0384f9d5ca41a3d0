#include "sync/council/closer.h"

#include "sync/council/housekeeping.h"
#include "sync/council/publisher.h"

#include <algorithm>
#include <system_error>

#include <spdlog/spdlog.h>

namespace pledge::council {

Result<bool> close_now(Storage& storage, const Config& config, const Clock& clock, const WaveId& wave,
                       const seal::WaveKey& key, Progress* progress) {
    const auto publisher = load_publisher(config);
    if (!publisher) return publisher.error();
    if (auto kept = storage.transact([&] { return keep_house(storage, clock); }); !kept) return kept.error();
    const Closing closing{config.council, config.name, *publisher,
                          std::max(1U, std::thread::hardware_concurrency()), progress};
    return close_wave(storage, closing, wave, key, clock.today());
}

Closer::Closer(Config config, const Clock& clock, OpenStorage open)
    : config_(std::move(config)), clock_(clock), open_(std::move(open)) {}

Closer::~Closer() {
    stop();
}

Status Closer::start(Job job) {
    const std::lock_guard lock(mutex_);
    if (look_.state == Look::State::running || stopped_)
        return Error{Code::conflict, "A wave is being closed already; wait until that is done."};
    if (thread_.joinable()) thread_.join();  // has ended
    progress_ = std::make_shared<Progress>();
    look_ = {Look::State::running, job.wave, job.by, 0, {}};
    try {
        thread_ = std::thread([this, job = std::move(job)] { run(job); });
    } catch (const std::system_error&) {
        look_ = {};
        return Error{Code::failed,
                     "The system lets this program start no further thread; raise its limit of tasks and try "
                     "again."};
    }
    return {};
}

Closer::Look Closer::look() const {
    const std::lock_guard lock(mutex_);
    auto out = look_;
    if (out.state == Look::State::running) out.percent = std::min(99, progress_->percent());
    return out;
}

void Closer::cancel() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    if (progress_) progress_->cancel();
}

void Closer::stop() {
    cancel();
    // nobody starts another any more
    if (thread_.joinable()) thread_.join();
}

void Closer::wait() const {
    std::unique_lock lock(mutex_);
    ended_.wait(lock, [this] { return look_.state != Look::State::running; });
}

Closer::Look Closer::outcome_of(const Job& job) {
    Look out{Look::State::failed, job.wave, job.by, 0, {}};
    try {
        const auto storage = open_();
        const auto closed = storage
                                ? close_now(**storage, config_, clock_, job.wave, *job.key, progress_.get())
                                : Result<bool>(storage.error());
        if (closed)
            out.state = *closed ? Look::State::published : Look::State::not_enough;
        else
            out.say = closed.error().say;
    } catch (const std::exception&) {  // a library's, or no memory: it must not end the server
        out.say = "There is not enough memory to close this wave; nothing was written, try again later.";
    }
    return out;
}

void Closer::run(const Job& job) {
    auto how = outcome_of(job);
    if (how.state == Look::State::failed) spdlog::error("Closing a wave: {}", how.say);
    const std::lock_guard lock(mutex_);
    look_ = std::move(how);
    ended_.notify_all();
}

}  // namespace pledge::council
