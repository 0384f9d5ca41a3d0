#include "sync/council/commands.h"
#include "sync/council/files.h"
#include "sync/council/passphrase.h"
#include "sync/council/publisher.h"
#include "sync/council/sqlite_storage.h"

#include <filesystem>
#include <ostream>

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

}  // namespace pledge::council
