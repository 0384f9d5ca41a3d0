#pragma once

#include <string>

namespace pledge::outbox {

// SQLite counts every commit in the header of its file (bytes 24–27, and again 92–95), and two looks at that
// number would tell how many answers came in between. This VFS, over another one (empty: the system's),
// writes a fresh random number instead. SQLite only asks whether the number changed since a connection last
// looked, so a random one serves as well as the next one
// (https://www.sqlite.org/fileformat2.html#file_change_counter); a connection merely reads the few pages
// again. It offers no shared memory, so it is for rollback journals alone. Returns the name to open with;
// safe on any thread, registered once a process.
std::string quiet_vfs(const std::string& over = "");

}  // namespace pledge::outbox
