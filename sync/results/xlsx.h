#pragma once

#include "sync/results/release.h"

#include <string>

namespace pledge::results {

// results.xlsx, as docs/formats/release.md describes it: sheets with tables and charts of published cells.
// The same release always gives the same bytes. Any thread. Code::failed: no memory or no room.
Result<std::string> write_xlsx(const Release& release);

}  // namespace pledge::results
