#include "sync/text/fill.h"

#include <algorithm>
#include <span>

#include <fribidi.h>
#include <glib.h>

namespace pledge::text {
namespace {

constexpr std::string_view kIsolate = "\u2068";  // FSI: first strong isolate
constexpr std::string_view kEnd = "\u2069";      // PDI: pop directional isolate

struct Found {
    std::size_t at = 0, size = 0;  // with braces
    std::string_view name;
};

// A name is small letters, digits and underscores; other braces are plain text.
std::optional<Found> next_placeholder(std::string_view text, std::size_t from) {
    for (auto at = text.find('{', from); at != std::string_view::npos; at = text.find('{', at + 1)) {
        const auto end = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789_", at + 1);
        if (end != std::string_view::npos && end > at + 1 && text[end] == '}')
            return Found{at, end + 1 - at, text.substr(at + 1, end - at - 1)};
    }
    return std::nullopt;
}

bool has_right_to_left(std::string_view text) {
    const char* const end = text.data() + text.size();
    for (const char* p = text.data(); p < end; p = g_utf8_next_char(p)) {
        const auto letter = g_utf8_get_char_validated(p, end - p);
        if (letter >= static_cast<gunichar>(-2)) return false;
        if (FRIBIDI_IS_RTL(fribidi_get_bidi_type(letter)) && FRIBIDI_IS_STRONG(fribidi_get_bidi_type(letter)))
            return true;
    }
    return false;
}

std::optional<std::string> fill_all(std::string_view text, std::span<const Value> values,
                                    Direction direction) {
    std::string out;
    std::size_t from = 0;
    while (const auto found = next_placeholder(text, from)) {
        out += text.substr(from, found->at - from);
        const auto value = std::find_if(values.begin(), values.end(),
                                        [&](const Value& v) { return v.first == found->name; });
        if (value == values.end() || value->second.empty()) return std::nullopt;
        const bool isolate = direction == Direction::right_to_left || has_right_to_left(value->second);
        if (isolate) out += kIsolate;
        out += value->second;
        if (isolate) out += kEnd;
        from = found->at + found->size;
    }
    return out += text.substr(from);
}

}  // namespace

std::optional<std::string> fill(std::string_view text, std::initializer_list<Value> values,
                                Direction direction) {
    return fill_all(text, {values.begin(), values.size()}, direction);
}

std::optional<std::string> fill(std::string_view text, const std::vector<Value>& values,
                                Direction direction) {
    return fill_all(text, values, direction);
}

std::vector<std::string> placeholders(std::string_view text) {
    std::vector<std::string> out;
    std::size_t from = 0;
    while (const auto found = next_placeholder(text, from)) {
        out.emplace_back(found->name);
        from = found->at + found->size;
    }
    return out;
}

}  // namespace pledge::text
