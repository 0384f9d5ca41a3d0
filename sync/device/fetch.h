#pragma once

#include "sync/core/ports.h"
#include "sync/device/trouble.h"
#include "sync/shelf/shelf.h"

#include <vector>

namespace pledge::device {

struct Fetched {
    bool contact = false;  // the server replied
    std::vector<Trouble> troubles;
};

// The manifest, and then each pack and each file of replies that it names and that is not on the shelf yet.
// One that can't be had leaves the old one in place and the others untouched.
Fetched fetch(Transport& server, const shelf::Shelf& shelf);

}  // namespace pledge::device
