#pragma once

#include "sync/core/bytes.h"
#include "sync/core/ids.h"
#include "sync/core/result.h"
#include "sync/seal/secret.h"

#include <string>
#include <string_view>

namespace pledge::seal {

using VerifyKey = Bytes<32>;  // Ed25519 public
using Signature = Bytes<64>;

// An Ed25519 key that signs: the council's publisher key or a device's own.
struct SigningKey {
    VerifyKey verify_key{};
    Secret seed{32};

    static SigningKey make();
    static SigningKey from_seed(Secret seed);
    Signature sign(View message) const;
};
bool verify(View message, const Signature& signature, const VerifyKey& key);

Bytes<32> sha256(View bytes);

// The first 100 bits of SHA-256 over the publisher key, in a code a person can type. Kiosks pin it.
using Fingerprint = std::string;  // 20 Crockford base-32 letters
Fingerprint fingerprint_of(const VerifyKey& publisher);

// What kiosks load: a payload signed by the publisher key, as docs/formats/signed.md describes it. The kind
// ("manifest", "pack", later "replies") is part of what is signed, so that one can't be served as another.
std::string write_signed(std::string_view kind, std::string_view payload, const SigningKey& publisher);
// The payload, if it is of this kind and signed by this key. Code::denied otherwise, Code::bad_input when
// malformed.
Result<std::string> read_signed(std::string_view file, std::string_view kind, const VerifyKey& publisher);

// A device signs each upload over "method\npath\nsha256(body)\nbatch id" (docs/formats/batch.md). No clock is
// involved.
Signature sign_request(const SigningKey& device, std::string_view method, std::string_view path, View body,
                       const BatchId& batch);
bool verify_request(const VerifyKey& device, const Signature& signature, std::string_view method,
                    std::string_view path, View body, const BatchId& batch);

// The one-time code an officer hands out: 50 secret bits, the publisher's fingerprint, 10 check bits; 32
// letters in eight groups. Typing slips are caught before anything is sent.
struct EnrolCode {
    Bytes<7> secret{};  // 50 bits; the low six bits of the last byte are zero
    Fingerprint publisher;

    static EnrolCode make(const VerifyKey& publisher);
    std::string text() const;
    static Result<EnrolCode> read(std::string_view typed);
};

}  // namespace pledge::seal
