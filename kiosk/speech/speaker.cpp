#include "kiosk/speech/speaker.h"

#include "kiosk/speech/level.h"

namespace pledge::speech {
namespace {

SpeechLog open_log(const std::string& path, const Clock& clock,
                   const std::function<void(const std::string&)>& tell) {
    if (path.empty()) return {};
    auto log = SpeechLog::open(path, clock.steady());
    if (log) return std::move(*log);
    tell(log.error().say);
    return {};
}

}  // namespace

Speaker::Speaker(Voice& voice, SoundOut& out, const Clock& clock, Options options, std::function<void()> wake,
                 std::function<void(const std::string&)> tell)
    : wake_(std::move(wake)),
      languages_(std::move(options.languages)),
      playback_({voice, out, clock, tell, [this] { publish(); }, [this] { return interrupted(); }},
                options.level_dbfs, open_log(options.log_path, clock, tell)),
      health_(playback_.health()),
      thread_([this] { run(); }) {}

Speaker::~Speaker() {
    {
        const std::lock_guard lock(mutex_);
        ending_ = true;
    }
    wished_.notify_one();
    thread_.join();
}

void Speaker::say(std::vector<Utterance> utterances) {
    {
        const std::lock_guard lock(mutex_);
        wish_.assign(std::make_move_iterator(utterances.begin()), std::make_move_iterator(utterances.end()));
        ++asked_;
        heard_.reset();
        busy_ = !wish_.empty();
    }
    wished_.notify_one();
}

void Speaker::stop() {
    say({});
}

void Speaker::set_gain_db(double db) {
    playback_.set_gain_db(clamp_gain(db));
}

void Speaker::use(std::shared_ptr<const Recordings> recordings) {
    {
        const std::lock_guard lock(mutex_);
        recordings_ = std::move(recordings);
        new_recordings_ = true;
    }
    wished_.notify_one();
}

std::optional<Utterance> Speaker::now() const {
    const std::lock_guard lock(mutex_);
    return heard_;
}

bool Speaker::busy() const {
    const std::lock_guard lock(mutex_);
    return busy_;
}

Health Speaker::health() const {
    const std::lock_guard lock(mutex_);
    return health_;
}

void Speaker::publish() {
    bool news = false;
    {
        const std::lock_guard lock(mutex_);
        if (asked_ == taken_) {  // else: what is heard is about to be taken back, and was for the caller
            auto heard = playback_.heard() ? std::optional(*playback_.heard()) : std::nullopt;
            const bool busy = playback_.busy();
            news = heard != heard_ || busy != busy_;
            heard_ = std::move(heard);
            busy_ = busy;
        }
        news = news || !(health_ == playback_.health());
        health_ = playback_.health();
    }
    if (news) wake_();
}

void Speaker::run() {
    playback_.check_voices(languages_);
    std::unique_lock lock(mutex_);
    const auto due = [this] { return ending_ || asked_ != taken_ || new_recordings_; };
    while (!ending_) {
        if (std::exchange(new_recordings_, false)) playback_.use(recordings_);
        const bool fresh = std::exchange(taken_, asked_.load()) != asked_;
        auto wish = fresh ? std::exchange(wish_, {}) : std::deque<Utterance>();
        lock.unlock();
        if (fresh) playback_.replace(std::move(wish));
        const auto wait = playback_.step();
        publish();
        lock.lock();
        if (wait)
            wished_.wait_for(lock, *wait, due);
        else
            wished_.wait(lock, due);
    }
    lock.unlock();
    playback_.replace({});
}

}  // namespace pledge::speech
