#pragma once

#include "sync/core/result.h"

#include <optional>
#include <string>

namespace pledge::council {

enum class Drafts { with, without };

// One .po file as the .mo that kiosks read, by gettext's own msgfmt. msgfmt leaves drafts (fuzzy entries) out
// in silence unless it is told otherwise, which is why each language is compiled both ways. Code::failed: no
// msgfmt here.
Result<std::string> compile_catalogue(const std::string& po_file, Drafts drafts);
bool has_msgfmt();

// The translation of an English message in a catalogue that compile_catalogue made; nullopt: it has none.
std::optional<std::string> translation_in(const std::string& mo, const std::string& context,
                                          const std::string& english);

}  // namespace pledge::council
