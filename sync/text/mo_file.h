#pragma once

#include "sync/core/bytes.h"
#include "sync/core/result.h"

#include <string>

namespace pledge::text {

constexpr std::size_t kMostCatalogueBytes = std::size_t{4} << 20;

// Says whether these bytes are a compiled catalogue (.mo, GNU gettext manual section 10.3) that Boost.Locale
// can read without leaving it: every offset and length inside, every text ended and UTF-8, a hash table whose
// entries exist, a header in UTF-8, a plural rule of numbers, n and comparisons. Boost itself checks less
// than that: a key's offset not at all. `what` names the file in the error.
Status check_mo(View bytes, const std::string& what);

}  // namespace pledge::text
