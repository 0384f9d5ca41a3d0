#include "sync/seal/signing.h"

#include <catch2/catch.hpp>

using namespace pledge;
using seal::Secret;
using seal::SigningKey;

namespace {

SigningKey key_from(const char* seed) {
    return SigningKey::from_seed(Secret::copy_of(*from_hex(seed)));
}

}  // namespace

TEST_CASE("signatures match RFC 8032, section 7.1") {
    struct Vector {
        const char *seed, *key, *message, *signature;
    };
    const Vector vectors[] = {
        {"9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
         "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
         "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25"
         "bf5f0595bb"
         "e24655141438e7a100b"},
        {"c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
         "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
         "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7"
         "c15e9716ed"
         "28dc027beceea1ec40a"},
    };
    for (const auto& v : vectors) {
        const auto key = key_from(v.seed);
        CHECK(to_hex(key.verify_key) == v.key);
        const auto message = *from_hex(v.message);
        CHECK(to_hex(key.sign(message)) == v.signature);
        CHECK(seal::verify(message, key.sign(message), key.verify_key));
    }
}

TEST_CASE("SHA-256 matches FIPS 180-2") {
    CHECK(to_hex(seal::sha256(view_of("abc"))) ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(to_hex(seal::sha256({})) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("a signature holds for its message and its key alone") {
    const auto key = SigningKey::make(), other = SigningKey::make();
    const auto signature = key.sign(view_of("a message"));
    CHECK(seal::verify(view_of("a message"), signature, key.verify_key));
    CHECK_FALSE(seal::verify(view_of("a massage"), signature, key.verify_key));
    CHECK_FALSE(seal::verify(view_of("a message"), signature, other.verify_key));
    for (std::size_t at = 0; at < signature.size(); ++at) {
        auto bad = signature;
        bad[at] ^= 1;
        CHECK_FALSE(seal::verify(view_of("a message"), bad, key.verify_key));
    }
    CHECK_FALSE(seal::verify(view_of("a message"), {}, {}));  // the all-zero key signs nothing
}

TEST_CASE("a request's signature binds method, path, body and batch") {
    const auto device = SigningKey::make();
    const BatchId batch{1, 2, 3};
    const auto body = view_of("body");
    const auto signature = seal::sign_request(device, "POST", "/v1/batches", body, batch);
    const auto holds = [&](const char* method, const char* path, const char* with, const BatchId& id) {
        return seal::verify_request(device.verify_key, signature, method, path, view_of(with), id);
    };
    CHECK(holds("POST", "/v1/batches", "body", batch));
    CHECK_FALSE(holds("PUT", "/v1/batches", "body", batch));
    CHECK_FALSE(holds("POST", "/v1/devices", "body", batch));
    CHECK_FALSE(holds("POST", "/v1/batches", "bodz", batch));
    CHECK_FALSE(holds("POST", "/v1/batches", "body", {1, 2, 4}));
    CHECK_FALSE(
        seal::verify_request(SigningKey::make().verify_key, signature, "POST", "/v1/batches", body, batch));
    // the text that is signed is the documented one
    const auto text = "pledge/request/1\nPOST\n/v1/batches\n" + to_hex(seal::sha256(body)) +
                      "\n01020300000000000000000000000000";
    CHECK(seal::verify(view_of(text), signature, device.verify_key));
}
