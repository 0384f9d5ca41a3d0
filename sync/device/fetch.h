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

// The manifest, and then each pack it names that is not on the shelf yet. A pack that can't be had leaves the
// old one in place and the others untouched.
Fetched fetch(Transport& server, const shelf::Shelf& shelf);

}  // namespace pledge::device
