#pragma once

#include "sync/core/ports.h"
#include "sync/council/config.h"
#include "sync/council/storage.h"

#include <string>
#include <vector>

// Copies that are kept apart (docs/keys.md, docs/decisions/shredded-means-gone.md). The database's holds
// sealed answers and no key; the keys' holds the publisher key under its passphrase and each wave's key under
// its recovery sheet, and nothing that a passphrase of a wave opens.
namespace pledge::council {

// Both make a new file for its owner alone, on the disk when they return, and look whether it can be read
// back. Code::conflict: there is such a file.
Status back_up_database(Storage& storage, const std::string& file, Random& random);
Status back_up_keys(Storage& storage, const Config& config, const std::string& file, Day today);

// Code::conflict: there is a database already; nothing was touched. The copy is examined before it takes its
// place.
Status restore_database(const Config& config, const std::string& file, Random& random);

// What became of the keys, a sentence each. Nothing that is there is replaced, and no key comes back that was
// destroyed. Code::conflict: the backup is another council's, or of another publisher key.
Result<std::vector<std::string>> restore_keys(Storage& storage, const Config& config, const std::string& file,
                                              Day today);

}  // namespace pledge::council
