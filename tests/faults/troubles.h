#pragma once

#include "sync/core/result.h"
#include "tests/support/sim_disk.h"

#include <functional>
#include <iosfwd>

namespace pledge::testing {

// One thing that goes wrong at the nth call of its kind, then or from then on.
struct Trouble {
    std::string name;
    bool of_disk = true;
    std::function<void(int nth)> start;
    std::function<void()> mend;
    std::function<bool()> struck;
};

// Every kind of call on this disk, with what the system says when it fails; then SQLite's allocations and
// those of C++.
std::vector<Trouble> all_troubles(SimDisk& disk);

// What became of the operations that something went wrong under.
struct Outcome {
    std::map<std::string, std::size_t> struck;                        // by trouble
    std::size_t refused = 0, done_anyway = 0, thrown = 0, ended = 0;  // ended: the program
    std::size_t lost = 0, duplicated = 0, stuck = 0, unsaid = 0;
    std::map<std::string, std::size_t> damage;

    bool held() const;
    void print(std::ostream& out, std::size_t operations) const;
};

// Does the work with that trouble under it.
using Work = std::function<Status()>;
struct Ran {
    Status status;
    bool thrown = false;  // std::bad_alloc: nothing was promised but that nothing is lost
};
Ran run_in(const Trouble& trouble, int nth, const Work& work);
// One sentence that says what to do, as an Error has it; of a disk without room, that there is none.
bool is_sentence(const Error& error, bool no_room);

}  // namespace pledge::testing
