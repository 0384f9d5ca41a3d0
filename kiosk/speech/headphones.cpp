#include "kiosk/speech/headphones.h"

#include "kiosk/speech/alsa_out.h"

#include <cstdint>
#include <vector>

#include <alsa/asoundlib.h>
#include <sys/eventfd.h>

namespace pledge::speech {
namespace {

constexpr int kLookAgain = 10'000;  // ms

class Fixed final : public Headphones {
  public:
    explicit Fixed(bool plugged) : plugged_(plugged) {}
    bool plugged() const override { return plugged_; }

  private:
    bool plugged_;
};

}  // namespace

bool is_headphone_jack(std::string_view element) {
    const auto holds = [&](std::string_view word) { return element.find(word) != std::string_view::npos; };
    return element.ends_with("Jack") && (holds("Headphone") || holds("Headset")) && !holds("Mic");
}

// One open card and the numbers of its headphone sockets.
struct AlsaJack::Control {
    snd_ctl_t* handle = nullptr;
    std::vector<unsigned> jacks;

    Control() = default;
    Control(const Control&) = delete;
    Control& operator=(const Control&) = delete;
    ~Control() {
        if (handle != nullptr) snd_ctl_close(handle);
    }

    bool open(const std::string& card) {
        if (snd_ctl_open(&handle, card.c_str(), SND_CTL_NONBLOCK) < 0) return false;
        snd_ctl_elem_list_t* list = nullptr;
        snd_ctl_elem_list_alloca(&list);
        if (snd_ctl_elem_list(handle, list) < 0) return false;
        if (snd_ctl_elem_list_alloc_space(list, snd_ctl_elem_list_get_count(list)) < 0) return false;
        const bool listed = snd_ctl_elem_list(handle, list) >= 0;
        for (unsigned i = 0; listed && i < snd_ctl_elem_list_get_used(list); ++i)
            if (snd_ctl_elem_list_get_interface(list, i) == SND_CTL_ELEM_IFACE_CARD &&
                is_headphone_jack(snd_ctl_elem_list_get_name(list, i)))
                jacks.push_back(snd_ctl_elem_list_get_numid(list, i));
        snd_ctl_elem_list_free_space(list);
        return !jacks.empty() && snd_ctl_subscribe_events(handle, 1) >= 0;
    }

    bool plugged() const {
        for (const unsigned jack : jacks) {
            snd_ctl_elem_value_t* value = nullptr;
            snd_ctl_elem_value_alloca(&value);
            snd_ctl_elem_value_set_numid(value, jack);
            if (snd_ctl_elem_read(handle, value) >= 0 && snd_ctl_elem_value_get_boolean(value, 0) != 0)
                return true;
        }
        return false;
    }

    // Takes what the card said; its state is asked for afterwards. False: the card is gone.
    bool take_events() const {
        snd_ctl_event_t* event = nullptr;
        snd_ctl_event_alloca(&event);
        for (;;) {
            const int got = snd_ctl_read(handle, event);
            if (got == 0 || got == -EAGAIN) return true;
            if (got < 0) return false;
        }
    }
};

AlsaJack::AlsaJack(std::string card, std::function<void(bool)> changed)
    : card_(std::move(card)), changed_(std::move(changed)), ending_(::eventfd(0, EFD_CLOEXEC)) {
    silence_alsa();
    if (ending_.ok()) thread_ = std::thread([this] { run(); });
}

AlsaJack::~AlsaJack() {
    if (!thread_.joinable()) return;
    const std::uint64_t one = 1;
    // an eventfd takes eight bytes always, unless it was written to 2⁶⁴ times
    [[maybe_unused]] const auto written = ::write(ending_.get(), &one, sizeof one);
    thread_.join();
}

void AlsaJack::tell(bool plugged) {
    if (plugged_.exchange(plugged) != plugged) changed_(plugged);
}

bool AlsaJack::sleep() {
    pollfd end{ending_.get(), POLLIN, 0};
    return ::poll(&end, 1, kLookAgain) <= 0;
}

bool AlsaJack::watch(Control& control) {
    for (;;) {
        tell(control.plugged());
        const int count = snd_ctl_poll_descriptors_count(control.handle);
        if (count <= 0) return true;
        std::vector<pollfd> polled(static_cast<std::size_t>(count) + 1);
        snd_ctl_poll_descriptors(control.handle, polled.data(), static_cast<unsigned>(count));
        polled.back() = {ending_.get(), POLLIN, 0};
        if (::poll(polled.data(), polled.size(), -1) < 0 && errno != EINTR) return true;
        if (polled.back().revents != 0) return false;
        unsigned short said = 0;
        snd_ctl_poll_descriptors_revents(control.handle, polled.data(), static_cast<unsigned>(count), &said);
        if ((said & (POLLERR | POLLHUP | POLLNVAL)) != 0 || !control.take_events()) return true;
    }
}

void AlsaJack::run() {
    do {
        Control control;
        if (control.open(card_) && !watch(control)) return;
        tell(false);
    } while (sleep());
}

std::unique_ptr<Headphones> make_headphones(HeadphoneSetting setting, const std::string& card,
                                            std::function<void(bool)> changed) {
    if (setting != HeadphoneSetting::jack)
        return std::make_unique<Fixed>(setting == HeadphoneSetting::always);
    return std::make_unique<AlsaJack>(card, std::move(changed));
}

}  // namespace pledge::speech
