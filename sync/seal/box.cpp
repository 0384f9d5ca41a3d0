#include "sync/seal/box.h"

#include <cstdlib>

#include <sodium.h>

namespace pledge::seal {
namespace {

constexpr std::size_t kNonce = crypto_secretbox_NONCEBYTES;
constexpr std::size_t kOver = kNonce + crypto_secretbox_MACBYTES;
static_assert(kOver == 40);

// a key of another length is a programming error that must not read past its end
void check_key(const Secret& key) {
    if (key.size() != crypto_secretbox_KEYBYTES) std::abort();
}

}  // namespace

Blob box(View plain, const Secret& key) {
    ready();
    check_key(key);
    Blob out(plain.size() + kOver);
    randombytes_buf(out.data(), kNonce);
    crypto_secretbox_easy(out.data() + kNonce, plain.data(), plain.size(), out.data(), key.data());
    return out;
}

Result<Blob> unbox(View boxed, const Secret& key) {
    ready();
    check_key(key);
    const Error unfit{Code::denied,
                      "A sealed file does not fit this device's key; restore the key or enrol again."};
    if (boxed.size() < kOver) return unfit;
    Blob out(boxed.size() - kOver);
    const auto sealed = boxed.subspan(kNonce);
    if (crypto_secretbox_open_easy(out.data(), sealed.data(), sealed.size(), boxed.data(), key.data()) != 0)
        return unfit;
    return out;
}

Secret outbox_key_of(const Secret& device_seed) {
    ready();
    static_assert(crypto_kdf_KEYBYTES == 32);
    check_key(device_seed);
    Secret out(crypto_secretbox_KEYBYTES);
    // the context is eight bytes and part of the format: another would lock existing outboxes out
    crypto_kdf_derive_from_key(out.data(), out.size(), 1, "pledgeob", device_seed.data());
    return out;
}

}  // namespace pledge::seal
