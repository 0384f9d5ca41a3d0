#include "kiosk/speech/recordings.h"

#include <sodium.h>

namespace pledge::speech {

std::string hash_of(std::string_view text) {
    Bytes<crypto_hash_sha256_BYTES> out{};
    const auto bytes = view_of(text);
    crypto_hash_sha256(out.data(), bytes.data(), bytes.size());
    return to_hex(out);
}

std::vector<std::string> Recordings::add_folder(const std::string& pack_folder, const TextOf& text_of) {
    auto found = find_recordings(pack_folder, text_of, hash_of);
    add(std::move(found.recorded));
    return std::move(found.problems);
}

void Recordings::add(Recorded recorded) {
    for (auto& [language, texts] : recorded)
        for (auto& [hash, recording] : texts) recorded_[language][hash] = std::move(recording);
}

const Recording* Recordings::find(const std::string& language, std::string_view text) const {
    const auto texts = recorded_.find(language);
    if (texts == recorded_.end()) return nullptr;
    const auto found = texts->second.find(hash_of(text));
    return found == texts->second.end() ? nullptr : &found->second;
}

std::size_t Recordings::size() const {
    std::size_t out = 0;
    for (const auto& [language, texts] : recorded_) out += texts.size();
    return out;
}

}  // namespace pledge::speech
