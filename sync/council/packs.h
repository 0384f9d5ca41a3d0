#pragma once

#include "sync/core/pack_payload.h"
#include "sync/council/storage.h"
#include "sync/seal/signing.h"

#include <string>

namespace pledge::council {

// What is about to become one signed file.
struct BuiltPack {
    Pack pack;
    Catalogues catalogues;
    std::string payload;  // as every kiosk will read it
};

// Reads DIR/pack.toml (and help.toml, if it is there) compiles locales/<lang>/<pack>.po with msgfmt, and
// takes the recordings under DIR/audio, if each speaks today's words (docs/sound.md).
Result<BuiltPack> build_pack(const std::string& folder, const std::string& locales);
std::string sign_pack(const BuiltPack& built, const seal::SigningKey& publisher);

// A signed file, read. Takes time: a pack may hold megabytes of recordings.
struct SignedPack {
    LoadedPack loaded;
    PackRef ref;
};
// Code::denied: not signed by this publisher.
Result<SignedPack> read_signed_pack(std::string_view file, const seal::VerifyKey& publisher);

// Puts a signed pack where devices will find it. Refused: not signed by this publisher (denied), older than
// what is there (conflict), or asking something else than the wave that takes answers (conflict).
Result<PackRef> publish_pack(Storage& storage, std::string_view file, const seal::VerifyKey& publisher,
                             Day today);

// The same for one that was read already. Within a transaction of the caller's.
Result<PackRef> publish_pack(Storage& storage, std::string_view file, const SignedPack& pack, Day today);

// The newest published pack of this set, as it was signed. Code::not_found.
Result<Pack> published_pack(Storage& storage, const SetId& set, const seal::VerifyKey& publisher);

}  // namespace pledge::council
