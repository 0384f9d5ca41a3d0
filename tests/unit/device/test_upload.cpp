#include "sync/device/enrol.h"
#include "sync/device/exchange.h"
#include "tests/support/fake_council.h"

#include <catch2/catch.hpp>

using namespace pledge;
using testing::DeviceFixture;
using Fault = testing::FakeCouncil::Fault;
using Numbers = std::map<std::uint32_t, int>;

namespace {

struct Uploading : DeviceFixture {
    device::Exchange exchange{shelf, server, random, clock};
    Uploading() {
        REQUIRE(device::enrol(shelf, server, "https://pledge.example.org", code(), random, clock));
        server.manifest = server.council.sign(server.council.manifest(1));
        REQUIRE(exchange.today().fine());  // the first batch goes to nobody's key
        server.pool.clear();
        server.seen.clear();
        next_day();
    }
    // the manifest comes first, then the batch
    void batch_fault(Fault fault, int status = 500) {
        server.next(Fault::none);
        server.next(fault, status);
    }
    std::vector<testing::FakeCouncil::Seen> batches() const {
        std::vector<testing::FakeCouncil::Seen> out;
        for (const auto& s : server.seen)
            if (s.path == "/v1/batches") out.push_back(s);
        return out;
    }
};

}  // namespace

TEST_CASE("answers arrive exactly once, one batch a day") {
    Uploading f;
    f.put(1);
    f.put(2);
    const auto outcome = f.exchange.today();
    CHECK(outcome.fine());
    CHECK(outcome.status.sent == f.clock.today());
    CHECK(f.server.arrived() == Numbers{{1, 1}, {2, 1}});
    CHECK_FALSE(f.outbox().pending().value().has_value());

    f.put(3);
    CHECK(f.exchange.today().fine());  // again on the same day: nothing more is sent
    CHECK(f.batches().size() == 1);
    f.next_day();
    CHECK(f.exchange.today().fine());
    CHECK(f.batches().size() == 2);
    CHECK(f.server.arrived() == Numbers{{1, 1}, {2, 1}, {3, 1}});
    f.next_day();
    CHECK(f.exchange.today().fine());  // nobody answered: a batch all the same
    CHECK(f.batches().size() == 3);
}

TEST_CASE("lost before or after the server kept it, or delivered twice: the same bytes arrive once") {
    const auto first = GENERATE(Fault::lost, Fault::reply_lost, Fault::status);
    const bool same_day = GENERATE(true, false);
    Uploading f;
    f.put(1);
    f.batch_fault(first, 503);
    const auto outcome = f.exchange.today();
    CHECK_FALSE(outcome.fine());
    CHECK(outcome.status.state == "offline");
    CHECK(f.outbox().pending().value().has_value());
    f.put(2);  // waits for the next freeze

    if (same_day)
        f.batch_fault(Fault::twice);
    else
        f.next_day();
    CHECK(f.exchange.today().fine());
    const auto sent = f.batches();
    REQUIRE(sent.size() == 2);
    CHECK((sent[0].body == sent[1].body));
    CHECK((sent[0].headers == sent[1].headers));
    CHECK(f.server.arrived() == Numbers{{1, 1}});

    f.next_day();
    CHECK(f.exchange.today().fine());
    CHECK(f.server.arrived() == Numbers{{1, 1}, {2, 1}});
}

TEST_CASE("a batch of an earlier day is today's batch") {
    Uploading f;
    f.put(1);
    for (int day = 0; day < 3; ++day) {
        f.batch_fault(Fault::lost);
        CHECK_FALSE(f.exchange.today().fine());
        f.next_day();
    }
    f.put(2);
    CHECK(f.exchange.today().fine());
    CHECK(f.exchange.today().fine());
    CHECK(f.batches().size() == 4);
    CHECK(f.server.arrived() == Numbers{{1, 1}});
    f.next_day();
    CHECK(f.exchange.today().fine());
    CHECK(f.server.arrived() == Numbers{{1, 1}, {2, 1}});
}

TEST_CASE("what the server says is done, and the batch is kept whenever it did not take it") {
    struct Case {
        int status;
        const char* state;
    };
    const Case cases[] = {{401, "unknown-device"}, {403, "revoked"}, {400, "refused"},
                          {413, "refused"},        {429, "waiting"}, {500, "offline"},
                          {404, "refused"},        {302, "refused"}, {418, "refused"}};
    Uploading f;
    f.put(1);
    for (const auto& c : cases) {
        INFO(c.status);
        f.batch_fault(Fault::status, c.status);
        const auto outcome = f.exchange.today();
        CHECK(outcome.status.state == c.state);
        REQUIRE(outcome.troubles.size() == 1);
        CHECK(outcome.troubles[0].say.back() == '.');
        CHECK(outcome.troubles[0].say.find("kept") != std::string::npos);
        CHECK(f.outbox().pending().value().has_value());
    }
    CHECK(f.exchange.today().fine());
    const auto sent = f.batches();
    for (const auto& s : sent) CHECK((s.body == sent[0].body));
    CHECK(f.server.arrived() == Numbers{{1, 1}});
}

TEST_CASE("a revoked device, one the server forgot, and a second batch a day, by the server's own rules") {
    Uploading f;
    f.put(1);
    const auto id = to_hex(f.shelf.identity()->device);
    f.server.revoked.insert(id);
    CHECK(f.exchange.today().status.state == "revoked");
    f.server.revoked.clear();
    const auto devices = std::exchange(f.server.devices, {});
    CHECK(f.exchange.today().status.state == "unknown-device");
    f.server.devices = devices;
    f.server.receipts[id + "/another"] = {{}, f.clock.today()};
    CHECK(f.exchange.today().status.state == "waiting");
    f.next_day();
    CHECK(f.exchange.today().fine());
    CHECK(f.server.arrived() == Numbers{{1, 1}});
}

TEST_CASE("trouble with the manifest hides no trouble with the batch") {
    Uploading f;
    f.put(1);
    f.server.manifest = f.server.council.sign(f.server.council.manifest(0));
    f.batch_fault(Fault::lost);
    auto outcome = f.exchange.today();
    CHECK(outcome.status.state == "not-newer");
    CHECK(outcome.troubles.size() == 2);
    CHECK(outcome.again);
    CHECK_FALSE(outcome.signed_off);

    f.server.revoked.insert(to_hex(f.shelf.identity()->device));
    outcome = f.exchange.today();
    CHECK(outcome.status.state == "revoked");
    CHECK(outcome.signed_off);
    CHECK_FALSE(outcome.again);

    f.server.revoked.clear();
    outcome = f.exchange.today();
    CHECK(outcome.status.state == "not-newer");
    CHECK(outcome.status.sent == f.clock.today());  // the batch went all the same
    CHECK(f.server.arrived() == Numbers{{1, 1}});
}

TEST_CASE("a conflict of ids sends the same bytes under a new id") {
    Uploading f;
    f.put(1);
    SECTION("once") {
        f.batch_fault(Fault::status, 409);
        CHECK(f.exchange.today().fine());
        const auto sent = f.batches();
        REQUIRE(sent.size() == 2);
        CHECK((sent[0].body == sent[1].body));
        CHECK(sent[0].headers.at("Pledge-Batch") != sent[1].headers.at("Pledge-Batch"));
        CHECK(f.server.arrived() == Numbers{{1, 1}});
    }
    SECTION("for ever") {
        f.batch_fault(Fault::status, 409);
        f.server.next(Fault::status, 409);
        CHECK(f.exchange.today().status.state == "refused");
        CHECK(f.batches().size() == 2);
        CHECK(f.outbox().pending().value().has_value());
    }
}

TEST_CASE("a sign-in page does not pass for the server") {
    Uploading f;
    f.put(1);
    for (const char* page :
         {"<html>Welcome</html>", "{}", "{\"batch\":\"00000000000000000000000000000000\"}", ""}) {
        f.server.twist = [page](HttpReply& reply) {
            if (reply.status == 200 && reply.body.find("batch") != std::string::npos) reply.body = page;
        };
        CHECK(f.exchange.today().status.state == "offline");
        CHECK(f.outbox().pending().value().has_value());
    }
    f.server.twist = nullptr;
    CHECK(f.exchange.today().fine());
    CHECK(f.server.arrived() == Numbers{{1, 1}});
}

TEST_CASE("a clock ten years off, or set back, loses and doubles nothing") {
    Uploading f;
    f.put(1);
    const auto today = f.clock.today();
    f.clock.set(today + std::chrono::days(3653));
    CHECK(f.exchange.today().fine());
    f.put(2);
    f.clock.set(today - std::chrono::days(3653));
    CHECK(f.exchange.today().fine());
    f.put(3);
    f.clock.set(today);
    CHECK(f.exchange.today().fine());
    CHECK(f.server.arrived() == Numbers{{1, 1}, {2, 1}, {3, 1}});
}

TEST_CASE("trouble with the outbox is told, and a lost one is made anew") {
    Uploading f;
    SECTION("damaged") {
        testing::write_all(f.shelf.outbox_path(), std::string(9000, 'x'));
        CHECK(f.exchange.today().status.state == "outbox");
        CHECK((testing::read_all(f.shelf.outbox_path()) == std::string(9000, 'x')));
        // what the message says to do
        std::filesystem::rename(f.shelf.outbox_path(), f.shelf.outbox_path() + ".aside");
    }
    SECTION("gone") {
        std::filesystem::remove(f.shelf.outbox_path());
    }
    SECTION("its key is gone") {
        std::filesystem::remove(f.shelf.folder() + "/outbox.key");
    }
    CHECK(f.exchange.today().fine());
    CHECK(f.outbox().has_room().value());
}
