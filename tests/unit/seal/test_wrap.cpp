#include "sync/core/bytes.h"
#include "sync/core/json_reader.h"
#include "sync/seal/signing.h"
#include "sync/seal/wrap.h"
#include "tests/unit/seal/vectors.h"

#include <catch2/catch.hpp>

using namespace pledge;
using seal::Secret;
using seal::WrapCost;

namespace {

constexpr WrapCost kCheap{1, 8192};

Secret known_secret() {
    Secret out(32);
    for (std::size_t i = 0; i < 32; ++i) out.data()[i] = static_cast<std::uint8_t>(i);
    return out;
}

std::string hex_of(const Secret& secret) {
    return to_hex(secret.bytes());
}

}  // namespace

TEST_CASE("a key wrapped elsewhere unwraps: the format is the documented one") {
    const auto got = seal::unwrap(vectors::kWrapped, "correct horse", "wave-key 2026-autumn");
    if (!got) FAIL(got.error().say);
    CHECK(hex_of(*got) == hex_of(known_secret()));
}

TEST_CASE("a wrapped secret opens with its passphrase in its context alone") {
    const auto wrapped = seal::wrap(known_secret(), "three plain words", "publisher derby", kCheap);
    REQUIRE(wrapped);
    CHECK(wrapped->find('\n') == std::string::npos);
    CHECK(hex_of(seal::unwrap(*wrapped, "three plain words", "publisher derby").value()) ==
          hex_of(known_secret()));
    CHECK(seal::unwrap(*wrapped, "three plain word", "publisher derby").error().code == Code::denied);
    CHECK(seal::unwrap(*wrapped, "", "publisher derby").error().code == Code::denied);
    CHECK(seal::unwrap(*wrapped, "three plain words", "publisher leicester").error().code == Code::denied);
    CHECK(seal::wrap(known_secret(), "three plain words", "publisher derby", kCheap).value() != *wrapped);
}

TEST_CASE("the recovery code printed and the one typed open the same copy") {
    const auto printed = seal::make_recovery_code();
    const auto wrapped = seal::wrap(known_secret(), printed, "wave-key a", kCheap).value();
    std::string typed;
    for (char c : printed)
        if (c != '-') typed += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    const auto canonical = seal::canonical_recovery_code(typed);
    REQUIRE(canonical);
    CHECK(hex_of(seal::unwrap(wrapped, *canonical, "wave-key a").value()) == hex_of(known_secret()));
}

TEST_CASE("damage anywhere is told from a wrong passphrase") {
    const auto wrapped = seal::wrap(known_secret(), "pass", "c", kCheap).value();
    for (std::size_t at = 0; at < wrapped.size(); ++at) {
        auto bad = wrapped;
        bad[at] = bad[at] == 'x' ? 'y' : 'x';
        INFO(bad);
        const auto got = seal::unwrap(bad, "pass", "c");
        REQUIRE_FALSE(got);
        CHECK(got.error().code == Code::corrupt);
    }
    for (std::size_t size = 0; size < wrapped.size(); ++size)
        CHECK(seal::unwrap(wrapped.substr(0, size), "pass", "c").error().code == Code::corrupt);
}

TEST_CASE("costs and passphrases that make no sense are refused") {
    const auto code = [](const char* pass, WrapCost cost) {
        return seal::wrap(known_secret(), pass, "c", cost).error().code;
    };
    CHECK(code("", kCheap) == Code::bad_input);
    CHECK(code("p", {0, 8192}) == Code::bad_input);
    CHECK(code("p", {17, 8192}) == Code::bad_input);
    CHECK(code("p", {1, 100}) == Code::bad_input);
    CHECK(code("p", {1, std::size_t{2} << 30}) == Code::bad_input);

    // a stored text can't ask for more memory than that either
    auto greedy = Json::parse(seal::wrap(known_secret(), "p", "c", kCheap).value());
    greedy["memory"] = UINT64_C(1) << 40;
    CHECK(seal::unwrap(greedy.dump(), "p", "c").error().code == Code::corrupt);
    // nor for none at all, even when its check is right
    greedy["memory"] = 0;
    const auto field = [&](const char* key) { return greedy[key].get<std::string>(); };
    const auto all = "1\n0\n" + field("salt") + "\n" + field("nonce") + "\n" + field("box");
    greedy["check"] = to_hex(View(seal::sha256(view_of(all))).first(8));
    CHECK(seal::unwrap(greedy.dump(), "p", "c").error().code == Code::corrupt);
}
