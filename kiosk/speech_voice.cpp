#include "kiosk/speech_voice.h"

#include <array>
#include <string_view>

#include <spdlog/spdlog.h>

namespace pledge::kiosk {
namespace {

speech::Speaker::Options options_of(const flow::Config& config, const std::string& log_path) {
    return {config.sound.level, config.languages, log_path};
}

speech::HeadphoneSetting setting_of(const std::string& headphones) {
    if (headphones == "always") return speech::HeadphoneSetting::always;
    return headphones == "never" ? speech::HeadphoneSetting::never : speech::HeadphoneSetting::jack;
}

}  // namespace

SpeechVoice::SpeechVoice(const flow::Config& config, const Clock& clock, const std::string& log_path,
                         const std::function<void()>& wake)
    : out_(config.sound.device),
      speaker_(voice_, out_, clock, options_of(config, log_path), wake,
               [](const std::string& trouble) { spdlog::warn("{}", trouble); }),
      headphones_(speech::make_headphones(setting_of(config.sound.headphones), config.sound.card,
                                          [wake](bool) { wake(); })) {}

void SpeechVoice::say(std::vector<access::Spoken> words) {
    std::vector<speech::Utterance> out;
    for (auto& one : words) {
        // a recording is of the whole text
        if (recordings_ && recordings_->find(one.language, one.text))
            out.push_back({one.text, one.language, one.item});
        else
            for (auto& sentence : sentences(one.text))
                out.push_back({std::move(sentence), one.language, one.item});
    }
    speaker_.say(std::move(out));
}

std::optional<access::Spoken> SpeechVoice::now() const {
    auto heard = speaker_.now();
    if (!heard) return std::nullopt;
    return access::Spoken{std::move(heard->item), std::move(heard->text), std::move(heard->language)};
}

flow::SoundState SpeechVoice::state() const {
    const auto health = speaker_.health();
    return {health.device_works, {health.voiceless.begin(), health.voiceless.end()}};
}

void SpeechVoice::use(std::shared_ptr<const speech::Recordings> recordings) {
    recordings_ = recordings;
    speaker_.use(std::move(recordings));
}

std::vector<std::string> sentences(const std::string& text) {
    constexpr std::array<std::string_view, 6> kEnds = {".", "?", "!", "।", "۔", "؟"};
    std::vector<std::string> out(1);
    for (std::size_t i = 0; i < text.size();) {
        std::size_t length = 1;
        bool end = false;
        for (const auto mark : kEnds)
            if (std::string_view(text).substr(i).starts_with(mark)) length = mark.size(), end = true;
        out.back().append(text, i, length);
        i += length;
        if (!end || i >= text.size() || text[i] != ' ') continue;
        ++i;
        out.emplace_back();
    }
    if (out.back().empty()) out.pop_back();
    return out;
}

}  // namespace pledge::kiosk
