#pragma once

#include "sync/core/calendar.h"
#include "sync/core/ids.h"

#include <string>
#include <string_view>
#include <vector>

namespace pledge::council {

// The page that is printed, sealed in an envelope and kept by somebody outside the team. The only place where
// the code ever stands.
struct RecoverySheet {
    std::string council;  // its name, as people say it
    WaveId wave;
    Day made{};
    std::string code;                    // as seal::make_recovery_code() spells it
    std::size_t person = 0, people = 1;  // whose part of the key: counted from 0

    // What stands under the code: headings and what belongs under each, lines of up to 66 letters.
    struct Words {
        std::string heading;
        std::vector<std::string> lines;
    };
    std::vector<Words> words() const;
    std::vector<std::string> code_lines() const;  // two, of four groups each
};

// Plain text, 72 columns, or one page of A4 as PDF; neither is longer than a page.
std::string sheet_as_text(const RecoverySheet& sheet);
std::string sheet_as_pdf(const RecoverySheet& sheet);
// PDF for a name that ends in .pdf, text for any other.
std::string sheet_for_file(const RecoverySheet& sheet, std::string_view file);

}  // namespace pledge::council
