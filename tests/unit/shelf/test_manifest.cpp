#include "sync/core/json_reader.h"
#include "tests/support/council_fixture.h"

#include <catch2/catch.hpp>

using namespace pledge;
using shelf::Shelf;
using testing::CouncilFixture;
using testing::TempFolder;

namespace {

struct ManifestShelf {
    CouncilFixture council;
    TempFolder folder;
    Shelf shelf{folder.path()};
    ManifestShelf() { REQUIRE(shelf.store_identity(council.identity())); }

    Code refusal(const std::string& file) const {
        const auto before = testing::read_all(folder / "manifest.signed");
        const auto got = shelf.install_manifest(file);
        REQUIRE_FALSE(got);
        INFO(got.error().say);
        CHECK(got.error().say.back() == '.');
        CHECK((testing::read_all(folder / "manifest.signed") == before));
        return got.error().code;
    }
};

}  // namespace

TEST_CASE("a manifest is installed, read back, and only gives way to a newer one") {
    ManifestShelf f;
    CHECK(f.shelf.manifest().error().code == Code::not_found);
    const auto five = f.council.sign(f.council.manifest(5));
    REQUIRE(f.shelf.install_manifest(five));
    CHECK(f.shelf.manifest().value() == f.council.manifest(5));

    CHECK(f.refusal(f.council.sign(f.council.manifest(4))) == Code::conflict);
    CHECK(f.refusal(f.council.sign(f.council.manifest(5, Asking::stopped))) == Code::conflict);
    CHECK(f.shelf.install_manifest(five));
    REQUIRE(f.shelf.install_manifest(f.council.sign(f.council.manifest(6, Asking::stopped))));
    CHECK(f.shelf.manifest().value().asking == Asking::stopped);
}

TEST_CASE("a manifest of another signer, kind or council is not taken") {
    ManifestShelf f;
    REQUIRE(f.shelf.install_manifest(f.council.sign(f.council.manifest(5))));
    CHECK(f.refusal(CouncilFixture().sign(f.council.manifest(6))) == Code::denied);
    CHECK(f.refusal(seal::write_signed("pack", write_manifest(f.council.manifest(6)), f.council.publisher)) ==
          Code::denied);
    auto others = f.council.manifest(6);
    others.council = CouncilId("leicester");
    CHECK(f.refusal(f.council.sign(others)) == Code::denied);
    CHECK(f.refusal("") == Code::bad_input);
    CHECK(f.refusal(seal::write_signed("manifest", "{}", f.council.publisher)) == Code::bad_input);
    auto unusable = f.council.manifest(6);
    unusable.wave->public_key = {};
    CHECK(f.refusal(f.council.sign(unusable)) == Code::bad_input);
}

TEST_CASE("the signature is checked at every reading") {
    ManifestShelf f;
    const auto good = f.council.sign(f.council.manifest(5));
    REQUIRE(f.shelf.install_manifest(good));

    auto json = Json::parse(good);
    json["payload"] = to_base64(view_of(write_manifest(f.council.manifest(9))));
    testing::write_all(f.folder / "manifest.signed", json.dump());
    CHECK(f.shelf.manifest().error().code == Code::denied);
    // what does not verify holds nothing back
    CHECK(f.shelf.install_manifest(good));
    CHECK(f.shelf.manifest().value().version == 5);

    // another key pinned: nothing of it is taken any more
    REQUIRE(f.shelf.store_identity(CouncilFixture().identity()));
    CHECK(f.shelf.manifest().error().code == Code::denied);
}
