#include "sync/seal/pin.h"

#include "sync/seal/secret.h"

#include <algorithm>

#include <sodium.h>

namespace pledge::seal {
namespace {

constexpr unsigned long long kPasses = 3;
constexpr std::size_t kMemory = 64U << 20;

}  // namespace

bool is_pin(std::string_view digits) {
    return digits.size() >= kShortestPin && digits.size() <= kLongestPin &&
           std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Result<std::string> hash_pin(std::string_view digits) {
    ready();
    if (!is_pin(digits))
        return Error{Code::bad_input, "The staff number must have 4 to 8 digits; choose another."};
    char out[crypto_pwhash_STRBYTES] = "";
    if (crypto_pwhash_str_alg(out, digits.data(), digits.size(), kPasses, kMemory,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        return Error{Code::failed,
                     "There is not enough memory (64 MB are needed); close other programs and try again."};
    return std::string(out);
}

bool pin_fits(const std::string& hash, std::string_view digits) {
    ready();
    return hash.size() < crypto_pwhash_STRBYTES && is_pin(digits) &&
           crypto_pwhash_str_verify(hash.c_str(), digits.data(), digits.size()) == 0;
}

}  // namespace pledge::seal
