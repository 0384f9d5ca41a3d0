#pragma once

#include "sync/council/storage.h"

#include <string>

namespace pledge::council {

// Checks the chain of the audit a stretch at a time, so that no request waits for a long one: each look goes
// on where the last one stopped, and once at the end reads only what was added since. What lies before is not
// read again until it is asked for. Used within transactions, on the clerk's thread alone; a look that is
// undone and done again does no harm, since each begins by finding the entry where the last one stopped as it
// was, and starts over otherwise.
class AuditWatch {
  public:
    static constexpr std::uint64_t kStretch = 2000;  // entries; some milliseconds

    struct Seen {
        std::uint64_t checked = 0, newest = 0;
        std::string broken;  // what check_audit() would say; then nothing is checked further
        std::string head;    // of the newest, once all is checked: docs/council.md
        bool whole() const { return broken.empty() && checked == newest; }
    };
    Result<Seen> look(Storage& storage);
    void begin_again() { *this = {}; }  // from the first entry

  private:
    std::uint64_t checked_ = 0;
    Bytes<32> chain_{};  // of the entry `checked_`
    std::string broken_, head_;
};

}  // namespace pledge::council
