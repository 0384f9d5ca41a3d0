#pragma once

#include "sync/core/result.h"

#include <string>

#include <SQLiteCpp/Exception.h>

namespace pledge::store {

// What SQLite refused, as a code and one sentence with a remedy. `file` is named in it; SQLite's own words
// are not repeated, because they may quote a value. Disk full (also by quota or file size limit): Code::full;
// locked by another connection: unavailable; damaged or no database: corrupt; a constraint: conflict; no
// right to write, failing disk and the rest: failed.
Error explain(const SQLite::Exception& thrown, int system_errno, const std::string& file);

}  // namespace pledge::store
