#include "sync/council/backup.h"
#include "sync/council/files.h"
#include "sync/council/housekeeping.h"
#include "sync/council/publisher.h"
#include "sync/council/saved_keys.h"
#include "sync/council/server_key.h"

#include <filesystem>

namespace pledge::council {
namespace {

constexpr std::size_t kMostFile = std::size_t{4} << 20, kMostKeyFile = 4096;

Result<SavedKeys> load(const std::string& file) {
    const auto text = read_file(file, kMostFile);
    if (!text) return text.error();
    return read_saved_keys(file, *text);
}

// Missing: put back. There: it must be the same one.
Result<std::string> restore_publisher(const Config& config, const SavedKeys& saved) {
    const auto known = load_publisher(config);
    if (known && *known != saved.publisher)
        return Error{Code::conflict,
                     "This server has another publisher key than the backup; nothing was changed, look "
                     "for a backup made since the key was replaced."};
    if (!known && known.error().code != Code::not_found) return known.error();
    const bool there = known && std::filesystem::exists(config.publisher_key());
    if (there) return std::string("The publisher key is there and was left as it is.");
    if (auto made = make_folder(config.keys); !made) return made.error();
    if (auto put = replace_secret_file(config.publisher_key(), saved.publisher_key + "\n"); !put)
        return put.error();
    if (auto put = write_public_file(config.publisher_public(), to_base64(saved.publisher) + "\n"); !put)
        return put.error();
    return std::string("The publisher key is back, under the passphrase that it had then.");
}

Result<std::string> restore_server_key(const Config& config, const SavedKeys& saved) {
    ServerKey key(config.keys);
    if (saved.server_key.empty())
        return std::string("The backup holds no server key; it was made without one.");
    if (!key.exists()) {
        if (auto put = key.put_back(saved.server_key); !put) return put.error();
        return std::string("The server key is back; codes of authenticator apps fit again.");
    }
    const auto there = key.text();
    if (there && *there == saved.server_key)
        return std::string("The server key is there and was left as it is.");
    return std::string(
        "The server key here is another than the backup's and was left as it is; `pledge-council doctor` "
        "says whether "
        "it fits.");
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
    std::vector<KeyPart> back;
    for (const auto& sheet : saved.sheets) back.push_back({{}, sheet, {}});
    if (auto put = storage.put_key_parts(saved.id, back); !put) return put.error();
    return name + " has its key back; its recovery sheet opens it, its passphrase no more.";
}

}  // namespace

Status back_up_keys(Storage& storage, const Config& config, const std::string& file, Day today) {
    const auto publisher = load_publisher(config);
    if (!publisher) return publisher.error();
    auto wrapped = read_file(config.publisher_key(), kMostKeyFile);
    if (!wrapped) return wrapped.error();
    while (!wrapped->empty() && wrapped->back() == '\n') wrapped->pop_back();
    const auto server = ServerKey(config.keys).text();
    if (!server) return server.error();
    SavedKeys out{config.council, today, *wrapped, *publisher, {}, *server};
    const auto waves = storage.waves();
    if (!waves) return waves.error();
    for (const auto& wave : *waves) {
        const auto parts = storage.key_parts(wave.wave.id);
        if (!parts) return parts.error();
        SavedWave saved{wave.wave.id, wave.wave.public_key, {}};
        for (const auto& part : *parts) saved.sheets.push_back(part.by_sheet);
        if (!parts->empty()) out.waves.push_back(std::move(saved));
    }
    if (auto made = write_new_file(file, write_saved_keys(out)); !made) return made;
    const auto back = load(file);
    return back ? Status() : Status(back.error());
}

Result<std::vector<std::string>> restore_keys(Storage& storage, const Config& config, const std::string& file,
                                              Day today) {
    const auto saved = load(file);
    if (!saved) return saved.error();
    if (saved->council != config.council)
        return Error{Code::conflict, "These are the keys of \"" + saved->council.text +
                                         "\", and this council is \"" + config.council.text +
                                         "\"; nothing was changed."};
    std::vector<std::string> out;
    auto publisher = restore_publisher(config, *saved);
    if (!publisher) return publisher.error();
    out.push_back(std::move(*publisher));
    auto server = restore_server_key(config, *saved);
    if (!server) return server.error();
    out.push_back(std::move(*server));
    for (const auto& wave : saved->waves) {
        auto said = restore_wave(storage, wave, today);
        if (!said) return said.error();
        out.push_back(std::move(*said));
    }
    return out;
}

}  // namespace pledge::council
