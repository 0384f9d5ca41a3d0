#pragma once

#include "sync/council/storage.h"

#include <string>

// What may be done with API tokens, each with its entry in the audit. Within a transaction of the caller's.
namespace pledge::council {

inline constexpr int kMostTokenDays = 731;
inline constexpr std::size_t kMostTokens = 100;

// The secret, as it is typed; nobody sees it again. Code::bad_usage: no name, or no number of days from 1 to
// kMostTokenDays. Code::conflict: the name is taken, or there are kMostTokens.
Result<std::string> add_api_token(Storage& storage, const std::string& name, int days, const Clock& clock,
                                  Random& random);
// Code::not_found: there is none.
Status revoke_api_token(Storage& storage, const ApiTokenId& id, const Clock& clock);
Result<ApiToken> find_api_token(Storage& storage, const std::string& name);

}  // namespace pledge::council
