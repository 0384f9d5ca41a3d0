#pragma once

#include "sync/council/accounts/front.h"

namespace pledge::council {

// /results: what was published, as pages and files. Every figure comes from a frozen release
// (sync/results/release.h); nothing is counted here.
void add_result_pages(http::Router& router, Front& front);

}  // namespace pledge::council
