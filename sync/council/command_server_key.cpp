#include "sync/council/key_commands.h"
#include "sync/council/server_key.h"

#include <ostream>

namespace pledge::council {

Status make_server_key(const Desk& desk, const KeyOptions&) {
    const auto open = open_desk(desk);
    if (!open) return open.error();
    const auto accounts = open->storage->accounts().accounts();
    if (!accounts) return accounts.error();
    ServerKey key(open->config.keys);
    if (auto made = key.make(); !made) return made;
    desk.out << "There is a new server key. Restart the server, then make a new backup of the keys.\n";
    for (const auto& account : *accounts)
        desk.out << "Reset \"" << account.name
                 << "\" with `pledge-council user reset`: the old key alone read what its "
                    "app knows.\n";
    return open->storage->note(desk.clock.today(), "server key made", open->config.council.text);
}

}  // namespace pledge::council
