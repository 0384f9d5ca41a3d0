#include "sync/seal/crockford.h"

#include "sync/seal/signing.h"

#include <cassert>

namespace pledge::seal {
namespace {

constexpr std::string_view kLetters = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

char canonical(char c) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == 'O') return '0';
    if (c == 'I' || c == 'L') return '1';
    return c;
}

}  // namespace

std::string crockford(View bytes, std::size_t letters) {
    assert(letters * 5 <= bytes.size() * 8);
    std::string out;
    for (std::size_t i = 0; i < letters; ++i) {
        unsigned five = 0;
        for (std::size_t bit = i * 5; bit < i * 5 + 5; ++bit)
            five = five << 1 | (bytes[bit / 8] >> (7 - bit % 8) & 1U);
        out += kLetters[five];
    }
    return out;
}

std::optional<Blob> crockford_bits(std::string_view letters) {
    Blob out((letters.size() * 5 + 7) / 8);
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const auto five = kLetters.find(letters[i]);
        if (five == std::string_view::npos) return std::nullopt;
        for (std::size_t k = 0; k < 5; ++k) {
            const auto bit = i * 5 + k;
            if (five >> (4 - k) & 1U)
                out[bit / 8] = static_cast<std::uint8_t>(out[bit / 8] | 0x80U >> bit % 8);
        }
    }
    return out;
}

std::optional<std::string> crockford_letters(std::string_view typed) {
    std::string out;
    for (char c : typed) {
        if (c == ' ' || c == '-' || c == '\t' || c == '\n' || c == '\r') continue;
        c = canonical(c);
        if (kLetters.find(c) == std::string_view::npos) return std::nullopt;
        out += c;
    }
    return out;
}

std::string in_groups_of_four(std::string_view letters) {
    std::string out;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        if (i > 0 && i % 4 == 0) out += '-';
        out += letters[i];
    }
    return out;
}

std::string check_letters(std::string_view letters) {
    return crockford(sha256(view_of(letters)), 2);
}

}  // namespace pledge::seal
