#pragma once

#include "sync/core/result.h"
#include "sync/council/tokens/api_token.h"

#include <optional>
#include <vector>

namespace pledge::council {

// The part of the storage that holds API tokens. Used like the rest of it (sync/council/storage.h): one
// thread at a time, within its transactions; Errors are the storage's own.
class TokenStore {
  public:
    virtual ~TokenStore() = default;

    virtual Status add(const ApiToken& token) = 0;  // Code::conflict: the name is taken
    virtual Result<std::optional<ApiToken>> by_hash(const Bytes<32>& hash) = 0;
    virtual Result<std::optional<ApiToken>> by_id(const ApiTokenId& id) = 0;
    virtual Result<std::vector<ApiToken>> all() = 0;  // by name
    virtual Status used(const ApiTokenId& id, Day day) = 0;
    virtual Status remove(const ApiTokenId& id) = 0;
};

}  // namespace pledge::council
