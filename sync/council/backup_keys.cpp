#include "sync/core/json_reader.h"
#include "sync/council/backup.h"
#include "sync/council/files.h"
#include "sync/council/housekeeping.h"
#include "sync/council/publisher.h"

#include <filesystem>

namespace pledge::council {
namespace {

constexpr std::size_t kMostFile = std::size_t{4} << 20, kMostWaves = 400, kMostPeople = 2,
                      kMostWrapped = 4096;
constexpr const char* kFormat = "pledge-keys-backup/1";

struct SavedWave {
    WaveId id;
    Bytes<32> public_key{};
    std::vector<KeyPart> parts;  // by_sheet alone
};
struct SavedKeys {
    CouncilId council;
    std::string publisher_key, publisher_public;
    std::vector<SavedWave> waves;
};

Json written(const Wave& wave, const std::vector<KeyPart>& parts) {
    Json sheets = Json::array();
    for (const auto& part : parts) sheets.push_back(part.by_sheet);
    return {{"wave", wave.id.text}, {"public_key", to_base64(wave.public_key)}, {"sheets", sheets}};
}

Result<SavedKeys> read_saved(const std::string& file) {
    const auto text = read_file(file, kMostFile);
    if (!text) return text.error();
    JsonReader in(file, *text, kMostFile);
    const auto& root = in.root();
    in.only(root, {"format", "council", "made", "publisher_key", "publisher_public", "waves"});
    if (in.text(root, "format", 40) != kFormat) in.fail("is no backup of keys");
    SavedKeys out;
    out.council = CouncilId(in.id(root, "council"));
    if (!day_from_text(in.text(root, "made", 10))) in.fail("has a \"made\" that is no day");
    out.publisher_key = in.text(root, "publisher_key", kMostWrapped);
    out.publisher_public = in.text(root, "publisher_public", 64);
    for (const auto& entry : in.array(root, "waves", kMostWaves)) {
        in.only(entry, {"wave", "public_key", "sheets"});
        SavedWave wave{WaveId(in.id(entry, "wave")), {}, {}};
        const auto key = from_base64<32>(in.text(entry, "public_key", 64));
        if (!key) in.fail("has a public key that is none");
        if (key) wave.public_key = *key;
        for (const auto& sheet : in.array(entry, "sheets", kMostPeople)) {
            if (!sheet.is_string() || sheet.get_ref<const std::string&>().size() > kMostWrapped)
                in.fail("has a wrapped key that is none");
            else
                wave.parts.push_back({{}, sheet.get<std::string>(), {}});
        }
        out.waves.push_back(std::move(wave));
    }
    if (in.problem()) return *in.problem();
    return out;
}

// Missing: put back. There: it must be the same one.
Result<std::string> restore_publisher(const Config& config, const SavedKeys& saved) {
    const auto known = load_publisher(config);
    const auto ours = from_base64<32>(saved.publisher_public);
    if (!ours) return Error{Code::bad_input, "The backup's publisher key is none; use another backup."};
    if (known && *known != *ours)
        return Error{Code::conflict,
                     "This server has another publisher key than the backup; nothing was changed, look "
                     "for a backup made since the key was replaced."};
    if (!known && known.error().code != Code::not_found) return known.error();
    const bool there = known && std::filesystem::exists(config.publisher_key());
    if (there) return std::string("The publisher key is there and was left as it is.");
    if (auto made = make_folder(config.keys); !made) return made.error();
    if (auto put = replace_secret_file(config.publisher_key(), saved.publisher_key + "\n"); !put)
        return put.error();
    if (auto put = write_public_file(config.publisher_public(), saved.publisher_public + "\n"); !put)
        return put.error();
    return std::string("The publisher key is back, under the passphrase that it had then.");
}

bool has_served(const StoredWave& wave, Day today) {
    return wave.destroyed || (wave.closed && today >= *wave.closed + kKeptAfterClose);
}

Result<std::string> restore_wave(Storage& storage, const SavedWave& saved, Day today) {
    const auto name = "Wave \"" + saved.id.text + "\"";
    const auto stored = storage.wave(saved.id);
    if (!stored) return stored.error();
    if (!*stored || (*stored)->wave.public_key != saved.public_key)
        return name + " is not in this database; its key was left out.";
    if (has_served(**stored, today)) return name + " has served its time; its key stays destroyed.";
    const auto parts = storage.key_parts(saved.id);
    if (!parts && parts.error().code != Code::corrupt) return parts.error();
    if (parts && !parts->empty()) return name + " has its key, which was left as it is.";
    if (auto put = storage.put_key_parts(saved.id, saved.parts); !put) return put.error();
    return name + " has its key back; its recovery sheet opens it, its passphrase no more.";
}

}  // namespace

Status back_up_keys(Storage& storage, const Config& config, const std::string& file, Day today) {
    const auto publisher = load_publisher(config);
    if (!publisher) return publisher.error();
    auto wrapped = read_file(config.publisher_key(), kMostWrapped);
    if (!wrapped) return wrapped.error();
    while (!wrapped->empty() && wrapped->back() == '\n') wrapped->pop_back();
    const auto waves = storage.waves();
    if (!waves) return waves.error();
    Json list = Json::array();
    for (const auto& wave : *waves) {
        const auto parts = storage.key_parts(wave.wave.id);
        if (!parts) return parts.error();
        if (!parts->empty()) list.push_back(written(wave.wave, *parts));
    }
    const Json out = {{"format", kFormat},
                      {"council", config.council.text},
                      {"made", to_text(today)},
                      {"publisher_key", *wrapped},
                      {"publisher_public", to_base64(*publisher)},
                      {"waves", list}};
    if (auto made = write_new_file(file, out.dump(1) + "\n"); !made) return made;
    const auto back = read_saved(file);
    return back ? Status() : Status(back.error());
}

Result<std::vector<std::string>> restore_keys(Storage& storage, const Config& config, const std::string& file,
                                              Day today) {
    const auto saved = read_saved(file);
    if (!saved) return saved.error();
    if (saved->council != config.council)
        return Error{Code::conflict, "These are the keys of \"" + saved->council.text +
                                         "\", and this council is \"" + config.council.text +
                                         "\"; nothing was changed."};
    std::vector<std::string> out;
    auto publisher = restore_publisher(config, *saved);
    if (!publisher) return publisher.error();
    out.push_back(std::move(*publisher));
    for (const auto& wave : saved->waves) {
        auto said = restore_wave(storage, wave, today);
        if (!said) return said.error();
        out.push_back(std::move(*said));
    }
    return out;
}

}  // namespace pledge::council
