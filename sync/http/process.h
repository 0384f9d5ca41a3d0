#pragma once

#include <cstddef>

#include <signal.h>

namespace pledge::http {

// What a program that serves does before its first thread: SIGTERM and SIGINT are blocked in it and in all
// threads that it starts, so that whoever waits for the set that is returned hears them; SIGPIPE is ignored;
// and up to `files` files may be open, as far as the system lets it: up to twice the cap of connections may
// be open for a moment.
sigset_t prepare_to_serve(std::size_t files);

}  // namespace pledge::http
