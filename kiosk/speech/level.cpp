#include "kiosk/speech/level.h"

#include <algorithm>
#include <cmath>

namespace pledge::speech {
namespace {

constexpr double kSilent = -100, kAbsoluteGate = -60, kRelativeGate = -10;
constexpr double kCeiling = -1;  // dBFS that no peak passes with kMostGain on top

double mean_power(std::span<const float> samples) {
    double sum = 0;
    for (const float s : samples) sum += double{s} * double{s};
    return samples.empty() ? 0 : sum / static_cast<double>(samples.size());
}

double to_db(double power) {
    return power > 0 ? std::max(kSilent, 10 * std::log10(power)) : kSilent;
}

std::vector<double> powers_of_blocks(const Sound& sound) {
    const auto block = static_cast<std::size_t>(sound.rate / 50);
    std::vector<double> out;
    for (std::size_t at = 0; at < sound.samples.size(); at += block)
        out.push_back(
            mean_power(std::span(sound.samples).subspan(at, std::min(block, sound.samples.size() - at))));
    return out;
}

double mean_above(const std::vector<double>& powers, double gate_db) {
    double sum = 0;
    std::size_t count = 0;
    for (const double power : powers) {
        if (to_db(power) < gate_db) continue;
        sum += power;
        ++count;
    }
    return count == 0 ? 0 : sum / static_cast<double>(count);
}

// A look-ahead limiter over the whole sound: each block of 10 ms says which factor it needs; from boundary to
// boundary the factor goes in a straight line between the smaller needs, so no sample passes the ceiling.
void limit(Sound& sound, float ceiling) {
    auto& samples = sound.samples;
    const auto block = static_cast<std::size_t>(sound.rate / 100);
    const auto blocks = (samples.size() + block - 1) / block;
    std::vector<float> need(blocks, 1.F);
    for (std::size_t i = 0; i < samples.size(); ++i)
        if (const float loud = std::abs(samples[i]); loud > ceiling)
            need[i / block] = std::min(need[i / block], ceiling / loud);
    for (std::size_t b = 0; b < blocks; ++b) {
        const float from = std::min(need[b == 0 ? 0 : b - 1], need[b]);
        const float to = std::min(need[b], need[std::min(b + 1, blocks - 1)]);
        const auto end = std::min(samples.size(), (b + 1) * block);
        for (std::size_t i = b * block; i < end; ++i) {
            const float along = static_cast<float>(i - b * block) / static_cast<float>(block);
            samples[i] *= from + (to - from) * along;
        }
    }
}

}  // namespace

double clamp_gain(double db) {
    return std::clamp(db, kLeastGain, kMostGain);
}

double factor_of(double db) {
    return std::pow(10, db / 20);
}

double spoken_level(const Sound& sound) {
    const auto powers = powers_of_blocks(sound);
    const double all = to_db(mean_above(powers, kAbsoluteGate));
    return to_db(mean_above(powers, std::max(kAbsoluteGate, all + kRelativeGate)));
}

void bring_to_level(Sound& sound, double level) {
    const auto scale = [&](double factor) {
        for (float& s : sound.samples) s = static_cast<float>(s * factor);
    };
    double peak = 0;
    for (const float s : sound.samples) peak = std::max(peak, std::abs(double{s}));
    if (!(peak > factor_of(-80))) return;
    scale(1 / peak);  // a faint recording comes within reach of the gates
    level = std::clamp(level, kLeastLevel, kMostLevel);
    // limiting takes a little power away, which the next round gives back
    for (int round = 0; round < 4; ++round) {
        scale(factor_of(level - spoken_level(sound)));
        limit(sound, static_cast<float>(factor_of(kCeiling - kMostGain)));
    }
}

void fade_ends(Sound& sound) {
    auto& samples = sound.samples;
    const auto length = std::min(samples.size() / 2, static_cast<std::size_t>(sound.rate / 200));
    for (std::size_t i = 0; i < length; ++i) {
        const float factor = static_cast<float>(i) / static_cast<float>(length);
        samples[i] *= factor;
        samples[samples.size() - 1 - i] *= factor;
    }
}

}  // namespace pledge::speech
