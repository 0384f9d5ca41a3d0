#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sync/text/catalogue.h"
#include "sync/text/paragraph.h"

namespace pledge::ui {

using Fills = std::vector<std::pair<std::string, std::string>>;  // placeholder → value

// Words ready to be shown.
struct Line {
    std::string text, spoken;
    std::string language;  // when it is not the visit's: a language's own name, or English for want of better
    bool draft = false;    // a first try that nobody has checked
    bool foreign = false;  // English, because the reader's language lacks it

    bool empty() const { return text.empty(); }
};
// Two sentences as one paragraph.
Line operator+(Line a, const Line& b);

}  // namespace pledge::ui
