// A translator's text with {placeholders}, and a council's values for them: the first line is the value.
#include "sync/text/fill.h"

#include "tests/fuzz/fuzz.h"

#include <vector>

using namespace pledge::text;

FUZZ(input) {
    const auto all = pledge::text_of(input);
    const auto end = std::min(all.find('\n'), all.size());
    const auto value = all.substr(0, end), text = all.substr(std::min(end + 1, all.size()));
    const auto names = placeholders(text);
    std::vector<Value> values;
    std::size_t longest = text.size();
    for (const auto& name : names) {
        must(!name.empty());
        values.emplace_back(name, value);
        longest += value.size() + 6;  // two invisible marks round each
    }
    for (const auto direction : {Direction::left_to_right, Direction::right_to_left}) {
        const auto filled = fill(text, values, direction);
        must(filled.has_value() == (names.empty() || !value.empty()));
        if (filled) must(filled->size() <= longest);
        if (filled && names.empty()) must(*filled == text);
        must(fill(text, {}, direction).has_value() == names.empty());
    }
}
