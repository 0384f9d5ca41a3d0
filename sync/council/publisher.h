#pragma once

#include "sync/council/config.h"
#include "sync/council/storage.h"
#include "sync/seal/signing.h"
#include "sync/seal/wrap.h"

namespace pledge::council {

// The council's publisher key: made once, kept wrapped in a file, unlocked only while an officer publishes.
// The server itself knows the public half alone.
Result<seal::VerifyKey> make_publisher(const Config& config, std::string_view passphrase,
                                       seal::WrapCost cost = {});
Result<seal::SigningKey> unlock_publisher(const Config& config, std::string_view passphrase);
Result<seal::VerifyKey> load_publisher(const Config& config);

// The same key under another passphrase; the old wrapped copy is overwritten.
Status rewrap_publisher(const Config& config, const seal::SigningKey& publisher, std::string_view passphrase,
                        seal::WrapCost cost = {});
// Another key in place of this one, without it: the newest packs, replies and a manifest are signed anew, the
// old key is overwritten. Kiosks trust what they were enrolled with, so each must be enrolled again. Says the
// new manifest's version. Within a transaction of the caller's, as its last step.
struct Rotated {
    seal::VerifyKey key{};
    std::uint64_t manifest = 0;
};
Result<Rotated> replace_publisher(Storage& storage, const Config& config, std::string_view passphrase,
                                  Day today, seal::WrapCost cost = {});

// What devices are told next, read off the storage: the wave that takes answers, if any, and the newest
// packs and replies. Signed and stored one version above the last, and above `above`; says which.
Result<std::uint64_t> publish_manifest(Storage& storage, const CouncilId& council,
                                       const seal::SigningKey& publisher, std::optional<Month> next,
                                       std::uint64_t above = 0);
// The month that the newest manifest announces, if this key signed it: what is signed anew keeps it.
std::optional<Month> announced(Storage& storage, const seal::VerifyKey& publisher);

}  // namespace pledge::council
