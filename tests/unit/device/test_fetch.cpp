#include "sync/device/enrol.h"
#include "sync/device/exchange.h"
#include "tests/support/fake_council.h"

#include <catch2/catch.hpp>

using namespace pledge;
using testing::CouncilFixture;
using testing::DeviceFixture;
using Fault = testing::FakeCouncil::Fault;

namespace {

struct Fetching : DeviceFixture {
    device::Exchange exchange{shelf, server, random, clock};
    Fetching() {
        REQUIRE(device::enrol(shelf, server, "https://pledge.example.org", code(), random, clock));
        server.seen.clear();
    }
    void publish(Manifest manifest, std::initializer_list<std::string> packs = {}) {
        for (const auto& pack : packs) {
            const auto ref = ref_of(pack);
            server.packs["/v1/packs/" + ref.id.text + "/" + std::to_string(ref.version)] = pack;
            manifest.packs.push_back(ref);
        }
        server.manifest = server.council.sign(manifest);
    }
    PackRef ref_of(const std::string& pack) const {
        const auto payload = seal::read_signed(pack, "pack", server.council.publisher.verify_key).value();
        return CouncilFixture::ref(pack, read_pack_payload(payload)->pack.version);
    }
    // The same, with replies that the manifest names as `version`.
    void publish_replies(std::uint64_t manifest_version, const std::string& replies, int version) {
        auto manifest = server.council.manifest(manifest_version);
        manifest.replies = {CouncilFixture::ref(replies, version)};
        server.packs["/v1/replies/derby-2024/" + std::to_string(version)] = replies;
        server.manifest = server.council.sign(manifest);
    }
    std::string state() { return exchange.poll().status.state; }
};

}  // namespace

TEST_CASE("what the council published is on the shelf after a poll, and a stop as well") {
    Fetching f;
    CHECK(f.state() == "fine");  // nothing published yet is nothing wrong
    const auto pack = f.server.council.pack(1);
    f.publish(f.server.council.manifest(3), {pack});
    const auto outcome = f.exchange.poll();
    CHECK(outcome.fine());
    CHECK(outcome.status.manifest == 3);
    CHECK(outcome.status.packs == std::vector<std::pair<SetId, int>>{{SetId("derby-2024"), 1}});
    CHECK(outcome.status.contact == f.clock.today());
    CHECK(f.shelf.status().value() == outcome.status);
    CHECK(f.shelf.pack(f.ref_of(pack)));

    f.server.seen.clear();
    f.publish(f.server.council.manifest(4, Asking::stopped), {pack});
    CHECK(f.state() == "fine");
    CHECK(f.shelf.manifest().value().asking == Asking::stopped);
    CHECK(f.server.seen.size() == 1);  // the pack is there already
}

TEST_CASE("a manifest that may not be taken leaves the old one, and staff are told") {
    Fetching f;
    f.publish(f.server.council.manifest(3));
    REQUIRE(f.state() == "fine");
    f.server.manifest = CouncilFixture().sign(f.server.council.manifest(4));
    CHECK(f.state() == "not-trusted");
    f.publish(f.server.council.manifest(2));
    CHECK(f.state() == "not-newer");
    f.server.manifest = "nonsense";
    CHECK(f.state() == "failed");
    f.server.next(Fault::status, 403);
    CHECK(f.state() == "failed");
    f.server.next(Fault::status, 502);
    CHECK(f.state() == "offline");
    f.server.next(Fault::lost);
    CHECK(f.state() == "offline");
    CHECK(f.shelf.manifest().value().version == 3);
    f.publish(f.server.council.manifest(4));
    CHECK(f.state() == "fine");
}

TEST_CASE("a pack that can't be had leaves the old one in place") {
    Fetching f;
    const auto one = f.server.council.pack(1), two = f.server.council.pack(2);
    f.publish(f.server.council.manifest(1), {one});
    REQUIRE(f.state() == "fine");

    f.publish(f.server.council.manifest(2), {two});
    const std::string path = "/v1/packs/derby-2024/2";
    SECTION("missing") {
        f.server.packs.erase(path);
        CHECK(f.state() == "failed");
    }
    SECTION("another's") {
        f.server.packs[path] = CouncilFixture().pack(2);
        CHECK(f.state() == "not-trusted");
    }
    SECTION("cut short") {
        f.server.packs[path] = two.substr(0, 1000);
        CHECK(f.state() == "not-trusted");
    }
    CHECK(f.shelf.status().value().packs.empty());
    CHECK(f.shelf.pack_or_older(f.ref_of(two)).value().pack.version == 1);
    f.server.packs[path] = two;
    CHECK(f.state() == "fine");
    CHECK(f.shelf.pack(f.ref_of(two)));
    CHECK(f.shelf.pack(f.ref_of(one)));  // to go back to
    const auto three = f.server.council.pack(3);
    f.publish(f.server.council.manifest(3), {three});
    CHECK(f.state() == "fine");
    CHECK(f.shelf.pack(f.ref_of(two)));
    CHECK_FALSE(f.shelf.pack(f.ref_of(one)));  // tidied
}

TEST_CASE("replies are on the shelf after a poll, and are not asked for again") {
    Fetching f;
    const auto one = f.server.council.replies(1);
    f.publish_replies(1, one, 1);
    const auto outcome = f.exchange.poll();
    CHECK(outcome.fine());
    CHECK(outcome.status.replies == std::vector<std::pair<SetId, int>>{{SetId("derby-2024"), 1}});
    CHECK(f.shelf.replies(CouncilFixture::ref(one, 1)).value() == CouncilFixture::all_replies(1));
    f.server.seen.clear();
    CHECK(f.state() == "fine");
    CHECK(f.server.seen.size() == 1);  // the manifest

    const auto two = f.server.council.replies(2);
    f.publish_replies(2, two, 2);
    CHECK(f.state() == "fine");
    const auto three = f.server.council.replies(3);
    f.publish_replies(3, three, 3);
    CHECK(f.state() == "fine");
    CHECK(f.shelf.replies(CouncilFixture::ref(two, 2)));        // to go back to
    CHECK_FALSE(f.shelf.replies(CouncilFixture::ref(one, 1)));  // tidied
}

TEST_CASE("replies that can't be had leave the old ones in place, and packs and the batch go on") {
    Fetching f;
    const auto one = f.server.council.replies(1), two = f.server.council.replies(2);
    f.publish_replies(1, one, 1);
    REQUIRE(f.state() == "fine");
    f.publish_replies(2, two, 2);
    const std::string path = "/v1/replies/derby-2024/2";
    std::string state;
    SECTION("missing") {
        f.server.packs.erase(path);
        state = "failed";
    }
    SECTION("another's") {
        f.server.packs[path] = CouncilFixture().replies(2);
        state = "not-trusted";
    }
    SECTION("cut short") {
        f.server.packs[path] = two.substr(0, 1000);
        state = "not-trusted";
    }
    SECTION("the older ones") {
        f.server.packs[path] = one;
        state = "not-trusted";
    }
    SECTION("the server tells an older version than was there") {
        f.server.packs["/v1/replies/derby-2024/3"] = f.server.council.replies(3);
        f.publish_replies(3, f.server.council.replies(3), 3);
        REQUIRE(f.state() == "fine");
        f.publish_replies(4, two, 2);
        CHECK(f.state() == "not-newer");
        return;
    }
    const auto pack = f.server.council.pack(1);
    auto manifest = f.server.council.manifest(3);
    manifest.replies = {CouncilFixture::ref(two, 2)};
    f.publish(manifest, {pack});
    const auto outcome = f.exchange.today();
    CHECK(outcome.status.state == state);
    CHECK(outcome.status.replies.empty());
    CHECK(outcome.status.packs.size() == 1);
    CHECK(f.server.receipts.size() == 1);
    CHECK(f.shelf.replies_or_older(CouncilFixture::ref(two, 2)).value().version == 1);
    f.server.packs[path] = two;
    CHECK(f.state() == "fine");
    CHECK(f.shelf.replies(CouncilFixture::ref(two, 2)));
}

TEST_CASE("dummies are sealed to the wave's key once it is known") {
    Fetching f;
    CHECK_THROWS(testing::numbers_in(testing::OutboxFixture().slots(), f.server.council.wave));
    f.publish(f.server.council.manifest(1));
    CHECK(f.exchange.today().fine());
    // what was refilled opens with the wave's key, and holds nothing
    auto box = f.outbox();
    f.next_day();
    REQUIRE(f.exchange.refresh());
    REQUIRE(box.freeze(BatchId{1}, outbox::make_dummies(12, std::nullopt)));
    CHECK(testing::numbers_in(testing::inside(box.pending().value()->body), f.server.council.wave).empty());
}
