#pragma once

#include "sync/council/accounts/front.h"

// The pages of waves: what there is, planning, opening, stopping, closing. What they do is in
// sync/council/waves.h; what they say, in wave_steps.h.
namespace pledge::council {

// /waves and everything below.
void add_wave_pages(http::Router& router, Front& front);
void add_wave_plan_pages(http::Router& router, Front& front);    // new
void add_wave_sheet_pages(http::Router& router, Front& front);   // sheets, for ten minutes
void add_wave_change_pages(http::Router& router, Front& front);  // open, stop
void add_wave_close_pages(http::Router& router, Front& front);   // close, closing

// One wave with what comes next, and what went wrong just now, if anything. Nothing: there is no such wave.
Result<http::Response> show_wave(Storage& storage, const Asked& asked, Front& front, const std::string& say);

}  // namespace pledge::council
