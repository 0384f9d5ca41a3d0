#include "sync/seal/bound_box.h"

#include <cstdlib>

#include <sodium.h>

namespace pledge::seal {
namespace {

constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
static_assert(kBoundOver == kNonce + crypto_aead_xchacha20poly1305_ietf_ABYTES);

// a key of another length is a programming error that must not read past its end
void check_key(const Secret& key) {
    if (key.size() != crypto_aead_xchacha20poly1305_ietf_KEYBYTES) std::abort();
}

}  // namespace

Blob box_for(std::string_view context, View plain, const Secret& key) {
    ready();
    check_key(key);
    Blob out(plain.size() + kBoundOver);
    randombytes_buf(out.data(), kNonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out.data() + kNonce, nullptr, plain.data(), plain.size(),
                                               view_of(context).data(), context.size(), nullptr, out.data(),
                                               key.data());
    return out;
}

Result<Blob> unbox_for(std::string_view context, View boxed, const Secret& key) {
    ready();
    check_key(key);
    const Error unfit{Code::denied, "A sealed secret does not fit its key; restore the key from a backup."};
    if (boxed.size() < kBoundOver) return unfit;
    Blob out(boxed.size() - kBoundOver);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(out.data(), nullptr, nullptr, boxed.data() + kNonce,
                                                   boxed.size() - kNonce, view_of(context).data(),
                                                   context.size(), boxed.data(), key.data()) != 0)
        return unfit;
    return out;
}

}  // namespace pledge::seal
