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
    // The same with replies; what is asked stays.
    void publish_replies(const std::string& signed_replies, int version) {
        auto manifest = shelf.manifest().value();
        manifest.version = ++manifests;
        manifest.replies = {CouncilFixture::ref(signed_replies, version)};
        REQUIRE(shelf.install_manifest(council.sign(manifest)));
        REQUIRE(shelf.install_replies(signed_replies, manifest.replies[0]));
        shelf.tidy(manifest);
    }
    // How many replies a kiosk started now would show.
    std::size_t replied() const {
        kiosk::Content fresh(shelf, {});
        const auto look = fresh.look();
        REQUIRE(look);
        return flow::told_of(*std::get<flow::action::NewOffer>(*look).offer).size();
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

TEST_CASE("replies that the manifest names are offered; the last good ones while those are broken") {
    Kiosk k;
    const auto one = k.council.replies(1, 4), two = k.council.replies(2, 7);
    k.install(k.council.pack(1), 1);
    CHECK(k.replied() == 0);
    k.publish_replies(one, 1);
    CHECK(k.replied() == 4);
    k.publish_replies(two, 2);
    CHECK(k.replied() == 7);
    const auto file = k.folder / "replies/derby-2024-2.signed";
    SECTION("cut short") {
        testing::write_all(file, two.substr(0, 700));
        CHECK(k.replied() == 4);
    }
    SECTION("gone") {
        std::filesystem::remove(file);
        CHECK(k.replied() == 4);
    }
    SECTION("another publisher's, and so is the one before") {
        testing::write_all(file, CouncilFixture().replies(2));
        testing::write_all(k.folder / "replies/derby-2024-1.signed", CouncilFixture().replies(1));
        CHECK(k.replied() == 0);
    }
    SECTION("newer than the manifest names") {
        testing::write_all(k.folder / "replies/derby-2024-3.signed", k.council.replies(3, 9));
        CHECK(k.replied() == 7);
    }
    SECTION("nothing of them is left") {
        std::filesystem::remove_all(k.folder / "replies");
        CHECK(k.replied() == 0);
    }
    CHECK(k.offered() == 1);  // whatever became of them, it asks
}

TEST_CASE("a kiosk that runs notices new replies, and those of a set that it does not offer are none") {
    Kiosk k;
    k.install(k.council.pack(1), 1);
    kiosk::Content running(k.shelf, {});
    REQUIRE(running.look());
    CHECK_FALSE(running.look());
    k.publish_replies(k.council.replies(1, 4), 1);
    const auto look = running.look();
    REQUIRE(look);
    CHECK(std::get<flow::action::NewOffer>(*look).offer->replies.size() == 1);
    auto manifest = k.shelf.manifest().value();
    manifest.version = ++k.manifests;
    manifest.replies[0].id = SetId("leicester-2010");
    REQUIRE(k.shelf.install_manifest(k.council.sign(manifest)));
    CHECK(k.replied() == 0);
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
