#pragma once

#include "sync/core/commitment.h"
#include "sync/council/pages/sets.h"

// /commitments: what departments will do, promise by promise. Whoever sees results reads them, the officer
// writes them.
namespace pledge::council {

void add_commitments_pages(http::Router& router, Front& front);

// Parts of it, each in its own file; all share the sets.
using SharedSets = std::shared_ptr<Sets>;
void add_commitment_forms(http::Router& router, Front& front, const SharedSets& sets);
void add_commitment_confirming(http::Router& router, Front& front, const SharedSets& sets);
void add_commitment_files(http::Router& router, Front& front, const SharedSets& sets);

// What was promised in live sessions and waits for the officer, with links to do so; empty: nothing does.
Result<Markup> to_confirm(Storage& storage, const Pack& pack);

std::string commitments_path(const SetId& set);  // "/commitments?set=derby-2024"
// "by December 2026", "from now on".
std::string words_of_due(const std::optional<Month>& by);
Month month_now(const Clock& clock);

}  // namespace pledge::council
