#pragma once

#include "kiosk/poll/pages.h"
#include "kiosk/poll/session.h"
#include "sync/http/router.h"

#include <functional>

namespace pledge::poll {

// What phones may ask for: pages, words, /join, /events and /vote (docs/formats/poll.md). `changed` is called
// from the threads of the server when somebody joined or voted. Session and pages outlive the router.
http::Router make_routes(Session& session, const Pages& pages, std::function<void()> changed);

}  // namespace pledge::poll
