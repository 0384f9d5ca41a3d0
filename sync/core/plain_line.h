#pragma once

#include <string>
#include <string_view>

// One line of words, as somebody may type it into a form and others read it on paper, on a page and on a
// kiosk.
namespace pledge {

// UTF-8 (RFC 3629) without control characters, line and paragraph separators, and the characters that turn
// the direction of what follows (U+202A–202E, U+2066–2069). Marks that scripts need, like ZWNJ, are words.
bool is_plain_line(std::string_view text);

// UTF-8, whatever it says.
bool is_utf8_text(std::string_view text);

// What of it may be repeated in a sentence about it: at most `most` bytes, whole characters, nothing that
// is_plain_line() refuses.
std::string shown_line(std::string_view text, std::size_t most = 40);

}  // namespace pledge
