#include "kiosk/speech/level.h"
#include "kiosk/speech/recordings.h"

#include <algorithm>
#include <cstring>

#include <sndfile.h>

namespace pledge::speech {
namespace {

constexpr int kMostSeconds = 60, kMostChannels = 8, kLeastRate = 8000, kMostRate = 192'000;

// The bytes of a recording as the file that libsndfile wants to walk about in.
struct InMemory {
    std::string_view bytes;
    sf_count_t at = 0;

    static InMemory& of(void* self) { return *static_cast<InMemory*>(self); }
    static sf_count_t size(void* self) { return static_cast<sf_count_t>(of(self).bytes.size()); }
    static sf_count_t tell(void* self) { return of(self).at; }
    static sf_count_t seek(sf_count_t offset, int whence, void* self) {
        const auto from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? of(self).at : size(self);
        return of(self).at = std::clamp<sf_count_t>(from + offset, 0, size(self));
    }
    static sf_count_t read(void* out, sf_count_t count, void* self) {
        auto& file = of(self);
        const auto taken = std::clamp<sf_count_t>(count, 0, size(self) - file.at);
        std::memcpy(out, file.bytes.data() + file.at, static_cast<std::size_t>(taken));
        file.at += taken;
        return taken;
    }
    static sf_count_t write(const void*, sf_count_t, void*) { return 0; }
};

bool is_ours(const SF_INFO& info) {
    const int kind = info.format & SF_FORMAT_TYPEMASK;
    return (kind == SF_FORMAT_WAV || kind == SF_FORMAT_WAVEX || kind == SF_FORMAT_FLAC ||
            kind == SF_FORMAT_OGG) &&
           info.channels >= 1 && info.channels <= kMostChannels && info.samplerate >= kLeastRate &&
           info.samplerate <= kMostRate;
}

Error broken(const Recording& recording, const char* what) {
    return {Code::bad_input, recording.name + " " + what};
}

// All channels become one: their mean. It may end a sample after `most`, which is then too long.
Sound read_mono(SNDFILE* file, const SF_INFO& info, std::size_t most, const Wanted& wanted) {
    Sound out;
    out.rate = info.samplerate;
    const auto channels = static_cast<std::size_t>(info.channels);
    std::vector<float> block(1024 * channels);
    while (wanted()) {
        const auto frames = sf_readf_float(file, block.data(), 1024);
        if (frames <= 0) return out;
        for (std::size_t i = 0; i < static_cast<std::size_t>(frames); ++i) {
            float sum = 0;
            for (std::size_t c = 0; c < channels; ++c) sum += block[i * channels + c];
            out.samples.push_back(sum / static_cast<float>(channels));
        }
        if (out.samples.size() > most) return out;
    }
    return out;
}

}  // namespace

Result<Sound> decode(const Recording& recording, const Wanted& wanted) {
    InMemory memory{recording.bytes};
    SF_VIRTUAL_IO io{InMemory::size, InMemory::seek, InMemory::read, InMemory::write, InMemory::tell};
    SF_INFO info{};
    const std::unique_ptr<SNDFILE, decltype(&sf_close)> file(sf_open_virtual(&io, SFM_READ, &info, &memory),
                                                             sf_close);
    if (!file || !is_ours(info))
        return broken(recording, "can't be read; save the recording as WAV, FLAC or Ogg Opus.");
    const auto most = static_cast<std::size_t>(kMostSeconds) * static_cast<std::size_t>(info.samplerate);
    auto mono = read_mono(file.get(), info, most, wanted);
    if (!wanted()) return mono;
    if (mono.samples.size() > most)
        return broken(recording, "is longer than 60 seconds; record fewer words at once.");
    // what is not a number passes no comparison, and would spoil every sum
    const bool sane =
        std::all_of(mono.samples.begin(), mono.samples.end(), [](float s) { return s > -1e3F && s < 1e3F; });
    const bool heard = std::any_of(mono.samples.begin(), mono.samples.end(),
                                   [](float s) { return s > 1e-4F || s < -1e-4F; });
    const bool whole = static_cast<sf_count_t>(mono.samples.size()) >= info.frames;
    if (!sane || !heard || !whole)
        return broken(recording, "holds no sound, or ends too early; save it again.");
    return to_output_rate(std::move(mono), wanted);
}

}  // namespace pledge::speech
