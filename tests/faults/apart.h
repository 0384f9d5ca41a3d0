#pragma once

#include "tests/support/sim_disk.h"

#include <functional>

namespace pledge::testing {

// What a process of its own left behind.
struct Apart {
    int said = 0;        // what `work` returned; nothing when it was ended
    bool ended = false;  // by std::terminate, as when memory is short in a destructor
    SimDisk::Image image;
};

// Does the work in a child process, on its copy of the disk, so that a failure which ends the program can be
// looked at from outside. The work says something from 0 to 100.
Apart run_apart(SimDisk& disk, const std::function<int()>& work);

}  // namespace pledge::testing
