#pragma once

#include "sync/core/calendar.h"
#include "sync/text/catalogue.h"
#include "sync/text/paragraph.h"

#include <string>
#include <utility>
#include <vector>

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

struct TextLook {
    float size;  // pixels of one em
    bool bold, heading;
    int align;
    float max_width;  // pixels; 0: as wide as it is
};

class Wording {
  public:
    Line say(const std::string& language, const text::Key& key, const Fills& fills) const;
    Line say_many(const std::string& language, const text::Key& key, long count, const Fills& fills) const;
    Line of_pack(const std::string& language, const std::string& pack, const std::string& place,
                 const std::string& english) const;
    Line band(const std::string& language, const std::string& group) const;
    std::string own_name(const std::string& code) const;
    std::string month(const std::string& language, Month month) const;
    bool right_to_left(const std::string& language) const;
    float lift(const std::string& language, const Line& line) const;
    text::ParagraphSpec spec(const std::string& language, const Line& line, const TextLook& look) const;
};

}  // namespace pledge::ui
