#include "sync/seal/signing.h"

#include "sync/seal/crockford.h"

#include <cstdlib>

#include <sodium.h>

namespace pledge::seal {
namespace {

constexpr std::size_t kFingerprintLetters = 20;

std::string request_text(std::string_view method, std::string_view path, View body, const BatchId& batch) {
    std::string out = "pledge/request/1\n";
    out.append(method).append("\n").append(path).append("\n");
    return out + to_hex(sha256(body)) + "\n" + to_hex(batch);
}

}  // namespace

SigningKey SigningKey::make() {
    ready();
    Secret seed(crypto_sign_SEEDBYTES);
    randombytes_buf(seed.data(), seed.size());
    return from_seed(std::move(seed));
}

SigningKey SigningKey::from_seed(Secret seed) {
    ready();
    if (seed.size() != crypto_sign_SEEDBYTES) std::abort();  // a programming error: readers check the length
    SigningKey key;
    Secret expanded(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(key.verify_key.data(), expanded.data(), seed.data());
    key.seed = std::move(seed);
    return key;
}

Signature SigningKey::sign(View message) const {
    VerifyKey unused{};
    Secret expanded(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(unused.data(), expanded.data(), seed.data());
    Signature out{};
    crypto_sign_detached(out.data(), nullptr, message.data(), message.size(), expanded.data());
    return out;
}

bool verify(View message, const Signature& signature, const VerifyKey& key) {
    ready();
    return crypto_sign_verify_detached(signature.data(), message.data(), message.size(), key.data()) == 0;
}

Bytes<32> sha256(View bytes) {
    ready();
    Bytes<32> out{};
    crypto_hash_sha256(out.data(), bytes.data(), bytes.size());
    return out;
}

Fingerprint fingerprint_of(const VerifyKey& publisher) {
    return crockford(sha256(publisher), kFingerprintLetters);
}

Signature sign_request(const SigningKey& device, std::string_view method, std::string_view path, View body,
                       const BatchId& batch) {
    return device.sign(view_of(request_text(method, path, body, batch)));
}

bool verify_request(const VerifyKey& device, const Signature& signature, std::string_view method,
                    std::string_view path, View body, const BatchId& batch) {
    return verify(view_of(request_text(method, path, body, batch)), signature, device);
}

}  // namespace pledge::seal
