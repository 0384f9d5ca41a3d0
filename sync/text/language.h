#pragma once

#include "sync/core/ids.h"
#include "sync/core/result.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace pledge::text {

using LanguageCode = Name<struct LanguageTag>;  // "ur"

enum class Direction { left_to_right, right_to_left };

// Steps of the type scale. Each script has its own line height for each.
enum class Step { small, body, question, title, big, hero };

// How one language is written; from locales/languages.toml.
struct Language {
    LanguageCode code;
    std::string name;      // its own, in its own script
    std::string script;    // "latin", "gurmukhi", "nastaliq"
    std::string families;  // for Pango: the script's own font first, then those of the others
    Direction direction = Direction::left_to_right;
    std::array<double, 6> lines{};  // em, by Step
    double lift = 0;                // em to raise a label in a button, where ink sits low in its line
    std::string reviewed_by;        // empty: all its words are drafts

    double line(Step step) const { return lines[static_cast<std::size_t>(step)]; }
    bool right_to_left() const { return direction == Direction::right_to_left; }
    bool source() const { return code.text == "en"; }
};

// The languages in their order of showing; English is always among them. `file` is only named in messages.
Result<std::vector<Language>> read_languages(std::string_view toml, const std::string& file);

}  // namespace pledge::text
