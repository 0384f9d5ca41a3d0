#pragma once

#include "sync/report/report.h"

namespace pledge::report {

// The promises of a set to hang on a wall: a picture and few words each. A4 or A3, upright; A3 is the same,
// larger. More promises than fit on one page, or statements under them, take further pages.
struct PosterInput {
    const LoadedPack& set;
    std::string council_name;
    text::PaperSize size = text::kA4;
    Day made{};
};
Result<std::string> make_poster(const PosterInput& input, const text::LanguageCode& language,
                                const Tools& tools);

}  // namespace pledge::report
