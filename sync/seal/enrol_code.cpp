#include "sync/seal/crockford.h"
#include "sync/seal/random.h"
#include "sync/seal/signing.h"

#include <algorithm>

namespace pledge::seal {
namespace {

constexpr std::size_t kSecretLetters = 10, kFingerprintLetters = 20, kCheckLetters = 2;
constexpr std::size_t kLetters = kSecretLetters + kFingerprintLetters + kCheckLetters;

}  // namespace

EnrolCode EnrolCode::make(const VerifyKey& publisher) {
    EnrolCode code;
    SystemRandom().fill(code.secret);
    code.secret.back() &= 0xc0;  // 50 bits
    code.publisher = fingerprint_of(publisher);
    return code;
}

std::string EnrolCode::text() const {
    const auto letters = crockford(secret, kSecretLetters) + publisher;
    return in_groups_of_four(letters + check_letters(letters));
}

Result<EnrolCode> EnrolCode::read(std::string_view typed) {
    // a typed code is never repeated in a message: messages are logged
    const auto letters = typed.size() <= 200 ? crockford_letters(typed) : std::nullopt;
    if (!letters)
        return Error{
            Code::bad_input,
            "The enrolment code holds a sign that no code has; type its 32 letters and digits again."};
    if (letters->size() != kLetters)
        return Error{Code::bad_input, "The enrolment code has " + std::to_string(letters->size()) +
                                          " letters and digits instead of 32; type it again from the sheet."};
    const auto said = std::string_view(*letters).substr(0, kLetters - kCheckLetters);
    if (check_letters(said) != std::string_view(*letters).substr(said.size()))
        return Error{Code::bad_input,
                     "The enrolment code has a typing slip in it; compare it with the sheet again."};
    EnrolCode code;
    const auto bits = crockford_bits(said.substr(0, kSecretLetters));
    std::copy(bits->begin(), bits->end(), code.secret.begin());
    code.publisher = said.substr(kSecretLetters);
    return code;
}

}  // namespace pledge::seal
