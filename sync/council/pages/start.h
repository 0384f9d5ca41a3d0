#pragma once

#include "sync/council/accounts/front.h"

namespace pledge::council {

// "/": what comes next, and what this account can do, in one screen.
void add_start_page(http::Router& router, Front& front);

}  // namespace pledge::council
