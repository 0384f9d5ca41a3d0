#pragma once

#include "sync/council/records.h"
#include "sync/seal/envelope.h"
#include "sync/seal/wrap.h"

#include <span>
#include <string_view>
#include <vector>

// A wave's private key among people (docs/formats/wave-key.md). For one person the part is the key; for two
// it is split by exclusive or, so that either part alone is random bytes. Each part is wrapped twice: under a
// passphrase, after an exclusive or with bytes that stay on this server and go with the wave ("live"), and
// under the code of a printed sheet, alone.
namespace pledge::council {

enum class Opener { passphrase, recovery_code };
struct Proof {
    Opener with = Opener::passphrase;
    std::string_view secret;
};
// What a new part is wrapped under.
struct PersonSecrets {
    std::string_view passphrase, recovery_code;
};
constexpr std::size_t kMostPeople = 2;

// One person for each pair of secrets.
Result<std::vector<KeyPart>> share_key(const WaveId& wave, const seal::Secret& private_key,
                                       std::span<const PersonSecrets> people, seal::WrapCost cost = {});

// `person` counts from 0. Code::denied: the secret does not fit. Code::not_found: there is no copy of that
// kind.
Result<seal::Secret> open_part(const WaveId& wave, std::size_t person, const KeyPart& part,
                               const Proof& proof);
// All parts, a proof for each person in order, put together and held against the wave's public key.
Result<seal::WaveKey> open_key(const Wave& wave, std::span<const KeyPart> parts,
                               std::span<const Proof> proofs);

// Another passphrase, with new live bytes: what was wrapped before opens nothing any more.
Status wrap_for_passphrase(KeyPart& out, const WaveId& wave, std::size_t person, const seal::Secret& part,
                           std::string_view passphrase, seal::WrapCost cost = {});
Status wrap_for_sheet(KeyPart& out, const WaveId& wave, std::size_t person, const seal::Secret& part,
                      std::string_view recovery_code, seal::WrapCost cost = {});

}  // namespace pledge::council
