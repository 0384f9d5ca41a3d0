#include "sync/council/accounts/totp.h"

#include "sync/seal/compare.h"

#include <array>
#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace pledge::council {
namespace {

Bytes<20> hmac_sha1(View key, View message) {
    Bytes<20> out{};
    unsigned size = 0;
    if (!HMAC(EVP_sha1(), key.data(), static_cast<int>(key.size()), message.data(), message.size(),
              out.data(), &size) ||
        size != out.size())
        throw std::runtime_error("HMAC-SHA-1 is not to be had from libcrypto");
    return out;
}

std::string percent_encoded(std::string_view text) {
    std::string out;
    for (const char c : text) {
        const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                           c == '-' || c == '.' || c == '_' || c == '~';
        if (plain)
            out += c;
        else
            out += '%' + to_hex(view_of(std::string_view(&c, 1)));
    }
    return out;
}

}  // namespace

std::uint64_t totp_step_of(std::chrono::sys_seconds now) {
    return now.time_since_epoch().count() <= 0
               ? 0
               : static_cast<std::uint64_t>(now.time_since_epoch() / kTotpStep);
}

std::string totp_code(const TotpSecret& secret, std::uint64_t step, int digits) {
    Bytes<8> counter{};
    for (std::size_t i = 0; i < counter.size(); ++i)
        counter[i] = static_cast<std::uint8_t>(step >> (56 - 8 * i));
    const auto mac = hmac_sha1(secret, counter);
    const std::size_t at = mac[19] & 0x0fU;
    const std::uint32_t number = (static_cast<std::uint32_t>(mac[at] & 0x7fU) << 24U) |
                                 (static_cast<std::uint32_t>(mac[at + 1]) << 16U) |
                                 (static_cast<std::uint32_t>(mac[at + 2]) << 8U) | mac[at + 3];
    auto text = std::to_string(number);
    const auto size = static_cast<std::size_t>(digits);
    if (text.size() < size) text.insert(0, size - text.size(), '0');
    return text.substr(text.size() - size);
}

std::optional<std::uint64_t> totp_matches(const TotpSecret& secret, std::string_view typed,
                                          std::chrono::sys_seconds now, std::uint64_t last_used) {
    std::string digits;
    for (const char c : typed)
        if (c != ' ') digits += c;
    const auto middle = totp_step_of(now);
    std::optional<std::uint64_t> found;
    for (std::uint64_t step = middle == 0 ? 0 : middle - 1; step <= middle + 1; ++step)
        if (seal::same(view_of(totp_code(secret, step)), view_of(digits)) && step > last_used) found = step;
    return found;
}

std::string base32(View bytes) {
    static constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    std::string out;
    std::uint32_t held = 0;
    int bits = 0;
    for (const auto byte : bytes) {
        held = (held << 8U) | byte;
        for (bits += 8; bits >= 5; bits -= 5) out += kLetters[(held >> (bits - 5)) & 31U];
    }
    if (bits > 0) out += kLetters[(held << (5 - bits)) & 31U];
    return out;
}

std::string totp_address(const TotpSecret& secret, std::string_view council, std::string_view name) {
    const auto issuer = percent_encoded("Pledge " + std::string(council));
    return "otpauth://totp/" + issuer + ":" + percent_encoded(name) + "?secret=" + base32(secret) +
           "&issuer=" + issuer + "&algorithm=SHA1&digits=6&period=30";
}

}  // namespace pledge::council
