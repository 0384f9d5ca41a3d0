#include "kiosk/speech/level.h"

#include <algorithm>
#include <memory>

#include <samplerate.h>

namespace pledge::speech {

Result<Sound> to_output_rate(Sound sound, const Wanted& wanted) {
    if (sound.rate == kRate || sound.samples.empty()) return Sound{kRate, std::move(sound.samples)};
    int failed = 0;
    const std::unique_ptr<SRC_STATE, decltype(&src_delete)> state(src_new(SRC_SINC_FASTEST, 1, &failed),
                                                                  src_delete);
    const double ratio = static_cast<double>(kRate) / sound.rate;
    if (!state || !src_is_valid_ratio(ratio))
        return Error{Code::bad_input, "Sound at " + std::to_string(sound.rate) +
                                          " samples a second can't be played; save it at 48000."};
    Sound out;
    out.samples.resize(static_cast<std::size_t>(static_cast<double>(sound.samples.size()) * ratio) + 64);
    std::size_t read = 0, written = 0;
    constexpr std::size_t kAtOnce = 4096;
    for (bool more = true; more && wanted();) {
        SRC_DATA data{};
        const auto left = sound.samples.size() - read;
        data.data_in = sound.samples.data() + read;
        data.input_frames = static_cast<long>(std::min(left, kAtOnce));
        data.data_out = out.samples.data() + written;
        data.output_frames = static_cast<long>(out.samples.size() - written);
        data.end_of_input = left <= kAtOnce;
        data.src_ratio = ratio;
        if (src_process(state.get(), &data) != 0)
            return Error{Code::failed, "Sound could not be brought to 48000 samples a second; save it so."};
        read += static_cast<std::size_t>(data.input_frames_used);
        written += static_cast<std::size_t>(data.output_frames_gen);
        more = read < sound.samples.size() || (data.output_frames_gen > 0 && written < out.samples.size());
    }
    out.samples.resize(written);
    return out;
}

}  // namespace pledge::speech
