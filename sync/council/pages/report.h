#pragma once

#include "sync/council/accounts/front.h"

namespace pledge::council {

// /report: which papers there are, and the papers themselves, made when they are asked for.
void add_report_pages(http::Router& router, Front& front);

}  // namespace pledge::council
