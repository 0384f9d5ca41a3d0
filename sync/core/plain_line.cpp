#include "sync/core/plain_line.h"

#include <cstdint>

namespace pledge {
namespace {

struct Read {
    std::uint32_t code = 0;
    std::size_t bytes = 0;  // 0: no UTF-8
};

Read read_code(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint8_t>(text[i]); };
    const auto first = byte(0);
    if (first < 0x80) return {first, 1};
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() < length) return {};
    std::uint32_t code = first & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(i) & 0xC0) != 0x80) return {};
        code = (code << 6) | (byte(i) & 0x3FU);
    }
    const bool overlong = (length == 3 && code < 0x800) || (length == 4 && code < 0x10000);
    if (overlong || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000)) return {};
    return {code, length};
}

bool is_plain(std::uint32_t code) {
    if (code < 0x20 || (code >= 0x7F && code < 0xA0)) return false;
    if (code == 0x2028 || code == 0x2029 || code == 0xFEFF) return false;
    return !(code >= 0x202A && code <= 0x202E) && !(code >= 0x2066 && code <= 0x2069);
}

}  // namespace

bool is_plain_line(std::string_view text) {
    while (!text.empty()) {
        const auto read = read_code(text);
        if (read.bytes == 0 || !is_plain(read.code)) return false;
        text.remove_prefix(read.bytes);
    }
    return true;
}

bool is_utf8_text(std::string_view text) {
    while (!text.empty()) {
        const auto read = read_code(text);
        if (read.bytes == 0) return false;
        text.remove_prefix(read.bytes);
    }
    return true;
}

std::string shown_line(std::string_view text, std::size_t most) {
    std::string out;
    while (!text.empty()) {
        const auto read = read_code(text);
        const auto bytes = read.bytes == 0 ? 1 : read.bytes;
        if (out.size() + bytes > most) return out + "…";
        if (read.bytes > 0 && is_plain(read.code))
            out += text.substr(0, bytes);
        else
            out += '?';
        text.remove_prefix(bytes);
    }
    return out;
}

}  // namespace pledge
