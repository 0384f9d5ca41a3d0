#pragma once

#include "sync/core/ports.h"
#include "sync/shelf/shelf.h"

#include <string>
#include <string_view>

namespace pledge::device {

// Makes a device's key, redeems the code at the server, and stores everything only if the server's publisher
// key has the fingerprint that is inside the code: a server that is not the council's never gets a kiosk.
// `base_url` is what `server` talks to. A lost reply is asked for again with the same key, which the server
// answers alike. Code::bad_input: a typing slip; conflict: this folder is enrolled; denied: an unknown code
// or another council; unavailable; failed. Unless it returns ok the folder is as before, or holds keys that
// nothing uses.
Result<shelf::Identity> enrol(const shelf::Shelf& shelf, Transport& server, const std::string& base_url,
                              std::string_view code, Random& random, const Clock& clock);

}  // namespace pledge::device
