#include "sync/council/key_folder.h"
#include "sync/council/saved_keys.h"
#include "sync/council/wave_keys.h"
#include "tests/unit/council/council_fixture.h"

#include <array>
#include <filesystem>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

constexpr Proof kAnna{Opener::passphrase, "anna"}, kBen{Opener::passphrase, "ben"};
constexpr Proof kAnnasSheet{Opener::recovery_code, "ANNA"}, kBensSheet{Opener::recovery_code, "BEN"};
constexpr std::array<PersonSecrets, 2> kTwoPeople = {{{"anna", "ANNA"}, {"ben", "BEN"}}};

struct WaveKeys {
    seal::WaveKey key = seal::WaveKey::make();
    Wave wave = some_wave("w");

    explicit WaveKeys(std::size_t people = 2) {
        wave.public_key = key.public_key;
        parts = share_key(wave.id, key.private_key, std::span(kTwoPeople).first(people), kCheap).value();
    }
    std::vector<KeyPart> parts;

    std::optional<Code> why(std::vector<Proof> proofs) {
        const auto opened = open_key(wave, parts, proofs);
        return opened ? std::nullopt : std::optional(opened.error().code);
    }
};

}  // namespace

TEST_CASE("one person opens a wave with the passphrase or the sheet, and with nothing else") {
    WaveKeys f(1);
    CHECK_FALSE(f.why({kAnna}));
    CHECK_FALSE(f.why({kAnnasSheet}));
    CHECK(f.why({kBen}) == Code::denied);
    CHECK(f.why({{Opener::passphrase, "ANNA"}}) == Code::denied);
    CHECK(f.why({{Opener::recovery_code, "anna"}}) == Code::denied);
    CHECK(f.why({kAnna, kBen}) == Code::bad_usage);
    std::swap(f.parts[0].by_passphrase, f.parts[0].by_sheet);
    CHECK(f.why({{Opener::passphrase, "ANNA"}}) == Code::denied);
}

TEST_CASE("where two people are needed, each brings a passphrase or a sheet, in any mixture") {
    WaveKeys f;
    for (const auto& first : {kAnna, kAnnasSheet})
        for (const auto& second : {kBen, kBensSheet}) CHECK_FALSE(f.why({first, second}));
    CHECK(f.why({kAnna}) == Code::bad_usage);
    CHECK(f.why({kBen}) == Code::bad_usage);
    CHECK(f.why({kAnna, kAnna}) == Code::denied);
    CHECK(f.why({kBen, kAnna}) == Code::denied);
    CHECK(f.why({kAnna, kAnnasSheet}) == Code::denied);
}

TEST_CASE("one person's part is not the key, and says nothing about it") {
    WaveKeys f;
    for (std::size_t person : {0U, 1U}) {
        const auto part = open_part(f.wave.id, person, f.parts[person], person == 0 ? kAnna : kBen).value();
        CHECK_FALSE(std::equal(part.bytes().begin(), part.bytes().end(), f.key.private_key.bytes().begin()));
        const auto pair = seal::WaveKey::from_private(seal::Secret::copy_of(part.bytes()));
        CHECK((!pair || pair->public_key != f.wave.public_key));
    }
    // the same key shared again has other parts: they are random, not made from it
    const auto again = share_key(f.wave.id, f.key.private_key, kTwoPeople, kCheap).value();
    const auto before = open_part(f.wave.id, 0, f.parts[0], kAnna).value(),
               after = open_part(f.wave.id, 0, again[0], kAnna).value();
    CHECK_FALSE(std::equal(before.bytes().begin(), before.bytes().end(), after.bytes().begin()));
}

TEST_CASE("a passphrase opens nothing without the bytes that stay on the server; the sheet does") {
    WaveKeys f(1);
    const auto live = f.parts[0].live;
    REQUIRE(live.size() == kLiveBytes);
    f.parts[0].live.assign(kLiveBytes, 0);
    CHECK(f.why({kAnna}) == Code::corrupt);
    CHECK_FALSE(f.why({kAnnasSheet}));
    f.parts[0] = {{}, f.parts[0].by_sheet, {}};
    CHECK(f.why({kAnna}) == Code::not_found);
    CHECK_FALSE(f.why({kAnnasSheet}));
}

TEST_CASE("a part of another wave or of the other person does not fit") {
    WaveKeys f;
    std::swap(f.parts[0], f.parts[1]);
    CHECK(f.why({kAnna, kBen}) == Code::denied);
    CHECK(f.why({kBen, kAnna}) == Code::denied);
    WaveKeys other;
    other.wave.id = WaveId("v");
    CHECK(other.why({kAnna, kBen}) == Code::denied);
    other.wave = f.wave;
    CHECK(other.why({kAnna, kBen}) == Code::corrupt);
    other.parts.clear();
    CHECK(other.why({kAnna, kBen}) == Code::not_found);
}

TEST_CASE("a new passphrase and a new sheet take the place of the old, for one person alone") {
    WaveKeys f;
    const auto old = f.parts[1];
    const auto bens = open_part(f.wave.id, 1, f.parts[1], kBensSheet).value();
    REQUIRE(wrap_for_passphrase(f.parts[1], f.wave.id, 1, bens, "carol", kCheap).ok());
    CHECK(f.parts[1].live != old.live);
    CHECK(f.why({kAnna, kBen}) == Code::denied);
    CHECK_FALSE(f.why({kAnna, {Opener::passphrase, "carol"}}));
    CHECK_FALSE(f.why({kAnna, kBensSheet}));
    REQUIRE(wrap_for_sheet(f.parts[1], f.wave.id, 1, bens, "CAROL", kCheap).ok());
    CHECK(f.why({kAnna, kBensSheet}) == Code::denied);
    CHECK_FALSE(f.why({kAnnasSheet, {Opener::recovery_code, "CAROL"}}));
    // the old passphrase copy with the new live bytes, or the reverse, is worth nothing
    f.parts[1].by_passphrase = old.by_passphrase;
    CHECK(f.why({kAnna, kBen}) == Code::corrupt);
}

TEST_CASE("a key's file comes back as it was, and damage is told from a wrong passphrase") {
    const WaveKeys f;
    const TempFolder folder;
    const KeyFolder keys(folder / "keys");
    CHECK(keys.read(f.wave.id).value().empty());
    REQUIRE(keys.write(f.wave.id, f.parts).ok());
    CHECK(keys.read(f.wave.id).value() == f.parts);
    CHECK(keys.read(WaveId("other")).value().empty());
    const auto path = folder / "keys/wave-w.key";
    const auto text = read_all(path);
    for (std::size_t at = 0; at < text.size(); at += 7) {
        auto damaged = text;
        damaged[at] = damaged[at] == 'x' ? 'y' : 'x';
        write_all(path, damaged);
        const auto read = keys.read(f.wave.id);
        INFO(at);
        CHECK((!read || *read == f.parts));
        if (!read) CHECK(read.error().code == Code::corrupt);
    }
    write_all(path, text);
    std::filesystem::rename(path, folder / "keys/wave-other.key");
    CHECK(keys.read(WaveId("other")).error().code == Code::corrupt);
    REQUIRE(keys.shred(WaveId("other")).ok());
    CHECK(keys.read(WaveId("other")).value().empty());
}

TEST_CASE("the examples of key files are read as what they are") {
    const auto example = [](const char* name) {
        return read_all(std::string(PLEDGE_SOURCE_DIR) + "/tests/fuzz/corpus/wave_keys/" + name);
    };
    const auto one = read_key_file(WaveId("w"), example("one"));
    REQUIRE(one);
    CHECK(*one == std::vector<KeyPart>{{"{one}", "{two}", Blob(kLiveBytes, 0)}});
    CHECK(write_key_file(WaveId("w"), *one) == example("one"));
    CHECK(read_key_file(WaveId("w"), example("restored")).value().size() == 2);
    const auto saved = read_saved_keys("keys.json", example("backup"));
    REQUIRE(saved);
    CHECK(write_saved_keys(*saved) == example("backup"));
    CHECK(saved->made == day("2026-11-22"));
}
