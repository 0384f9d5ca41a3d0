#include "sync/core/json_reader.h"
#include "sync/seal/signing.h"

#include <catch2/catch.hpp>

using namespace pledge;
using seal::SigningKey;

namespace {

Code code_of(std::string_view file, std::string_view kind, const SigningKey& key) {
    const auto got = seal::read_signed(file, kind, key.verify_key);
    REQUIRE_FALSE(got);
    CHECK(got.error().say.back() == '.');
    return got.error().code;
}

}  // namespace

TEST_CASE("a signed file gives its payload back, whatever bytes it holds") {
    const auto key = SigningKey::make();
    for (const std::string& payload : {std::string(), std::string("{}"), std::string("\0\xff\n", 3)})
        CHECK(seal::read_signed(seal::write_signed("manifest", payload, key), "manifest", key.verify_key)
                  .value() == payload);
}

TEST_CASE("a signed file is refused under another kind or key") {
    const auto key = SigningKey::make();
    const auto file = seal::write_signed("manifest", "{}", key);
    CHECK(seal::read_signed(file, "pack", key.verify_key).error().say.find("kind") != std::string::npos);
    CHECK(code_of(file, "manifest", SigningKey::make()) == Code::denied);

    // renamed by hand: the kind is part of what is signed
    auto json = Json::parse(file);
    json["kind"] = "pack";
    CHECK(code_of(json.dump(), "pack", key) == Code::denied);
}

TEST_CASE("a signed file changed in any field is refused") {
    const auto key = SigningKey::make();
    const auto good = Json::parse(seal::write_signed("pack", "some payload", key));
    const auto with = [&](const char* field, const Json& value) {
        auto json = good;
        json[field] = value;
        return json.dump();
    };
    CHECK(code_of(with("payload", to_base64(view_of("some payloaf"))), "pack", key) == Code::denied);
    CHECK(code_of(with("payload", ""), "pack", key) == Code::denied);
    CHECK(code_of(with("signature", to_base64(Bytes<64>{})), "pack", key) == Code::denied);
    CHECK(code_of(with("signature", "AAAA"), "pack", key) == Code::bad_input);
    CHECK(code_of(with("payload", "no base64"), "pack", key) == Code::bad_input);
    CHECK(code_of(with("payload", 3), "pack", key) == Code::bad_input);
    CHECK(code_of(with("format", "pledge-signed/2"), "pack", key) == Code::bad_input);
    CHECK(code_of(with("more", 1), "pack", key) == Code::bad_input);
    CHECK(code_of("", "pack", key) == Code::bad_input);
    CHECK(code_of("[]", "pack", key) == Code::bad_input);
    CHECK(code_of(std::string((32U << 20) + 1, ' '), "pack", key) == Code::too_large);
    for (const char* field : {"format", "kind", "payload", "signature"}) {
        auto json = good;
        json.erase(field);
        CHECK(code_of(json.dump(), "pack", key) == Code::bad_input);
    }
}
