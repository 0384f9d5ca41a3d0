#pragma once

#include "kiosk/speech/ports.h"

#include <memory>

namespace pledge::speech {

// An ALSA device by its name in ALSA's own configuration: "default", "plughw:1,0". A small buffer, never
// waited for; an underrun is mended by the next write. ALSA's messages stay off stderr: what is wrong is told
// through errors.
class AlsaOut final : public SoundOut {
  public:
    explicit AlsaOut(std::string device = "default");
    ~AlsaOut() override;

    std::string name() const override { return device_; }
    Status open() override;
    Result<std::size_t> write(std::span<const std::int16_t> samples) override;
    void drop() override;
    void close() override;

  private:
    struct Pcm;
    std::string device_;
    std::unique_ptr<Pcm> pcm_;
};

// From now on ALSA says nothing by itself. For everything of ALSA that is opened.
void silence_alsa();

}  // namespace pledge::speech
