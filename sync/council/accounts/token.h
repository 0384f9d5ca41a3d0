#pragma once

#include "sync/core/ports.h"

#include <optional>
#include <string>
#include <string_view>

namespace pledge::council {

// The secret in a browser's cookie: 256 random bits. The storage knows its hash alone, and forms carry
// another hash of it, so that neither leads back.
struct Token {
    Bytes<32> bytes{};

    static Token make(Random& random) { return {random.bytes<32>()}; }
    static std::optional<Token> read(std::string_view hex);

    std::string text() const { return to_hex(bytes); }
    Bytes<32> hash() const;        // what is stored
    std::string form_key() const;  // against forged requests (CSRF): stands in every form of this session
    bool fits_form(std::string_view key) const;  // in constant time
};

// Two cookies: the door's is anybody's who looks at the sign-in page, the other is a session's.
inline constexpr std::string_view kDoorCookie = "__Host-pledge-door";
inline constexpr std::string_view kSessionCookie = "__Host-pledge";

// From the Cookie header. Nothing: not there, there twice, or no token.
std::optional<Token> read_cookie(std::string_view header, std::string_view name);
// The value of a Set-Cookie header.
std::string set_cookie(std::string_view name, const Token& token);
std::string clear_cookie(std::string_view name);

}  // namespace pledge::council
