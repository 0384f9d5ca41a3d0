// What a kiosk offers when a pack that was installed as it should be can't be shown.
#include "kiosk/content.h"
#include "tests/support/council_fixture.h"

#include <catch2/catch.hpp>

using namespace pledge;
using shelf::Shelf;
using testing::CouncilFixture;
using testing::TempFolder;

namespace {

struct Kiosk {
    CouncilFixture council;
    TempFolder folder;
    Shelf shelf{folder.path()};
    std::uint64_t manifests = 0;

    Kiosk() { REQUIRE(shelf.store_identity(council.identity())); }

    std::string pack(const std::string& toml, const Catalogues& catalogues = {}) const {
        const auto payload = write_pack_payload(toml, "pack.toml", "", "help.toml", catalogues);
        return seal::write_signed("pack", payload.value(), council.publisher);
    }
    // As pledge-sync does: manifest, pack, tidy.
    void install(const std::string& signed_pack, int version, Asking asking = Asking::open) {
        auto manifest = council.manifest(++manifests, asking);
        manifest.packs = {CouncilFixture::ref(signed_pack, version)};
        REQUIRE(shelf.install_manifest(council.sign(manifest)));
        REQUIRE(shelf.install_pack(signed_pack, manifest.packs[0]));
        shelf.tidy(manifest);
    }
    // The version that a kiosk started now would offer; 0: it has nothing to offer.
    int offered() const {
        kiosk::Content fresh(shelf, {});
        const auto look = fresh.look();
        REQUIRE(look);
        const auto& offer = std::get<flow::action::NewOffer>(*look).offer;
        return offer ? offer->pack.version : 0;
    }
};

// With another reason to choose, so that it can't be what the wave asks.
std::string another_set_of_questions(int version) {
    auto text = CouncilFixture::pack_toml(version);
    const std::string was = "id = \"more-skills\"";
    return text.replace(text.find(was), was.size(), "id = \"other-skills\"");
}

}  // namespace

TEST_CASE("a pack that does not ask what the council signed gives way to the last good one") {
    Kiosk k;
    k.install(k.council.pack(1), 1);
    CHECK(k.offered() == 1);
    k.install(k.council.pack(2), 2);
    CHECK(k.offered() == 2);
    k.install(k.pack(another_set_of_questions(3)), 3);
    CHECK(k.offered() == 2);
    k.install(k.council.pack(4), 4);
    CHECK(k.offered() == 4);
}

TEST_CASE("a pack whose translations can't be read gives way to the last good one") {
    Kiosk k;
    k.install(k.council.pack(1), 1);
    // begins as a catalogue does, and is none
    const std::string broken = std::string("\xde\x12\x04\x95", 4) + std::string(40, '\x7f');
    k.install(k.pack(CouncilFixture::pack_toml(2), {{"pl", {broken, broken}}}), 2);
    CHECK(k.offered() == 1);
    k.install(k.pack(CouncilFixture::pack_toml(3), {{"pl", {broken, broken}}}), 3);
    CHECK(k.offered() == 0);  // what was kept to go back to is broken in the same way; nothing is made up
}

TEST_CASE("while nobody is asked, what the wave signed holds no pack back") {
    Kiosk k;
    k.install(k.pack(another_set_of_questions(1)), 1, Asking::stopped);
    CHECK(k.offered() == 1);
}

TEST_CASE("going back never means another publisher's pack, nor a newer one than the manifest names") {
    Kiosk k;
    k.install(k.council.pack(1), 1);
    k.install(k.pack(another_set_of_questions(2)), 2);
    REQUIRE(k.offered() == 1);
    testing::write_all(k.folder / "packs/derby-2024-1.signed", CouncilFixture().pack(1));
    testing::write_all(k.folder / "packs/derby-2024-3.signed", k.council.pack(3));
    CHECK(k.offered() == 0);
}

TEST_CASE(
    "what is offered stays while something that can't be shown arrives, and the kiosk comes back to it") {
    Kiosk k;
    kiosk::Content running(k.shelf, {});
    running.look();
    k.install(k.council.pack(1), 1);
    const auto first = running.look();
    REQUIRE(first);
    CHECK(std::get<flow::action::NewOffer>(*first).offer->pack.version == 1);
    testing::write_all(k.folder / "manifest.signed", "nonsense");
    CHECK_FALSE(running.look());
    k.install(k.pack(another_set_of_questions(2)), 2);
    const auto back = running.look();
    REQUIRE(back);
    CHECK(std::get<flow::action::NewOffer>(*back).offer->pack.version == 1);
}
