#include "sync/council/accounts/token.h"

#include "sync/seal/compare.h"
#include "sync/seal/signing.h"

namespace pledge::council {
namespace {

Bytes<32> hash_for(std::string_view purpose, const Bytes<32>& bytes) {
    std::string text(purpose);
    text.append(text_of(bytes));
    return seal::sha256(view_of(text));
}

constexpr std::string_view kAttributes = "; Path=/; Secure; HttpOnly; SameSite=Strict";

}  // namespace

std::optional<Token> Token::read(std::string_view hex) {
    const auto bytes = from_hex<32>(hex);
    if (!bytes) return std::nullopt;
    return Token{*bytes};
}

Bytes<32> Token::hash() const {
    return hash_for("pledge/session/1\n", bytes);
}
std::string Token::form_key() const {
    return to_hex(hash_for("pledge/form/1\n", bytes));
}
bool Token::fits_form(std::string_view key) const {
    return seal::same(view_of(form_key()), view_of(key));
}

std::optional<Token> read_cookie(std::string_view header, std::string_view name) {
    std::optional<Token> found;
    bool seen = false;
    while (!header.empty()) {
        const auto end = header.find(';');
        auto pair = header.substr(0, end);
        header.remove_prefix(end == std::string_view::npos ? header.size() : end + 1);
        while (!pair.empty() && pair.front() == ' ') pair.remove_prefix(1);
        const auto is = pair.find('=');
        if (is == std::string_view::npos || pair.substr(0, is) != name) continue;
        if (seen) return std::nullopt;
        seen = true;
        found = Token::read(pair.substr(is + 1));
    }
    return found;
}

std::string set_cookie(std::string_view name, const Token& token) {
    return std::string(name) + "=" + token.text() + std::string(kAttributes);
}
std::string clear_cookie(std::string_view name) {
    return std::string(name) + "=" + std::string(kAttributes) + "; Max-Age=0";
}

}  // namespace pledge::council
