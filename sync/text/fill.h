#pragma once

#include "sync/text/language.h"

#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pledge::text {

using Value = std::pair<std::string_view, std::string_view>;  // name without braces, words or number

// Puts values where a text says {name}. nullopt when the text names a value that is not given or empty: then
// the whole line is left out, as a council may leave out a phone number. Each value stands between FSI and
// PDI (Unicode UAX #9, isolates) wherever letters of both directions could meet, so that a phone number keeps
// its order in Urdu. Both are invisible and silent.
std::optional<std::string> fill(std::string_view text, std::initializer_list<Value> values,
                                Direction direction);
std::optional<std::string> fill(std::string_view text, const std::vector<Value>& values, Direction direction);

// The names in a text, in their order.
std::vector<std::string> placeholders(std::string_view text);

}  // namespace pledge::text
