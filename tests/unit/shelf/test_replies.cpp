#include "tests/support/council_fixture.h"

#include <catch2/catch.hpp>

using namespace pledge;
using shelf::Shelf;
using testing::CouncilFixture;
using testing::TempFolder;

namespace {

struct ReplyShelf {
    CouncilFixture council;
    TempFolder folder;
    Shelf shelf{folder.path()};
    std::string one = council.replies(1), two = council.replies(2), three = council.replies(3);
    PackRef ref_one = CouncilFixture::ref(one, 1), ref_two = CouncilFixture::ref(two, 2),
            ref_three = CouncilFixture::ref(three, 3);
    ReplyShelf() { REQUIRE(shelf.store_identity(council.identity())); }

    std::string file(int version) const {
        return folder / ("replies/derby-2024-" + std::to_string(version) + ".signed");
    }
    Code refusal(const std::string& replies, const PackRef& ref) const {
        const auto got = shelf.install_replies(replies, ref);
        REQUIRE_FALSE(got);
        INFO(got.error().say);
        CHECK(got.error().say.back() == '.');
        return got.error().code;
    }
    Manifest naming(const PackRef& ref) const {
        auto manifest = council.manifest(1);
        manifest.replies = {ref};
        return manifest;
    }
};

}  // namespace

TEST_CASE("replies are installed and read as the manifest names them") {
    ReplyShelf f;
    CHECK(f.shelf.replies(f.ref_one).error().code == Code::not_found);
    CHECK(f.shelf.replies_or_older(f.ref_one).error().code == Code::not_found);
    REQUIRE(f.shelf.install_replies(f.one, f.ref_one));
    CHECK(f.shelf.install_replies(f.one, f.ref_one));
    CHECK(f.shelf.replies(f.ref_one).value() == CouncilFixture::all_replies(1));
    REQUIRE(f.shelf.install_replies(f.two, f.ref_two));
    CHECK(f.shelf.replies(f.ref_two).value().version == 2);
}

TEST_CASE("versions of replies only go up, and one version is one file") {
    ReplyShelf f;
    REQUIRE(f.shelf.install_replies(f.two, f.ref_two));
    CHECK(f.refusal(f.one, f.ref_one) == Code::conflict);
    CHECK(f.shelf.install_replies(f.one, f.ref_one).error().say.find("older") != std::string::npos);
    CHECK_FALSE(f.shelf.replies_or_older(f.ref_one));  // nor are newer ones shown than the manifest names
    const auto other = f.council.replies(2, 3);
    CHECK(f.refusal(other, CouncilFixture::ref(other, 2)) == Code::conflict);
    CHECK((testing::read_all(f.file(2)) == f.two));
    CHECK_FALSE(std::filesystem::exists(f.file(1)));
}

TEST_CASE("replies that are not the ones named, or not the council's, are not taken") {
    ReplyShelf f;
    CHECK(f.refusal(f.one, f.ref_two) == Code::denied);                      // another hash
    CHECK(f.refusal(f.one, CouncilFixture::ref(f.one, 2)) == Code::denied);  // another version inside
    auto of_another_set = CouncilFixture::ref(f.one, 1);
    of_another_set.id = SetId("leicester-2010");
    CHECK(f.refusal(f.one, of_another_set) == Code::denied);
    const auto theirs = CouncilFixture().replies(1);
    CHECK(f.refusal(theirs, CouncilFixture::ref(theirs)) == Code::denied);  // another signer
    const auto as_pack =
        seal::write_signed("pack", write_replies(CouncilFixture::all_replies(1)), f.council.publisher);
    CHECK(f.refusal(as_pack, CouncilFixture::ref(as_pack)) == Code::denied);  // another kind
    const auto pack = f.council.pack(1);
    CHECK(f.refusal(pack, CouncilFixture::ref(pack)) == Code::denied);
    const auto empty = seal::write_signed("replies", "{}", f.council.publisher);
    CHECK(f.refusal(empty, CouncilFixture::ref(empty)) == Code::bad_input);
    CHECK_FALSE(std::filesystem::exists(f.folder / "replies"));
}

TEST_CASE("while new replies are missing or broken, the last good ones stay") {
    ReplyShelf f;
    REQUIRE(f.shelf.install_replies(f.one, f.ref_one));
    CHECK(f.shelf.replies_or_older(f.ref_two).value().version == 1);
    REQUIRE(f.shelf.install_replies(f.two, f.ref_two));
    CHECK(f.shelf.replies_or_older(f.ref_two).value().version == 2);

    testing::write_all(f.file(2), f.two.substr(0, 500));
    CHECK(f.shelf.replies(f.ref_two).error().code == Code::denied);
    CHECK(f.shelf.replies_or_older(f.ref_two).value().version == 1);
    testing::write_all(f.file(1), CouncilFixture().replies(1));
    CHECK(f.shelf.replies_or_older(f.ref_two).error().code == Code::denied);
    // broken ones hold nothing back
    CHECK(f.shelf.install_replies(f.two, f.ref_two));
    CHECK(f.shelf.replies(f.ref_two));
}

TEST_CASE("once the named replies load, the ones before stay to go back to, and older ones go") {
    ReplyShelf f;
    REQUIRE(f.shelf.install_replies(f.one, f.ref_one));
    REQUIRE(f.shelf.install_replies(f.two, f.ref_two));
    testing::write_all(f.file(3) + ".new", "cut off");
    f.shelf.tidy(f.naming(f.ref_three));
    CHECK(std::filesystem::exists(f.file(1)));  // the third are not there yet
    CHECK_FALSE(std::filesystem::exists(f.file(3) + ".new"));
    REQUIRE(f.shelf.install_replies(f.three, f.ref_three));
    SECTION("the ones before") {
        f.shelf.tidy(f.naming(f.ref_three));
        CHECK(std::filesystem::exists(f.file(2)));
        CHECK_FALSE(std::filesystem::exists(f.file(1)));
    }
    SECTION("the ones before those, when those are broken") {
        testing::write_all(f.file(2), f.two.substr(0, 500));
        f.shelf.tidy(f.naming(f.ref_three));
        CHECK_FALSE(std::filesystem::exists(f.file(2)));
        CHECK(std::filesystem::exists(f.file(1)));
    }
    CHECK(std::filesystem::exists(f.file(3)));
}

TEST_CASE("the largest file of replies that may be written may be installed") {
    ReplyShelf f;
    Replies many{SetId("derby-2024"), 1, {}};
    const std::string line(kMostReplyText, 'a');
    for (std::size_t i = 0; i < kMostReplies; ++i) {
        Reply reply{PointId("p" + std::to_string(i)), ReplyKind::cannot, Month{}, {}};
        reply.written = *month_from_text("2027-03");
        for (const char* language : {"en", "pl", "sk", "pa", "ur"})
            reply.words[language] = {line, line, line, line};
        many.replies.push_back(reply);
    }
    const auto payload = write_replies(many);
    REQUIRE(payload.size() < kMostRepliesBytes);
    CHECK(payload.size() > kMostRepliesBytes * 9 / 10);
    const auto file = seal::write_signed("replies", payload, f.council.publisher);
    REQUIRE(f.shelf.install_replies(file, CouncilFixture::ref(file)));
    CHECK(f.shelf.replies(CouncilFixture::ref(file)).value() == many);
}
