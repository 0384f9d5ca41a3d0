#include "kiosk/speech/recordings.h"

#include "sync/core/ids.h"

#include <fstream>

#include <sodium.h>

namespace pledge::speech {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostIndex = std::size_t{1} << 20;

Result<std::string> read_file(const fs::path& path, std::size_t most) {
    std::error_code failed;
    const auto size = fs::file_size(path, failed);
    std::ifstream in(path, std::ios::binary);
    if (failed || !in)
        return Error{Code::not_found, path.string() + " can't be read; put the file there or take it out."};
    if (size > most)
        return Error{Code::too_large, path.string() + " is larger than " + std::to_string(most >> 20) +
                                          " MB; save it as Ogg Opus or shorten it."};
    std::string out(size, '\0');
    in.read(out.data(), static_cast<std::streamsize>(size));
    out.resize(static_cast<std::size_t>(in.gcount()));
    return out;
}

std::string no_sound(const std::string& name) {
    return name + " is no WAV, FLAC or Ogg file; save the recording as one of these.";
}

}  // namespace

std::string hash_of(std::string_view text) {
    Bytes<crypto_hash_sha256_BYTES> out{};
    const auto bytes = view_of(text);
    crypto_hash_sha256(out.data(), bytes.data(), bytes.size());
    return to_hex(out);
}

Recordings::Problems Recordings::add_folder(const fs::path& pack_folder, const TextOf& text_of) {
    Problems problems;
    std::error_code failed;
    const auto audio = pack_folder / "audio";
    for (auto at = fs::directory_iterator(audio, failed); !failed && at != fs::directory_iterator();
         at.increment(failed)) {
        const auto language = at->path().filename().string();
        const auto index = at->path() / "index.toml";
        if (is_plain_id(language) && fs::exists(index, failed)) add_index(index, language, text_of, problems);
    }
    return problems;
}

void Recordings::add_index(const fs::path& index, const std::string& language, const TextOf& text_of,
                           Problems& problems) {
    const auto toml = read_file(index, kMostIndex);
    if (!toml) return problems.push_back(toml.error().say);
    const auto entries = read_recording_index(*toml, index.string());
    if (!entries) return problems.push_back(entries.error().say);
    for (const auto& entry : *entries) {
        const auto path = index.parent_path() / entry.file;
        const auto text = text_of(language, entry.context);
        if (!text) {
            problems.push_back(path.string() + " speaks \"" + entry.context +
                               "\", which has no words in this language; take it out of the index.");
            continue;
        }
        if (hash_of(*text) != entry.text_sha256) {
            problems.push_back(path.string() + " was recorded for other words than \"" + entry.context +
                               "\" has now; record it again.");
            continue;
        }
        auto bytes = read_file(path, kMostRecording);
        if (!bytes)
            problems.push_back(bytes.error().say);
        else if (!looks_like_sound(*bytes))
            problems.push_back(no_sound(path.string()));
        else
            by_language_[language][entry.text_sha256] = {path.string(), std::move(*bytes)};
    }
}

Recordings::Problems Recordings::add(const Recorded& recorded) {
    Problems problems;
    for (const auto& [language, texts] : recorded) {
        for (const auto& [hash, bytes] : texts) {
            const auto name = "The recording " + language + "/" + hash.substr(0, 12) + " of a pack";
            if (bytes.size() > kMostRecording || !looks_like_sound(bytes))
                problems.push_back(no_sound(name));
            else
                by_language_[language][hash] = {name, bytes};
        }
    }
    return problems;
}

const Recording* Recordings::find(const std::string& language, std::string_view text) const {
    const auto texts = by_language_.find(language);
    if (texts == by_language_.end()) return nullptr;
    const auto found = texts->second.find(hash_of(text));
    return found == texts->second.end() ? nullptr : &found->second;
}

std::size_t Recordings::size() const {
    std::size_t out = 0;
    for (const auto& [language, texts] : by_language_) out += texts.size();
    return out;
}

}  // namespace pledge::speech
