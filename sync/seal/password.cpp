#include "sync/seal/password.h"

#include "sync/seal/secret.h"

#include <sodium.h>

namespace pledge::seal {

Result<std::string> hash_password(std::string_view password, PasswordCost cost) {
    ready();
    if (password.empty() || password.size() > kLongestPassword)
        return Error{Code::bad_input, "A password has 1 to 256 bytes; choose another."};
    char out[crypto_pwhash_STRBYTES] = "";
    if (crypto_pwhash_str_alg(out, password.data(), password.size(), cost.passes, cost.memory_bytes,
                              crypto_pwhash_ALG_ARGON2ID13) != 0)
        return Error{Code::failed, "There is not enough memory (" + std::to_string(cost.memory_bytes >> 20) +
                                       " MB are needed); close other programs and try again."};
    return std::string(out);
}

bool password_fits(const std::string& hash, std::string_view password) {
    ready();
    return hash.size() < crypto_pwhash_STRBYTES && password.size() <= kLongestPassword &&
           crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) == 0;
}

}  // namespace pledge::seal
