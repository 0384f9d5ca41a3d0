#include "sync/seal/wrap.h"

#include "sync/core/json_reader.h"
#include "sync/seal/crockford.h"
#include "sync/seal/random.h"
#include "sync/seal/signing.h"

#include <sodium.h>

namespace pledge::seal {
namespace {

constexpr std::size_t kSalt = crypto_pwhash_SALTBYTES;
constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
// bounds on what a stored text may ask of this computer
constexpr std::uint64_t kMostPasses = 16, kMostMemory = UINT64_C(1) << 30,
                        kLeastMemory = crypto_pwhash_MEMLIMIT_MIN;
constexpr std::size_t kMostText = 4096, kMostBox = 2048;
constexpr std::size_t kRecoveryLetters = 32, kRecoveryRandom = 30;

struct Wrapped {
    WrapCost cost;
    Bytes<kSalt> salt{};
    Bytes<kNonce> nonce{};
    Blob box;
};

bool affordable(const WrapCost& cost) {
    return cost.passes >= 1 && cost.passes <= kMostPasses && cost.memory_bytes >= kLeastMemory &&
           cost.memory_bytes <= kMostMemory;
}

// Tells damage from a wrong passphrase without opening anything: everything under it is public.
std::string check_of(const Wrapped& w) {
    const auto all = std::to_string(w.cost.passes) + "\n" + std::to_string(w.cost.memory_bytes) + "\n" +
                     to_base64(w.salt) + "\n" + to_base64(w.nonce) + "\n" + to_base64(w.box);
    return to_hex(View(sha256(view_of(all))).first(8));
}

std::string bound(std::string_view context) {
    return "pledge/wrapped/1\n" + std::string(context);
}

Result<Secret> key_of(std::string_view passphrase, const Wrapped& w) {
    Secret key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    if (crypto_pwhash(key.data(), key.size(), passphrase.data(), passphrase.size(), w.salt.data(),
                      w.cost.passes, w.cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13) != 0)
        return Error{Code::failed, "There is not enough memory to work with this passphrase (" +
                                       std::to_string(w.cost.memory_bytes >> 20) +
                                       " MB are needed); close other programs and try again."};
    return key;
}

Result<Wrapped> read_wrapped(std::string_view text) {
    JsonReader in("the wrapped key", text, kMostText);
    in.only(in.root(), {"format", "passes", "memory", "salt", "nonce", "box", "check"});
    if (in.text(in.root(), "format", 40) != "pledge-wrapped/1") in.fail("is of an unknown format");
    Wrapped out;
    out.cost = {in.number(in.root(), "passes", kMostPasses), in.number(in.root(), "memory", kMostMemory)};
    const auto salt = from_base64<kSalt>(in.text(in.root(), "salt", 100));
    const auto nonce = from_base64<kNonce>(in.text(in.root(), "nonce", 100));
    const auto box = from_base64(in.text(in.root(), "box", kMostText));
    const auto check = in.text(in.root(), "check", 16);
    const bool whole =
        salt && nonce && box && box->size() >= kTag && box->size() <= kMostBox && affordable(out.cost);
    if (whole) {
        out.salt = *salt;
        out.nonce = *nonce;
        out.box = *box;
    }
    if (in.problem() || !whole || check_of(out) != check)
        return Error{Code::corrupt,
                     "A wrapped key is damaged; restore it from a backup or use the recovery sheet."};
    return out;
}

}  // namespace

Result<std::string> wrap(const Secret& secret, std::string_view passphrase, std::string_view context,
                         WrapCost cost) {
    ready();
    if (passphrase.empty())
        return Error{Code::bad_input, "The passphrase is empty; choose one of several words."};
    if (!affordable(cost) || secret.size() > kMostBox - kTag)
        return Error{Code::bad_input,
                     "A key can't be wrapped at this cost; use 1 to 16 passes and 8 KiB to 1 GiB."};
    Wrapped out;
    out.cost = cost;
    SystemRandom random;
    random.fill(out.salt);
    random.fill(out.nonce);
    const auto key = key_of(passphrase, out);
    if (!key) return key.error();
    out.box.resize(secret.size() + kTag);
    const auto with = bound(context);
    crypto_aead_xchacha20poly1305_ietf_encrypt(out.box.data(), nullptr, secret.data(), secret.size(),
                                               view_of(with).data(), with.size(), nullptr, out.nonce.data(),
                                               key->data());
    const Json json = {{"format", "pledge-wrapped/1"},    {"passes", out.cost.passes},
                       {"memory", out.cost.memory_bytes}, {"salt", to_base64(out.salt)},
                       {"nonce", to_base64(out.nonce)},   {"box", to_base64(out.box)},
                       {"check", check_of(out)}};
    return json.dump();
}

Result<Secret> unwrap(std::string_view wrapped, std::string_view passphrase, std::string_view context) {
    ready();
    const auto read = read_wrapped(wrapped);
    if (!read) return read.error();
    const auto key = key_of(passphrase, *read);
    if (!key) return key.error();
    Secret out(read->box.size() - kTag);
    const auto with = bound(context);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(out.data(), nullptr, nullptr, read->box.data(),
                                                   read->box.size(), view_of(with).data(), with.size(),
                                                   read->nonce.data(), key->data()) != 0)
        return Error{Code::denied,
                     "The passphrase does not fit this key; type it again or use the recovery sheet."};
    return out;
}

std::string make_recovery_code() {
    const auto letters = crockford(SystemRandom().bytes<19>(), kRecoveryRandom);
    return in_groups_of_four(letters + check_letters(letters));
}

Result<std::string> canonical_recovery_code(std::string_view typed) {
    const auto letters = typed.size() <= 200 ? crockford_letters(typed) : std::nullopt;
    if (!letters || letters->size() != kRecoveryLetters)
        return Error{Code::bad_input,
                     "The recovery code is not 32 letters and digits; type it again from the sheet."};
    const auto said = std::string_view(*letters).substr(0, kRecoveryRandom);
    if (check_letters(said) != std::string_view(*letters).substr(kRecoveryRandom))
        return Error{Code::bad_input,
                     "The recovery code has a typing slip in it; compare it with the sheet again."};
    return in_groups_of_four(*letters);
}

}  // namespace pledge::seal
