#include "sync/council/audit.h"
#include "sync/council/catalogue.h"
#include "sync/council/commands.h"
#include "sync/council/files.h"
#include "sync/council/passphrase.h"
#include "sync/council/publisher.h"
#include "sync/council/sqlite_storage.h"

#include <filesystem>
#include <ostream>

#include <sys/stat.h>

namespace pledge::council {
namespace {

Result<Config> find_or_make_config(const Desk& desk, const InitOptions& options) {
    auto config = load_config(desk.config_file);
    if (config || config.error().code != Code::not_found) return config;
    if (options.council.empty() || options.name.empty())
        return Error{
            Code::bad_usage,
            desk.config_file +
                " does not exist; name it with --config, or give --council and --name to have it made."};
    if (!is_plain_id(options.council))
        return Error{Code::bad_usage,
                     "--council is a short name made of a-z, 0-9 and \"-\"; write one like derby."};
    const auto text = sample_config(CouncilId(options.council), options.name);
    if (auto fine = read_config(desk.config_file, text); !fine) return fine;
    if (auto made = write_public_file(desk.config_file, text); !made) return made.error();
    return load_config(desk.config_file);
}

std::string grouped(const std::string& letters) {
    std::string out;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (i > 0 && i % 4 == 0) out += '-';
        out += letters[i];
    }
    return out;
}

// Everything that is wrong, one sentence each.
struct Findings {
    std::vector<std::string> wrong;
    void add(const Status& status) {
        if (!status) wrong.push_back(status.error().say);
    }
};

void check_private(const std::string& path, Findings& findings) {
    struct stat info {};
    if (::stat(path.c_str(), &info) == 0 && (info.st_mode & 077) != 0)
        findings.wrong.push_back(path + " can be read by others on this machine; run `chmod go= " + path +
                                 "`.");
}

void check_files(const Config& config, Findings& findings) {
    for (const auto& folder : {config.keys, config.packs})
        if (!std::filesystem::is_directory(folder))
            findings.wrong.push_back(folder + " is missing; run `pledge-council init`.");
    for (const auto& path : {config.keys, config.publisher_key(), config.database})
        check_private(path, findings);
    if (const auto key = load_publisher(config); !key) findings.wrong.push_back(key.error().say);
    if (const auto key = read_file(config.publisher_key(), 4096); !key)
        findings.wrong.push_back(key.error().say);
    if (!has_msgfmt())
        findings.wrong.emplace_back("Packs can't be translated without msgfmt; install the package gettext.");
    std::error_code failed;
    const auto space = std::filesystem::space(std::filesystem::path(config.database).parent_path(), failed);
    if (!failed && space.available < (std::uintmax_t{256} << 20))
        findings.wrong.emplace_back("Less than 256 MiB are free where the database is; make room there.");
}

void check_wave(const StoredWave& wave, Day today, Findings& findings) {
    const auto name = "Wave \"" + wave.wave.id.text + "\"";
    if (wave.state == WaveState::open && today > wave.wave.asks_until)
        findings.wrong.push_back(name + " was planned to end on " + to_text(wave.wave.asks_until) +
                                 "; stop it with `pledge-council wave stop`.");
    if (wave.opened && today < *wave.opened)
        findings.wrong.push_back(name + " opened on " + to_text(*wave.opened) +
                                 ", which is after today; set this machine's clock.");
    if (wave.ending && wave.takes_answers())
        findings.wrong.push_back(name +
                                 " is nearly a year old and will be destroyed unpublished; close it now.");
}

// A key that isn't here is told while something can still be done about it.
void check_key(Storage& storage, const StoredWave& wave, Findings& findings) {
    if (wave.destroyed || wave.state == WaveState::published) return;
    const auto name = "Wave \"" + wave.wave.id.text + "\"";
    const auto parts = storage.key_parts(wave.wave.id);
    if (!parts) return findings.wrong.push_back(parts.error().say);
    if (parts->empty())
        findings.wrong.push_back(
            name + " has no key here, so nobody can close it; run `pledge-council restore --keys`.");
    for (const auto& part : *parts)
        if (part.by_passphrase.empty()) {
            findings.wrong.push_back(
                name +
                " is opened by its recovery sheet alone; set a passphrase with `pledge-council "
                "wave passphrase --recovery-code-file`.");
            return;
        }
}

void check_storage(const Desk& desk, const Config& config, Findings& findings) {
    auto storage = SqliteStorage::open(config.database, store::Missing::refuse, desk.random, config.keys);
    if (!storage) return findings.wrong.push_back(storage.error().say);
    findings.add((*storage)->examine());
    if (const auto audit = (*storage)->audit())
        findings.add(check_audit(*audit, std::nullopt));
    else
        findings.wrong.push_back(audit.error().say);
    const auto waves = (*storage)->waves();
    if (!waves) return findings.wrong.push_back(waves.error().say);
    for (const auto& wave : *waves) {
        check_wave(wave, desk.clock.today(), findings);
        check_key(**storage, wave, findings);
    }
}

}  // namespace

Status init(const Desk& desk, const InitOptions& options) {
    const auto config = find_or_make_config(desk, options);
    if (!config) return config.error();
    if (std::filesystem::exists(config->publisher_key()))
        return Error{Code::conflict,
                     "This council's server is set up already; nothing was changed, `pledge-council doctor` "
                     "looks it over."};
    const auto passphrase = ask_new_passphrase("the publisher passphrase", desk.passphrase_file);
    if (!passphrase) return passphrase.error();
    for (const auto& folder : {config->keys, config->packs})
        if (auto made = make_folder(folder); !made) return made;
    const auto storage =
        SqliteStorage::open(config->database, store::Missing::make, desk.random, config->keys);
    if (!storage) return storage.error();
    const auto key = make_publisher(*config, passphrase->text(), desk.cost);
    if (!key) return key.error();
    if (auto noted = (*storage)->note(desk.clock.today(), "server set up", config->council.text); !noted)
        return noted;
    desk.out << "Publisher fingerprint: " << grouped(seal::fingerprint_of(*key)) << '\n';
    return {};
}

Result<Open> open_desk(const Desk& desk) {
    auto config = load_config(desk.config_file);
    if (!config) return config.error();
    auto storage = SqliteStorage::open(config->database, store::Missing::refuse, desk.random, config->keys);
    if (!storage && storage.error().code == Code::not_found)
        return Error{Code::not_found, config->database + " does not exist; run `pledge-council init` first."};
    if (!storage) return storage.error();
    return Open{std::move(*config), std::move(*storage)};
}

Status doctor(const Desk& desk) {
    const auto config = load_config(desk.config_file);
    if (!config) return config.error();
    Findings findings;
    check_files(*config, findings);
    check_storage(desk, *config, findings);
    for (const auto& sentence : findings.wrong) desk.out << sentence << '\n';
    if (findings.wrong.empty()) {
        desk.out << "Everything is in order.\n";
        return {};
    }
    return Error{Code::failed, "Something needs mending; follow the sentences above, then run doctor again."};
}

}  // namespace pledge::council
