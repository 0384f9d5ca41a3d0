#include "kiosk/speech/alsa_out.h"

#include <cerrno>

#include <alsa/asoundlib.h>

namespace pledge::speech {
namespace {

constexpr unsigned kBufferUs = 150'000;  // more than the speaker ever leaves in it

void say_nothing(const char*, int, const char*, int, const char*, ...) {}

Error gone(const std::string& device, int code) {
    return {Code::unavailable, "The sound device \"" + device + "\" does not work (" + snd_strerror(code) +
                                   "); check its cable, or name another under sound in kiosk.toml."};
}

}  // namespace

void silence_alsa() {
    snd_lib_error_set_handler(say_nothing);
}

struct AlsaOut::Pcm {
    snd_pcm_t* handle = nullptr;
    ~Pcm() {
        if (handle != nullptr) snd_pcm_close(handle);
    }
};

AlsaOut::AlsaOut(std::string device) : device_(std::move(device)) {
    silence_alsa();
}

AlsaOut::~AlsaOut() = default;

Status AlsaOut::open() {
    auto pcm = std::make_unique<Pcm>();
    int code = snd_pcm_open(&pcm->handle, device_.c_str(), SND_PCM_STREAM_PLAYBACK, SND_PCM_NONBLOCK);
    if (code >= 0)
        code = snd_pcm_set_params(pcm->handle, SND_PCM_FORMAT_S16, SND_PCM_ACCESS_RW_INTERLEAVED, 1, kRate, 1,
                                  kBufferUs);
    if (code < 0) return gone(device_, code);
    pcm_ = std::move(pcm);
    return {};
}

Result<std::size_t> AlsaOut::write(std::span<const std::int16_t> samples) {
    if (!pcm_) return gone(device_, -ENODEV);
    auto wrote = snd_pcm_writei(pcm_->handle, samples.data(), samples.size());
    if (wrote == -EAGAIN) return std::size_t{0};
    if (wrote == -EPIPE || wrote == -ESTRPIPE) {
        // ran dry between two utterances, or slept; snd_pcm_recover would wait for a device that wakes up
        if (const int code = snd_pcm_prepare(pcm_->handle); code < 0) return gone(device_, code);
        wrote = snd_pcm_writei(pcm_->handle, samples.data(), samples.size());
        if (wrote == -EAGAIN) return std::size_t{0};
    }
    if (wrote < 0) return gone(device_, static_cast<int>(wrote));
    // a short word never fills the buffer, which is when ALSA would start by itself
    if (snd_pcm_state(pcm_->handle) == SND_PCM_STATE_PREPARED && wrote > 0)
        if (const int code = snd_pcm_start(pcm_->handle); code < 0) return gone(device_, code);
    return static_cast<std::size_t>(wrote);
}

void AlsaOut::drop() {
    if (!pcm_) return;
    // a device that can't even do this is noticed by the next write
    if (snd_pcm_drop(pcm_->handle) >= 0) snd_pcm_prepare(pcm_->handle);
}

void AlsaOut::close() {
    pcm_.reset();
}

}  // namespace pledge::speech
