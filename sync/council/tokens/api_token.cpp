#include "sync/council/tokens/api_token.h"

#include "sync/seal/signing.h"

namespace pledge::council {
namespace {

constexpr std::string_view kBegin = "pledge_";

}  // namespace

bool holds(const ApiToken& token, Day today) {
    return today <= token.expires;
}

std::optional<ApiSecret> ApiSecret::read(std::string_view text) {
    if (!text.starts_with(kBegin)) return std::nullopt;
    const auto bytes = from_hex<32>(text.substr(kBegin.size()));
    if (!bytes) return std::nullopt;
    return ApiSecret{*bytes};
}

std::string ApiSecret::text() const {
    return std::string(kBegin) + to_hex(bytes);
}

Bytes<32> ApiSecret::hash() const {
    std::string text = "pledge/api-token/1\n";
    text.append(text_of(bytes));
    return seal::sha256(view_of(text));
}

}  // namespace pledge::council
