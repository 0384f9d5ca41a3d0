#include "kiosk/speech/playback.h"

#include "kiosk/speech/level.h"

#include <algorithm>
#include <cmath>

namespace pledge::speech {
namespace {

using std::chrono::milliseconds;

constexpr std::uint64_t kPerMs = kRate / 1000;
constexpr std::size_t kSlice = 10 * kPerMs;  // written at once: what a stop may come too late for
constexpr milliseconds kStall{1'000};        // a device that takes nothing for so long is no device
constexpr milliseconds kNap{10};             // until a full device is asked again

constexpr std::uint64_t samples_of(milliseconds time) {
    return static_cast<std::uint64_t>(time.count()) * kPerMs;
}
milliseconds time_of(std::uint64_t samples) {
    return milliseconds((samples + kPerMs - 1) / kPerMs);
}

// About as long as somebody would take to say it: captions stand that long where nobody can.
Sound silence_for(const std::string& text) {
    const auto letters =
        static_cast<long>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
    const auto time = std::clamp(milliseconds(65 * letters), milliseconds(600), milliseconds(60'000));
    return {kRate, std::vector<float>(samples_of(time), 0.F)};
}

}  // namespace

Playback::Playback(Ports ports, double level, SpeechLog log)
    : ports_(std::move(ports)), level_(level), log_(std::move(log)) {
    health_.device = ports_.out.name();
}

void Playback::replace(std::deque<Utterance> utterances) {
    advance();
    follow();
    if (heard_) {
        const auto& clip = clips_.front();
        log_.write(last_, "stop", clip.utterance, clip.source,
                   static_cast<std::size_t>(heard_samples() - clip.begin));
    }
    if (open_ && (lying_ > 0 || !clips_.empty())) ports_.out.drop();
    clips_.clear();
    waiting_ = std::move(utterances);
    heard_ = stalled_ = false;
    lying_ = 0;
    next_begin_ = written_;
    factor_ = factor_of(gain_db_);
    ports_.changed();
}

std::optional<milliseconds> Playback::step() {
    try_device();
    advance();
    follow();
    feed();
    while (!waiting_.empty() && clips_.size() < 2 && !ports_.interrupted()) prepare();
    return ports_.interrupted() ? milliseconds(0) : next();
}

// What lies in the device gets less as time passes. The device is not asked: not every one knows.
void Playback::advance() {
    const auto now = ports_.clock.steady();
    lying_ -= std::min(lying_, samples_of(std::max(milliseconds(0), now - last_)));
    last_ = now;
}

void Playback::follow() {
    while (!clips_.empty()) {
        const auto& clip = clips_.front();
        if (!heard_ && heard_samples() >= clip.begin) {
            heard_ = true;
            log_.write(last_, "say", clip.utterance, clip.source, clip.sound.samples.size());
            ports_.changed();
        }
        if (!heard_ || heard_samples() < clip.end) return;
        log_.write(last_, "end", clip.utterance, clip.source, clip.sound.samples.size());
        heard_ = false;
        clips_.pop_front();
        ports_.changed();
    }
}

void Playback::feed() {
    for (const auto& clip : clips_) {
        while (written_ < clip.end && !ports_.interrupted()) {
            const auto room = samples_of(kLead) - std::min(lying_, samples_of(kLead));
            const auto want = static_cast<std::size_t>(std::min<std::uint64_t>(kSlice, room));
            if (want == 0) return;
            static constexpr float kPauseBetween[kSlice] = {};
            auto from = std::span<const float>(kPauseBetween);
            if (written_ < clip.begin)
                from = from.first(
                    static_cast<std::size_t>(std::min<std::uint64_t>(want, clip.begin - written_)));
            else
                from = std::span(clip.sound.samples).subspan(static_cast<std::size_t>(written_ - clip.begin));
            from = from.first(std::min(from.size(), want));
            const auto taken = hand_over(from);
            written_ += taken;
            lying_ += taken;
            if (taken < from.size()) return;
        }
    }
}

// How many samples the device took. Without one, all of them.
std::size_t Playback::hand_over(std::span<const float> samples) {
    if (!open_) return samples.size();
    const double to = factor_of(gain_db_), step = (to - factor_) / static_cast<double>(samples.size());
    std::int16_t out[kSlice];
    for (std::size_t i = 0; i < samples.size(); ++i) {
        const double value = double{samples[i]} * (factor_ + step * static_cast<double>(i + 1));
        out[i] = static_cast<std::int16_t>(std::lround(std::clamp(value, -1.0, 1.0) * 32767));
    }
    const auto taken = ports_.out.write(std::span(out).first(samples.size()));
    if (!taken) {
        lose_device(taken.error());
        return samples.size();
    }
    factor_ += step * static_cast<double>(*taken);
    if (*taken > 0) {
        stalled_ = false;
    } else if (!std::exchange(stalled_, true)) {
        stalled_since_ = last_;
    } else if (last_ - stalled_since_ > kStall) {
        lose_device({Code::unavailable, "The sound device \"" + health_.device +
                                            "\" takes no sound; check that no other program holds it."});
    }
    return *taken;
}

void Playback::prepare() {
    const auto utterance = waiting_.front();
    const Wanted wanted = [this] {
        advance();
        follow();
        feed();
        return !ports_.interrupted();
    };
    Clip clip{utterance, {}, Source::recorded, 0, 0};
    auto sound = recorded(utterance, wanted);
    if (!sound && wanted()) {
        clip.source = Source::voice;
        sound = voiced(utterance, wanted);
    }
    if (!wanted()) return;  // replace() is next
    waiting_.pop_front();
    if (!sound) {
        clip.source = Source::none;
        sound = silence_for(utterance.text);
    }
    bring_to_level(*sound, level_);
    fade_ends(*sound);
    clip.sound = std::move(*sound);
    clip.begin = std::max(next_begin_, written_);
    clip.end = clip.begin + clip.sound.samples.size();
    next_begin_ = clip.end + samples_of(kPause);
    clips_.push_back(std::move(clip));
    wanted();
}

std::optional<Sound> Playback::recorded(const Utterance& utterance, const Wanted& wanted) {
    const auto* recording = recordings_ ? recordings_->find(utterance.language, utterance.text) : nullptr;
    if (recording == nullptr) return std::nullopt;
    auto sound = decode(*recording, wanted);
    if (sound) return std::move(*sound);
    complain(sound.error().say);
    return std::nullopt;
}

std::optional<Sound> Playback::voiced(const Utterance& utterance, const Wanted& wanted) {
    auto said = ports_.voice.speak(utterance.text, utterance.language, wanted);
    if (!said && said.error().code == Code::not_found) lose_voice(utterance.language);
    if (said) said = to_output_rate(std::move(*said), wanted);
    if (!said) {
        complain(said.error().say);
        return std::nullopt;
    }
    // a text of punctuation alone
    if (said->samples.empty()) return std::nullopt;
    return std::move(*said);
}

std::optional<milliseconds> Playback::next() const {
    std::optional<milliseconds> out;
    const auto by = [&](milliseconds time) { out = out ? std::min(*out, time) : time; };
    if (!open_) by(std::max(milliseconds(0), retry_at_ - last_));
    if (clips_.empty()) return out;
    const auto& front = clips_.front();
    const auto event = heard_ ? front.end : front.begin;
    by(time_of(event - std::min(event, heard_samples())));
    if (written_ < clips_.back().end)
        by(std::max(kNap, time_of(lying_ - std::min(lying_, samples_of(kRefill)))));
    return out;
}

}  // namespace pledge::speech
