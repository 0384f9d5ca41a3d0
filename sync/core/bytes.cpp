#include "sync/core/bytes.h"

#include <algorithm>

namespace pledge {
namespace {

constexpr std::string_view kHex = "0123456789abcdef";
constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

std::string to_hex(View bytes) {
    std::string out;
    out.reserve(bytes.size() * 2);
    for (auto b : bytes) {
        out += kHex[b >> 4];
        out += kHex[b & 15];
    }
    return out;
}

std::optional<Blob> from_hex(std::string_view digits) {
    if (digits.size() % 2 != 0) return std::nullopt;
    Blob out;
    out.reserve(digits.size() / 2);
    for (std::size_t i = 0; i < digits.size(); i += 2) {
        const int hi = hex_value(digits[i]), lo = hex_value(digits[i + 1]);
        if (hi < 0 || lo < 0) return std::nullopt;
        out.push_back(static_cast<std::uint8_t>(hi << 4 | lo));
    }
    return out;
}

std::string to_base64(View bytes) {
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t left = bytes.size() - i;
        const std::uint32_t word = static_cast<std::uint32_t>(bytes[i]) << 16 |
                                   (left > 1 ? static_cast<std::uint32_t>(bytes[i + 1]) << 8 : 0U) |
                                   (left > 2 ? static_cast<std::uint32_t>(bytes[i + 2]) : 0U);
        out += kBase64[word >> 18];
        out += kBase64[word >> 12 & 63];
        out += left > 1 ? kBase64[word >> 6 & 63] : '=';
        out += left > 2 ? kBase64[word & 63] : '=';
    }
    return out;
}

std::optional<Blob> from_base64(std::string_view text) {
    if (text.size() % 4 != 0) return std::nullopt;
    Blob out;
    out.reserve(text.size() / 4 * 3);
    for (std::size_t i = 0; i < text.size(); i += 4) {
        const bool last = i + 4 == text.size();
        const std::size_t pad = last && text[i + 3] == '=' ? (text[i + 2] == '=' ? 2U : 1U) : 0U;
        std::uint32_t word = 0;
        for (std::size_t k = 0; k < 4; ++k) {
            std::uint32_t six = 0;
            if (k < 4 - pad) {
                const auto at = kBase64.find(text[i + k]);
                if (at == std::string_view::npos) return std::nullopt;
                six = static_cast<std::uint32_t>(at);
            }
            word = word << 6 | six;
        }
        // bits that padding throws away must be zero, so that one value has one spelling
        if ((pad == 1 && (word & 0xff) != 0) || (pad == 2 && (word & 0xffff) != 0)) return std::nullopt;
        out.push_back(static_cast<std::uint8_t>(word >> 16));
        if (pad < 2) out.push_back(static_cast<std::uint8_t>(word >> 8 & 0xff));
        if (pad < 1) out.push_back(static_cast<std::uint8_t>(word & 0xff));
    }
    return out;
}

std::string to_base64url(View bytes) {
    auto out = to_base64(bytes);
    out.resize(out.find_last_not_of('=') + 1);
    std::replace(out.begin(), out.end(), '+', '-');
    std::replace(out.begin(), out.end(), '/', '_');
    return out;
}

std::optional<Blob> from_base64url(std::string_view text) {
    if (text.find_first_of("+/=") != std::string_view::npos) return std::nullopt;
    std::string padded(text);
    std::replace(padded.begin(), padded.end(), '-', '+');
    std::replace(padded.begin(), padded.end(), '_', '/');
    padded.append((4 - padded.size() % 4) % 4, '=');
    return from_base64(padded);
}

}  // namespace pledge
