#include "sync/device/enrol.h"
#include "sync/device/exchange.h"
#include "tests/support/fake_council.h"

#include <catch2/catch.hpp>

using namespace pledge;
using testing::CouncilFixture;
using testing::DeviceFixture;
using Fault = testing::FakeCouncil::Fault;

namespace {

struct Enrolled : DeviceFixture {
    device::Exchange exchange{shelf, server, random, clock};
    Enrolled() {
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
    std::string state() { return exchange.poll().status.state; }
};

}  // namespace

TEST_CASE("what the council published is on the shelf after a poll, and a stop as well") {
    Enrolled f;
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
    Enrolled f;
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
    Enrolled f;
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

TEST_CASE("dummies are sealed to the wave's key once it is known") {
    Enrolled f;
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
