#pragma once

#include "sync/core/result.h"

#include <string>
#include <string_view>

namespace pledge::text {

// Says in a PDF which language it is in, which cairo 1.16 can't: appends a new version of the catalogue
// (an incremental update, ISO 32000-1, 7.5.6) with /Lang, the mark that it is tagged, and the title shown by
// readers. Takes files as cairo writes them: one cross-reference table, a catalogue of one plain dictionary.
// Code::failed: it is no such file.
Result<std::string> with_language(std::string pdf, std::string_view language, bool right_to_left);

}  // namespace pledge::text
