#include "sync/council/key_folder.h"

#include "sync/core/json_reader.h"
#include "sync/council/files.h"

namespace pledge::council {
namespace {

constexpr std::size_t kMostFile = 16384, kMostWrapped = 4096, kMostPeople = 2;
constexpr const char* kFormat = "pledge-wave-key/1";

// Tells damage before it is taken for a wrong passphrase; it protects against nobody.
std::string check_of(const Json& parts) {
    return to_hex(View(seal::sha256(view_of(parts.dump()))).first(8));
}

}  // namespace

std::string write_key_file(const WaveId& wave, const std::vector<KeyPart>& parts) {
    Json list = Json::array();
    for (const auto& part : parts)
        list.push_back(
            {{"passphrase", part.by_passphrase}, {"sheet", part.by_sheet}, {"live", to_base64(part.live)}});
    const Json out = {{"format", kFormat}, {"wave", wave.text}, {"parts", list}, {"check", check_of(list)}};
    return out.dump(1) + "\n";
}

Result<std::vector<KeyPart>> read_key_file(const WaveId& wave, std::string_view text) {
    std::vector<KeyPart> out;
    JsonReader in("the key file", text, kMostFile);
    in.only(in.root(), {"format", "wave", "parts", "check"});
    const bool ours = in.text(in.root(), "format", 40) == kFormat && in.id(in.root(), "wave") == wave.text;
    const auto& parts = in.array(in.root(), "parts", kMostPeople);
    bool whole = ours && in.text(in.root(), "check", 16) == check_of(parts) && !parts.empty();
    for (const auto& entry : parts) {
        in.only(entry, {"passphrase", "sheet", "live"});
        auto live = from_base64(in.text(entry, "live", 64));
        whole = whole && live && (live->empty() || live->size() == kLiveBytes);
        if (!whole) break;
        out.push_back({in.text(entry, "passphrase", kMostWrapped), in.text(entry, "sheet", kMostWrapped),
                       std::move(*live)});
    }
    if (in.problem() || !whole)
        return Error{Code::corrupt,
                     "The key file of wave \"" + wave.text +
                         "\" is damaged; move it away and run `pledge-council restore --keys` with a "
                         "backup of the keys."};
    return out;
}

Result<std::vector<KeyPart>> KeyFolder::read(const WaveId& wave) const {
    const auto text = read_file(path(wave), kMostFile);
    if (!text && text.error().code == Code::not_found) return std::vector<KeyPart>{};
    if (!text) return text.error();
    return read_key_file(wave, *text);
}

Status KeyFolder::write(const WaveId& wave, const std::vector<KeyPart>& parts) const {
    if (auto made = make_folder(folder_); !made) return made;
    return replace_secret_file(path(wave), write_key_file(wave, parts));
}

Status KeyFolder::shred(const WaveId& wave) const {
    return shred_file(path(wave));
}

}  // namespace pledge::council
