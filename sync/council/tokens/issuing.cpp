#include "sync/council/tokens/issuing.h"

#include "sync/council/accounts/account.h"

namespace pledge::council {
namespace {

Error no_such_token() {
    return {Code::not_found, "There is no such token; `pledge-council token list` shows them."};
}

}  // namespace

Result<std::string> add_api_token(Storage& storage, const std::string& name, int days, const Clock& clock,
                                  Random& random) {
    if (!is_account_name(name))
        return Error{Code::bad_usage,
                     "A name is 1 to 64 letters, digits and signs of an English keyboard; choose another."};
    if (days < 1 || days > kMostTokenDays)
        return Error{Code::bad_usage,
                     "A token lasts 1 to " + std::to_string(kMostTokenDays) + " days; choose such a number."};
    const auto all = storage.tokens().all();
    if (!all) return all.error();
    if (all->size() >= kMostTokens)
        return Error{Code::conflict, "There are " + std::to_string(kMostTokens) +
                                         " tokens already; revoke those that nobody needs."};
    for (const auto& token : *all)
        if (folded(token.name) == folded(name))
            return Error{Code::conflict,
                         "There is a token of this name already; choose another, or revoke that one."};
    const auto secret = ApiSecret::make(random);
    const auto today = clock.today();
    const ApiToken token{random.bytes<16>(), name, secret.hash(), today, today + std::chrono::days(days),
                         std::nullopt};
    if (auto added = storage.tokens().add(token); !added) return added.error();
    const auto subject = name + " (until " + to_text(token.expires) + ")";
    if (auto noted = storage.note(today, "token added", subject); !noted) return noted.error();
    return secret.text();
}

Status revoke_api_token(Storage& storage, const ApiTokenId& id, const Clock& clock) {
    const auto token = storage.tokens().by_id(id);
    if (!token) return token.error();
    if (!*token) return no_such_token();
    if (auto removed = storage.tokens().remove(id); !removed) return removed;
    return storage.note(clock.today(), "token revoked", (*token)->name);
}

Result<ApiToken> find_api_token(Storage& storage, const std::string& name) {
    const auto all = storage.tokens().all();
    if (!all) return all.error();
    for (const auto& token : *all)
        if (folded(token.name) == folded(name)) return token;
    return no_such_token();
}

}  // namespace pledge::council
