#include "sync/council/backup.h"
#include "sync/council/housekeeping.h"
#include "sync/council/key_commands.h"
#include "sync/council/retention.h"

#include <ostream>

namespace pledge::council {
namespace {

Status named(const KeyOptions& options) {
    if (!options.database.empty() || !options.keys.empty()) return {};
    return Error{Code::bad_usage, "Say which: --database FILE, --keys FILE, or both."};
}

}  // namespace

Status backup(const Desk& desk, const KeyOptions& options) {
    if (auto fine = named(options); !fine) return fine;
    const auto open = open_desk(desk);
    if (!open) return open.error();
    const auto today = desk.clock.today();
    if (!options.database.empty()) {
        if (auto made = back_up_database(*open->storage, options.database, desk.random); !made) return made;
        desk.out << options.database << ": the database, without any key.\n";
    }
    if (options.keys.empty()) return {};
    if (auto made = back_up_keys(*open->storage, open->config, options.keys, today); !made) return made;
    desk.out
        << options.keys
        << ": the publisher key under its passphrase, the keys of waves under their recovery sheets, and the "
           "server key as it is.\n"
        << "Keep it in another place, with other people, than backups of the database.\n";
    return open->storage->note(today, "keys backed up", open->config.council.text);
}

Status restore(const Desk& desk, const KeyOptions& options) {
    if (auto fine = named(options); !fine) return fine;
    const auto today = desk.clock.today();
    if (!options.database.empty()) {
        const auto config = load_config(desk.config_file);
        if (!config) return config.error();
        if (auto done = restore_database(*config, options.database, desk.random); !done) return done;
        desk.out << "The database is back. What arrived after that backup was made is lost.\n";
    }
    const auto open = open_desk(desk);
    if (!open) return open.error();
    if (!options.database.empty())
        if (auto noted = open->storage->note(today, "database restored", open->config.council.text); !noted)
            return noted;
    if (options.keys.empty()) return {};
    const auto said = restore_keys(*open->storage, open->config, options.keys, today);
    if (!said) return said.error();
    for (const auto& sentence : *said) desk.out << sentence << '\n';
    return open->storage->note(today, "keys restored", open->config.council.text);
}

Status list_retention(const Desk& desk) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    const auto said = retention(*open->storage, desk.clock.today());
    if (!said) return said.error();
    desk.out << "Today is " << to_text(desk.clock.today()) << ".\n";
    for (const auto& sentence : *said) desk.out << sentence << '\n';
    return {};
}

Status destroy_due(const Desk& desk) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    auto& storage = *open->storage;
    const auto before = storage.waves();
    if (!before) return before.error();
    if (auto kept = storage.transact([&] { return keep_house(storage, desk.clock); }); !kept) return kept;
    bool any = false;
    for (const auto& wave : *before) {
        const auto after = storage.wave(wave.wave.id);
        if (!after) return after.error();
        if (wave.destroyed || !*after || !(*after)->destroyed) continue;
        any = true;
        desk.out << "Wave \"" << wave.wave.id.text
                 << "\": answers and key are destroyed. Burn its recovery sheet, and delete every backup "
                    "from before "
                    "today.\n";
    }
    if (!any) desk.out << "No wave was due; `pledge-council retention` says when.\n";
    return {};
}

}  // namespace pledge::council
