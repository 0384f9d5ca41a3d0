#pragma once

#include "sync/council/commands.h"

#include <string>

namespace CLI {
class App;
}

// The commands about keys: who opens what, copies apart, what is kept until when. docs/keys.md walks through
// them.
namespace pledge::council {

struct KeyOptions {
    std::string wave;
    std::size_t person = 1;  // of two
    std::string new_passphrase_file, recovery_code_file, recovery_sheet;
    std::string database, keys;  // files of backup and restore
    std::string file;            // to shred
    std::uint64_t above = 0;     // a manifest's version
};

Status renew_passphrase(const Desk& desk, const KeyOptions& options);
Status renew_sheet(const Desk& desk, const KeyOptions& options);
Status show_publisher(const Desk& desk);
Status make_server_key(const Desk& desk, const KeyOptions& options);  // where the old one is lost
Status renew_publisher_passphrase(const Desk& desk, const KeyOptions& options);
Status rotate_publisher(const Desk& desk, const KeyOptions& options);
Status sign_again(const Desk& desk, const KeyOptions& options);  // after a restore

Status backup(const Desk& desk, const KeyOptions& options);
Status restore(const Desk& desk, const KeyOptions& options);
Status list_retention(const Desk& desk);
Status destroy_due(const Desk& desk);  // now, instead of when the server next keeps house
Status shred(const Desk& desk, const KeyOptions& options);

// Adds them, and what two people need, to a command line whose command "wave" is there already. Everything it
// is handed must outlive the parsing; `chosen` is what will be run.
void add_key_commands(CLI::App& app, Desk& desk, KeyOptions& options, WaveOptions& wave,
                      std::function<Status()>& chosen);

}  // namespace pledge::council
