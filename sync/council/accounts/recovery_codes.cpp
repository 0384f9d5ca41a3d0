#include "sync/council/accounts/recovery_codes.h"

#include "sync/seal/crockford.h"
#include "sync/seal/signing.h"

namespace pledge::council {
namespace {

constexpr std::size_t kLetters = 24;

}  // namespace

std::vector<std::string> make_recovery_codes(Random& random) {
    std::vector<std::string> out;
    for (std::size_t i = 0; i < kRecoveryCodes; ++i)
        out.push_back(seal::in_groups_of_four(seal::crockford(random.bytes<15>(), kLetters)));
    return out;
}

std::optional<Bytes<32>> hash_of_recovery_code(std::string_view typed) {
    const auto letters = typed.size() <= 100 ? seal::crockford_letters(typed) : std::nullopt;
    if (!letters || letters->size() != kLetters) return std::nullopt;
    return seal::sha256(view_of("pledge/sign-in-recovery/1\n" + *letters));
}

}  // namespace pledge::council
