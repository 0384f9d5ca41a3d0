#pragma once

#include "sync/core/file_descriptor.h"

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

namespace pledge::speech {

// Whether somebody listens by headphones, which starts speech and lets a chosen face be said aloud.
class Headphones {
  public:
    virtual ~Headphones() = default;
    virtual bool plugged() const = 0;  // any thread
};

// The setting of kiosk.toml: ask the socket, or a device whose socket can't be asked.
enum class HeadphoneSetting { jack, always, never };

// True for the elements by which a sound card tells its headphone socket: "Headphone Jack", "Front Headphone
// Jack", "Headset Jack"; not for "Mic Jack" or "HDMI/DP,pcm=3 Jack".
bool is_headphone_jack(std::string_view element);

// Asks a card's headphone socket, on a thread of its own that sleeps until the card says something. Without
// such a card or socket: not plugged; looked for again every ten seconds.
class AlsaJack final : public Headphones {
  public:
    // `card`: a name for snd_ctl_open: "default", "hw:1". `changed` is called on this object's thread.
    AlsaJack(std::string card, std::function<void(bool)> changed);
    ~AlsaJack() override;
    AlsaJack(const AlsaJack&) = delete;
    AlsaJack& operator=(const AlsaJack&) = delete;

    bool plugged() const override { return plugged_; }

  private:
    struct Control;
    void run();
    bool watch(Control& control);  // false: the object ends
    bool sleep();                  // false: the object ends
    void tell(bool plugged);

    std::string card_;
    std::function<void(bool)> changed_;
    FileDescriptor ending_;
    std::atomic<bool> plugged_{false};
    std::thread thread_;
};

// `changed` is never called unless the socket is asked.
std::unique_ptr<Headphones> make_headphones(HeadphoneSetting setting, const std::string& card,
                                            std::function<void(bool)> changed);

}  // namespace pledge::speech
