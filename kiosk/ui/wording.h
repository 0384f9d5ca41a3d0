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

enum class Align { start, centre, end };

struct Style {
    float size = 9.4F;  // millimetres of one em
    bool bold = false;
    Align align = Align::start;
    bool tight = false;  // lines close together: labels, headings and what stands in boxes
};

// Finds words in a language and says how they are set. Views name keys, never sentences.
class Wording {
  public:
    explicit Wording(text::Catalogues& catalogues) : catalogues_(catalogues) {}

    // Empty when a value that the words need is missing: then the whole line is left out.
    Line say(const std::string& language, const text::Key& key, const Fills& fills = {}) const;
    Line say_many(const std::string& language, const text::Key& key, std::uint64_t count,
                  const Fills& fills) const;
    Line of_pack(const std::string& language, const std::string& set, const std::string& place,
                 const std::string& english) const;
    // Age groups and months are ids that come from the signed manifest.
    Line band(const std::string& language, const std::string& group) const;
    std::string month(const std::string& language, Month month) const;
    std::string own_name(const std::string& language) const;

    const text::Language& setting_of(const std::string& language, const Line& line) const;
    bool right_to_left(const std::string& language) const;
    // Height of a line of captions, in em.
    float caption_line(const std::string& language) const;
    text::ParagraphSpec paragraph(const std::string& language, const Line& line, const Style& style,
                                  float pixels_per_mm, float max_width_mm) const;

  private:
    Line line_of(const std::string& language, const text::Words& words, const text::Words& spoken,
                 const Fills& fills) const;

    text::Catalogues& catalogues_;
};

}  // namespace pledge::ui
