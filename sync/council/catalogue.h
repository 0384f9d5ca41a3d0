#pragma once

#include "sync/core/result.h"

#include <string>

namespace pledge::council {

enum class Drafts { with, without };

// One .po file as the .mo that kiosks read, by gettext's own msgfmt. msgfmt leaves drafts (fuzzy entries) out
// in silence unless it is told otherwise, which is why each language is compiled both ways. Code::failed: no
// msgfmt here.
Result<std::string> compile_catalogue(const std::string& po_file, Drafts drafts);
bool has_msgfmt();

}  // namespace pledge::council
