#include "kiosk/speech/playback.h"

namespace pledge::speech {

constexpr std::size_t kMostTold = 200;  // different sentences in one run; more would be the same trouble

void Playback::check_voices(const std::vector<std::string>& languages) {
    for (const auto& language : languages)
        if (!ports_.voice.has(language)) lose_voice(language);
}

void Playback::try_device() {
    const auto now = ports_.clock.steady();
    if (open_ || now < retry_at_) return;
    if (const auto opened = ports_.out.open(); !opened) return lose_device(opened.error());
    open_ = true;
    stalled_ = false;
    opened_at_ = now;
    if (health_.device_works) return;
    ports_.tell("The sound device \"" + health_.device + "\" works again.");
    health_.device_works = true;
    device_trouble_.clear();
    sum_up();
}

void Playback::lose_device(const Error& error) {
    ports_.out.close();
    const auto now = ports_.clock.steady();
    // what was pulled out and put back while nobody spoke works at once; what fails again waits
    retry_at_ = open_ && now - opened_at_ > kRetry ? now : now + kRetry;
    open_ = stalled_ = false;
    if (!std::exchange(health_.device_works, false)) return;
    device_trouble_ = error.say;
    ports_.tell(error.say);
    sum_up();
}

void Playback::lose_voice(const std::string& language) {
    if (!health_.voiceless.insert(language).second) return;
    complain("There is no voice for \"" + language +
             "\" here; install espeak-ng-data, or ship recordings with the pack.");
    sum_up();
}

void Playback::complain(const std::string& sentence) {
    if (told_.size() < kMostTold && told_.insert(sentence).second) ports_.tell(sentence);
}

void Playback::sum_up() {
    health_.trouble = device_trouble_;
    if (!health_.voiceless.empty()) {
        std::string names;
        for (const auto& language : health_.voiceless) names += (names.empty() ? "" : ", ") + language;
        health_.trouble +=
            (health_.trouble.empty() ? "" : " ") + ("No voice for: " + names + "; install espeak-ng-data.");
    }
    ports_.changed();
}

}  // namespace pledge::speech
