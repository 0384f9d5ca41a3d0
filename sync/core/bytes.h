#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pledge {

template <std::size_t N>
using Bytes = std::array<std::uint8_t, N>;
using Blob = std::vector<std::uint8_t>;
using View = std::span<const std::uint8_t>;

inline View view_of(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}
inline std::string_view text_of(View bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Lower-case hexadecimal; from_hex takes exactly 2·N digits of either case, and nothing else.
std::string to_hex(View bytes);
std::optional<Blob> from_hex(std::string_view digits);
template <std::size_t N>
std::optional<Bytes<N>> from_hex(std::string_view digits) {
    auto blob = from_hex(digits);
    if (!blob || blob->size() != N) return std::nullopt;
    Bytes<N> out{};
    std::copy(blob->begin(), blob->end(), out.begin());
    return out;
}

// RFC 4648 base64 with padding; decoding is strict (no white space, no missing or surplus padding).
std::string to_base64(View bytes);
std::optional<Blob> from_base64(std::string_view text);
template <std::size_t N>
std::optional<Bytes<N>> from_base64(std::string_view text) {
    auto blob = from_base64(text);
    if (!blob || blob->size() != N) return std::nullopt;
    Bytes<N> out{};
    std::copy(blob->begin(), blob->end(), out.begin());
    return out;
}

// RFC 4648, section 5: the same bits without padding, safe in the address of a page. As strict.
std::string to_base64url(View bytes);
std::optional<Blob> from_base64url(std::string_view text);
template <std::size_t N>
std::optional<Bytes<N>> from_base64url(std::string_view text) {
    if (text.size() != (N * 4 + 2) / 3) return std::nullopt;
    auto blob = from_base64url(text);
    if (!blob || blob->size() != N) return std::nullopt;
    Bytes<N> out{};
    std::copy(blob->begin(), blob->end(), out.begin());
    return out;
}

}  // namespace pledge
