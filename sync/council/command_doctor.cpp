#include "sync/council/audit.h"
#include "sync/council/catalogue.h"
#include "sync/council/commands.h"
#include "sync/council/files.h"
#include "sync/council/paper_fonts.h"
#include "sync/council/publisher.h"
#include "sync/council/server_key.h"
#include "sync/council/sqlite_storage.h"

#include <filesystem>
#include <ostream>

#include <sys/stat.h>

namespace pledge::council {
namespace {

constexpr std::uintmax_t kLeastRoom = std::uintmax_t{256} << 20;  // bytes

// One thing that is looked at, and what is wrong with it, one sentence each.
struct Finding {
    std::string about;
    std::vector<std::string> wrong{};

    void add(const Status& status) {
        if (!status) wrong.push_back(status.error().say);
    }
    void check(bool fine, std::string sentence) {
        if (!fine) wrong.push_back(std::move(sentence));
    }
};

Finding folders(const Config& config) {
    Finding out{"folders"};
    for (const auto& folder : {config.keys, config.packs})
        out.check(std::filesystem::is_directory(folder), folder + " is missing; run `pledge-council init`.");
    return out;
}

Finding rights(const Config& config) {
    Finding out{"rights of files"};
    for (const auto& path :
         {config.keys, config.publisher_key(), config.keys + "/server.key", config.database}) {
        struct stat info {};
        out.check(::stat(path.c_str(), &info) != 0 || (info.st_mode & 077) == 0,
                  path + " can be read by others on this machine; run `chmod go= " + path + "`.");
    }
    return out;
}

Finding publisher(const Config& config) {
    Finding out{"publisher key"};
    const auto key = load_publisher(config);
    if (!key) out.add(key.error());
    if (const auto wrapped = read_file(config.publisher_key(), 4096); !wrapped && key)
        out.add(wrapped.error());
    return out;
}

Finding translating() {
    Finding out{"translating packs"};
    out.check(has_msgfmt(), "Packs can't be translated without msgfmt; install the package gettext.");
    return out;
}

Finding papers(const Config& config) {
    Finding out{"fonts of papers"};
    out.add(check_paper_fonts(config));
    return out;
}

Finding room(const Config& config) {
    Finding out{"room on the disk"};
    std::error_code failed;
    const auto folder = std::filesystem::path(config.database).parent_path();
    const auto space = std::filesystem::space(folder.empty() ? "." : folder, failed);
    out.check(failed || space.available >= kLeastRoom,
              "Less than 256 MiB are free where the database is; make room there.");
    return out;
}

void look_at_wave(const StoredWave& wave, Day today, Finding& out) {
    const auto name = "Wave \"" + wave.wave.id.text + "\"";
    out.check(wave.state != WaveState::open || today <= wave.wave.asks_until,
              name + " was planned to end on " + to_text(wave.wave.asks_until) +
                  "; stop it with `pledge-council wave stop`.");
    out.check(!wave.ending || !wave.takes_answers(),
              name + " is nearly a year old and will be destroyed unpublished; close it now.");
}

// A key that isn't here is told while something can still be done about it.
void look_at_wave_key(Storage& storage, const StoredWave& wave, Finding& out) {
    if (wave.destroyed || wave.state == WaveState::published) return;
    const auto name = "Wave \"" + wave.wave.id.text + "\"";
    const auto parts = storage.key_parts(wave.wave.id);
    if (!parts) return out.add(parts.error());
    out.check(!parts->empty(),
              name + " has no key here, so nobody can close it; run `pledge-council restore --keys`.");
    for (const auto& part : *parts)
        if (part.by_passphrase.empty())
            return out.wrong.push_back(name +
                                       " is opened by its recovery sheet alone; set a passphrase with "
                                       "`pledge-council wave passphrase --recovery-code-file`.");
}

// Codes of authenticator apps need it right to half a minute; this tells what is wrong by days.
Finding clock(const std::vector<StoredWave>& waves, const std::vector<AuditEntry>& audit, Day today) {
    Finding out{"clock"};
    std::optional<Day> latest;
    for (const auto& wave : waves)
        for (const auto& day : {wave.opened, wave.stopped, wave.closed}) latest = std::max(latest, day);
    for (const auto& entry : audit) latest = std::max(latest, std::optional(entry.day));
    out.check(!latest || *latest <= today,
              "This machine's clock says " + to_text(today) + ", and something was done here on " +
                  to_text(latest.value_or(today)) + "; set the clock, and let a time server keep it.");
    return out;
}

std::vector<Finding> inside(Storage& storage, const Config& config, Day today) {
    Finding database{"database"}, entries{"audit"}, rounds{"waves"}, server{"server key"};
    database.add(storage.examine());
    const auto audit = storage.audit();
    entries.add(audit ? check_audit(*audit, std::nullopt) : Status(audit.error()));
    const auto waves = storage.waves();
    if (!waves) rounds.add(waves.error());
    if (waves)
        for (const auto& wave : *waves) {
            look_at_wave(wave, today, rounds);
            look_at_wave_key(storage, wave, rounds);
        }
    const auto accounts = storage.accounts().accounts();
    ServerKey key(config.keys);
    server.add(accounts ? check_server_key(key, *accounts) : Status(accounts.error()));
    const auto time =
        clock(waves ? *waves : std::vector<StoredWave>{}, audit ? *audit : std::vector<AuditEntry>{}, today);
    return {database, entries, rounds, server, time};
}

std::vector<Finding> look_over(const Desk& desk, const Config& config) {
    std::vector<Finding> out = {{"configuration"}, folders(config), rights(config), publisher(config),
                                translating(),     papers(config),  room(config)};
    auto storage = SqliteStorage::open(config.database, store::Missing::refuse, desk.random, config.keys);
    if (!storage) {
        out.push_back({"database", {storage.error().say}});
        return out;
    }
    for (auto& finding : inside(**storage, config, desk.clock.today())) out.push_back(std::move(finding));
    return out;
}

}  // namespace

Status doctor(const Desk& desk) {
    const auto config = load_config(desk.config_file);
    if (!config) return config.error();
    bool fine = true;
    for (const auto& finding : look_over(desk, *config)) {
        if (finding.wrong.empty()) desk.out << finding.about << ": fine\n";
        for (const auto& sentence : finding.wrong) desk.out << finding.about << ": " << sentence << '\n';
        fine = fine && finding.wrong.empty();
    }
    if (!fine)
        return Error{Code::failed,
                     "Something needs mending; follow the sentences above, then run doctor again."};
    desk.out << "Everything is in order.\n";
    return {};
}

}  // namespace pledge::council
