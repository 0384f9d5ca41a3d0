#include "sync/council/backup.h"

#include "sync/council/files.h"
#include "sync/council/sqlite_storage.h"

#include <filesystem>

namespace pledge::council {
namespace {

Status examine(const std::string& file, Random& random) {
    const auto storage = SqliteStorage::open(file, store::Missing::refuse, random);
    return storage ? (*storage)->examine() : Status(storage.error());
}

void discard(const std::string& file) {
    std::error_code ignored;
    std::filesystem::remove(file, ignored);
}

}  // namespace

Status back_up_database(Storage& storage, const std::string& file, Random& random) {
    if (auto copied = storage.copy_to(file); !copied) return copied;
    auto whole = examine(file, random);
    if (!whole) discard(file);
    return whole;
}

Status restore_database(const Config& config, const std::string& file, Random& random) {
    // a journal that was left behind would be played into whatever database has its name next
    for (const auto& there : {config.database, config.database + "-journal"})
        if (std::filesystem::exists(there))
            return Error{Code::conflict,
                         there +
                             " is there already, and nothing was changed; stop the server and move it "
                             "away before another takes its place."};
    if (!std::filesystem::exists(file))
        return Error{Code::not_found, file + " does not exist; check the name of the backup."};
    for (const auto& folder : {config.keys, config.packs})
        if (auto made = make_folder(folder); !made) return made;
    const auto beside = config.database + ".part";
    discard(beside);
    if (auto copied = copy_secret_file(file, beside); !copied) return copied;
    if (auto whole = examine(beside, random); !whole) {
        discard(beside);
        return Error{whole.error().code,
                     file + " is no whole backup of a council's database; try an older one."};
    }
    return move_file(beside, config.database);
}

}  // namespace pledge::council
