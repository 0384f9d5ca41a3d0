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

// What devices are told next, read off the storage: the wave that takes answers, if any, and the newest
// packs. Signed and stored one version above the last; says which.
Result<std::uint64_t> publish_manifest(Storage& storage, const CouncilId& council,
                                       const seal::SigningKey& publisher, std::optional<Month> next);

}  // namespace pledge::council
