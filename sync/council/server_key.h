#pragma once

#include "sync/core/result.h"
#include "sync/council/accounts/account.h"
#include "sync/seal/secret.h"

#include <optional>
#include <string>
#include <vector>

namespace pledge::council {

// keys/server.key: what the secrets of authenticator apps are sealed under before they go into the database
// (XChaCha20-Poly1305, bound to the account), so that a copy of the database alone makes no code. The server
// reads it by itself, without a passphrase. Each call says in one sentence what is wrong with the file. The
// key is read once and kept. One thread.
class ServerKey {
  public:
    explicit ServerKey(const std::string& folder) : file_(folder + "/server.key") {}

    Status make();  // Code::conflict: there is one; Code::failed and others: as files.h
    Status load();  // Code::not_found, Code::corrupt
    bool exists() const;

    Result<Blob> box(const AccountId& account, const TotpSecret& secret);
    // Nothing: this key does not open it, or there is none.
    std::optional<TotpSecret> open(const AccountId& account, View boxed);

    // For a backup: 32 bytes as base64.
    Result<std::string> text();
    // Puts one back where there is none. Code::conflict: there is one; Code::bad_input: this is no key.
    Status put_back(const std::string& text);

  private:
    const std::string file_;
    std::optional<seal::Secret> key_;
};

constexpr std::size_t kBoxedTotp = 60;  // bytes

// Ok where every account's secret opens; otherwise what to do. Code::not_found, Code::corrupt: the file;
// Code::denied: it is another key than some of the accounts were made with.
Status check_server_key(ServerKey& key, const std::vector<Account>& accounts);

}  // namespace pledge::council
