#pragma once

#include "sync/council/accounts/front.h"

namespace pledge::council {

// /tokens: API tokens, what they are for and when they were last used; a new one is shown once.
void add_token_pages(http::Router& router, Front& front);

}  // namespace pledge::council
