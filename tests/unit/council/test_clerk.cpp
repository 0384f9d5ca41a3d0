#include "sync/council/clerk.h"
#include "tests/unit/council/council_fixture.h"

#include <atomic>
#include <future>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

// Collects the answer to one request.
struct ForClerk {
    std::promise<int> promise;
    std::future<int> status = promise.get_future();
    http::Responder responder() {
        return http::Responder([this](const http::Response& r) { promise.set_value(r.status); });
    }
};

http::Response ok(int status = 200) {
    return {status, "", "", {}};
}

// Holds the clerk in its first round until the gate opens, so that the next requests share a round.
struct Gate {
    std::promise<void> opened;
    std::shared_future<void> wait = opened.get_future().share();
};

}  // namespace

TEST_CASE(
    "what waits while the clerk writes shares one transaction, and nobody is answered before it is done") {
    SqliteFixture f;
    std::atomic<bool> busy{false};
    std::size_t seen_by_others = 99;
    bool answered_early = true;
    Gate gate;
    ForClerk first;
    std::vector<ForClerk> rest(20);
    {
        Clerk clerk(f.open());
        clerk.ask(first.responder(), [&busy, wait = gate.wait](Storage&) {
            busy = true;
            wait.wait();
            return ok();
        });
        while (!busy) std::this_thread::yield();
        std::uint8_t n = 0;
        for (auto& asked : rest)
            clerk.ask(asked.responder(), [&, n = ++n](Storage& s) -> Result<http::Response> {
                if (auto added = s.add_device(some_device(n)); !added) return added.error();
                // at the last of twenty, another connection must not see one of them yet
                if (n == 20) {
                    seen_by_others = f.storage->devices().value().size();
                    answered_early =
                        rest[0].status.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
                }
                return ok(201);
            });
        CHECK(first.status.wait_for(std::chrono::seconds(0)) == std::future_status::timeout);
        gate.opened.set_value();
    }
    CHECK(first.status.get() == 200);
    for (auto& asked : rest) CHECK(asked.status.get() == 201);
    CHECK(seen_by_others == 0);
    CHECK_FALSE(answered_early);
    CHECK(f.storage->devices().value().size() == 20);
}

TEST_CASE("one request that the storage refuses does not take the others of its round down") {
    SqliteFixture f;
    REQUIRE(f.storage->add_device(some_device(2)).ok());
    Gate gate;
    ForClerk first, one, two, three;
    {
        Clerk clerk(f.open());
        clerk.ask(first.responder(), [wait = gate.wait](Storage&) {
            wait.wait();
            return ok();
        });
        std::uint8_t n = 0;
        for (auto* asked : {&one, &two, &three})
            clerk.ask(asked->responder(), [n = ++n](Storage& s) -> Result<http::Response> {
                if (auto added = s.add_device(some_device(n)); !added) return added.error();
                return ok();
            });
        gate.opened.set_value();
    }
    CHECK(one.status.get() == 200);
    CHECK(two.status.get() == 503);
    CHECK(three.status.get() == 200);
    CHECK(f.storage->devices().value().size() == 3);
}

TEST_CASE("a full disk refuses the whole round, once") {
    SqliteFixture f;
    Gate gate;
    std::atomic<int> tried{0};
    ForClerk first, one, two;
    {
        Clerk clerk(f.open());
        clerk.ask(first.responder(), [wait = gate.wait](Storage&) {
            wait.wait();
            return ok();
        });
        for (auto* asked : {&one, &two})
            clerk.ask(asked->responder(), [&](Storage&) -> Result<http::Response> {
                ++tried;
                return Error{Code::full, "There is no room left; make some."};
            });
        gate.opened.set_value();
    }
    CHECK(one.status.get() == 503);
    CHECK(two.status.get() == 503);
    CHECK(tried == 1);
}

TEST_CASE("beyond what may wait, a request is told to come back at once") {
    SqliteFixture f;
    Gate gate;
    std::atomic<bool> busy{false};
    ForClerk first, waits, refused;
    Clerk clerk(f.open(), {1, 128});
    clerk.ask(first.responder(), [&busy, wait = gate.wait](Storage&) {
        busy = true;
        wait.wait();
        return ok();
    });
    while (!busy) std::this_thread::yield();
    clerk.ask(waits.responder(), [](Storage&) { return ok(); });
    clerk.ask(refused.responder(), [](Storage&) { return ok(); });
    CHECK(refused.status.get() == 503);
    gate.opened.set_value();
    CHECK(waits.status.get() == 200);
}
