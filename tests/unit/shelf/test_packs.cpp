#include "tests/support/council_fixture.h"

#include <catch2/catch.hpp>

using namespace pledge;
using shelf::Shelf;
using testing::CouncilFixture;
using testing::TempFolder;

namespace {

struct PackShelf {
    CouncilFixture council;
    TempFolder folder;
    Shelf shelf{folder.path()};
    std::string one = council.pack(1), two = council.pack(2);
    PackRef ref_one = CouncilFixture::ref(one, 1), ref_two = CouncilFixture::ref(two, 2);
    PackShelf() { REQUIRE(shelf.store_identity(council.identity())); }

    std::string file(int version) const {
        return folder / ("packs/derby-2024-" + std::to_string(version) + ".signed");
    }
    Code refusal(const std::string& pack, const PackRef& ref) const {
        const auto got = shelf.install_pack(pack, ref);
        REQUIRE_FALSE(got);
        INFO(got.error().say);
        CHECK(got.error().say.back() == '.');
        return got.error().code;
    }
};

}  // namespace

TEST_CASE("a pack is installed and loaded as the manifest names it") {
    PackShelf f;
    CHECK(f.shelf.pack(f.ref_one).error().code == Code::not_found);
    REQUIRE(f.shelf.install_pack(f.one, f.ref_one));
    CHECK(f.shelf.install_pack(f.one, f.ref_one));
    CHECK(f.shelf.pack(f.ref_one).value().pack.points.size() == 10);
    REQUIRE(f.shelf.install_pack(f.two, f.ref_two));
    CHECK(f.shelf.pack(f.ref_two).value().pack.version == 2);
    CHECK(f.shelf.pack(f.ref_one));
}

TEST_CASE("versions of a pack only go up, and one version is one file") {
    PackShelf f;
    REQUIRE(f.shelf.install_pack(f.two, f.ref_two));
    CHECK(f.refusal(f.one, f.ref_one) == Code::conflict);
    CHECK(f.shelf.install_pack(f.one, f.ref_one).error().say.find("older") != std::string::npos);
    CHECK_FALSE(f.shelf.pack_or_older(f.ref_one));  // nor is a newer one shown than the manifest names
    CHECK_FALSE(f.shelf.pack_or_older(CouncilFixture::ref(f.one, 2)));
    const auto other = f.council.pack(2, "format = 1\n");
    CHECK(f.refusal(other, CouncilFixture::ref(other, 2)) == Code::conflict);
    CHECK((testing::read_all(f.file(2)) == f.two));
    CHECK_FALSE(std::filesystem::exists(f.file(1)));
}

TEST_CASE("a pack that is not the one named is not taken") {
    PackShelf f;
    CHECK(f.refusal(f.one, f.ref_two) == Code::denied);  // another hash
    CHECK(f.refusal(f.one, CouncilFixture::ref(f.two, 1)) == Code::denied);
    CHECK(f.refusal(f.one, CouncilFixture::ref(f.one, 2)) == Code::denied);  // another version inside
    const auto theirs = CouncilFixture().pack(1);
    CHECK(f.refusal(theirs, CouncilFixture::ref(theirs)) == Code::denied);  // another signer
    const auto as_manifest = f.council.sign(f.council.manifest(1));
    CHECK(f.refusal(as_manifest, CouncilFixture::ref(as_manifest)) == Code::denied);  // another kind
    const auto empty = seal::write_signed("pack", "{}", f.council.publisher);
    CHECK(f.refusal(empty, CouncilFixture::ref(empty)) == Code::bad_input);
    CHECK(std::filesystem::is_empty(f.folder / "packs"));
}

TEST_CASE("while the new pack is missing or broken, the old one stays") {
    PackShelf f;
    REQUIRE(f.shelf.install_pack(f.one, f.ref_one));
    CHECK(f.shelf.pack_or_older(f.ref_two).value().pack.version == 1);
    REQUIRE(f.shelf.install_pack(f.two, f.ref_two));
    CHECK(f.shelf.pack_or_older(f.ref_two).value().pack.version == 2);

    testing::write_all(f.file(2), f.two.substr(0, 500));
    CHECK(f.shelf.pack(f.ref_two).error().code == Code::denied);
    CHECK(f.shelf.pack_or_older(f.ref_two).value().pack.version == 1);
    testing::write_all(f.file(1), CouncilFixture().pack(1));
    CHECK(f.shelf.pack_or_older(f.ref_two).error().code == Code::denied);
    // a broken one holds nothing back
    CHECK(f.shelf.install_pack(f.two, f.ref_two));
    CHECK(f.shelf.pack(f.ref_two));
}

TEST_CASE("once the named pack loads, the one before stays to go back to, and older ones go") {
    PackShelf f;
    const auto three = f.council.pack(3);
    const auto ref_three = CouncilFixture::ref(three, 3);
    REQUIRE(f.shelf.install_pack(f.one, f.ref_one));
    REQUIRE(f.shelf.install_pack(f.two, f.ref_two));
    testing::write_all(f.folder / "packs/derby-2024-1-9.signed", "another set's");
    testing::write_all(f.file(3) + ".new", "cut off");
    auto manifest = f.council.manifest(1);
    manifest.packs = {ref_three};
    f.shelf.tidy(manifest);
    CHECK(std::filesystem::exists(f.file(1)));  // the third is not there yet
    CHECK_FALSE(std::filesystem::exists(f.file(3) + ".new"));
    REQUIRE(f.shelf.install_pack(three, ref_three));
    SECTION("the one before") {
        f.shelf.tidy(manifest);
        CHECK(std::filesystem::exists(f.file(2)));
        CHECK_FALSE(std::filesystem::exists(f.file(1)));
    }
    SECTION("the one before that, when that one is broken or another publisher's") {
        testing::write_all(f.file(2),
                           GENERATE(true, false) ? f.two.substr(0, 500) : CouncilFixture().pack(2));
        f.shelf.tidy(manifest);
        CHECK_FALSE(std::filesystem::exists(f.file(2)));
        CHECK(std::filesystem::exists(f.file(1)));
    }
    SECTION("none that asks other things than the wave") {
        manifest.wave->questions.questions.pop_back();
        f.shelf.tidy(manifest);
        CHECK_FALSE(std::filesystem::exists(f.file(2)));
        CHECK_FALSE(std::filesystem::exists(f.file(1)));
    }
    CHECK(std::filesystem::exists(f.file(3)));
    CHECK(std::filesystem::exists(f.folder / "packs/derby-2024-1-9.signed"));
}

TEST_CASE("a pack that was found unfit gives way to the newest older one that is fit") {
    PackShelf f;
    REQUIRE(f.shelf.install_pack(f.one, f.ref_one));
    REQUIRE(f.shelf.install_pack(f.two, f.ref_two));
    const auto three = f.council.pack(3);
    REQUIRE(f.shelf.install_pack(three, CouncilFixture::ref(three, 3)));
    const auto with = [&](int fit) {
        return f.shelf.pack_or_older(
            CouncilFixture::ref(three, 3), [fit](const LoadedPack& loaded) -> Status {
                if (loaded.pack.version == fit) return {};
                return Error{Code::conflict, "Version " + std::to_string(loaded.pack.version) + " is unfit."};
            });
    };
    CHECK(with(3)->pack.version == 3);
    CHECK(with(2)->pack.version == 2);
    CHECK(with(1)->pack.version == 1);
    CHECK(with(0).error().say == "Version 3 is unfit.");  // the named one's, not the last one's
}

TEST_CASE("a folder of pack sources loads, with contacts where there are any") {
    TempFolder folder;
    CHECK(shelf::load_pack_folder(folder.path()).error().code == Code::not_found);
    testing::write_all(folder / "pack.toml", CouncilFixture::pack_toml());
    CHECK(shelf::load_pack_folder(folder.path()).value().pack.help.values.empty());
    testing::write_all(folder / "help.toml", "format = 1\n[values]\nemergency_phone = \"999\"\n");
    CHECK(shelf::load_pack_folder(folder.path()).value().pack.help.values.at("emergency_phone") == "999");
    testing::write_all(folder / "help.toml", "format = 2\n");
    CHECK(shelf::load_pack_folder(folder.path()).error().say.find(folder / "help.toml") == 0);
}
