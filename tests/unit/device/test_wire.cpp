#include "sync/device/agent.h"
#include "sync/device/enrol.h"
#include "sync/device/exchange.h"
#include "tests/support/fake_council.h"

#include <catch2/catch.hpp>

using namespace pledge;
using testing::DeviceFixture;

namespace {

// What somebody on the network could count, of three days on which `answers` were given each day: for each
// request its method, path, the names and lengths of its headers, and its length.
std::vector<std::string> traffic(std::uint32_t answers) {
    DeviceFixture f;
    REQUIRE(device::enrol(f.shelf, f.server, "https://pledge.example.org", f.code(), f.random, f.clock));
    f.server.manifest = f.server.council.sign(f.server.council.manifest(1));
    device::Exchange exchange(f.shelf, f.server, f.random, f.clock);
    for (int day = 0; day < 3; ++day) {
        for (std::uint32_t n = 0; n < answers; ++n) f.put(n);
        REQUIRE(exchange.refresh());
        REQUIRE(exchange.poll().fine());
        REQUIRE(exchange.today().fine());
        f.next_day();
    }
    std::vector<std::string> out;
    for (const auto& request : f.server.seen) {
        auto line = request.method + " " + request.path + " " + std::to_string(request.body.size());
        for (const auto& [name, value] : request.headers)
            line += " " + name + ":" + std::to_string(value.size());
        out.push_back(line);
    }
    return out;
}

}  // namespace

TEST_CASE("nobody on the network learns whether anybody answered") {
    const auto none = traffic(0);
    REQUIRE(none.size() == 1 + 3 * 3);
    CHECK(traffic(1) == none);
    CHECK(traffic(12) == none);
}

TEST_CASE("the minutes at which a kiosk is heard from are the same whether anybody answered or not") {
    const auto heard = [](std::uint32_t answers) {
        DeviceFixture f;
        REQUIRE(device::enrol(f.shelf, f.server, "https://pledge.example.org", f.code(), f.random, f.clock));
        f.server.manifest = f.server.council.sign(f.server.council.manifest(1));
        device::Exchange exchange(f.shelf, f.server, f.random, f.clock);
        testing::SeededRandom dice(9);  // the agent's own; what answers draw from is another
        device::Agent agent({[&] { return exchange.today(); }, [&] { return exchange.poll(); },
                             [&] { return exchange.refresh(); }, [&] { return exchange.last_sent(); }},
                            {[](const device::Outcome&, bool) {}, [](const Error&) {}}, dice, f.clock);
        std::vector<std::string> out;
        const auto start = f.clock.now();
        auto day = f.clock.today() - std::chrono::days(1);
        std::uint32_t given = 0;
        while (f.clock.now() < start + std::chrono::hours(72)) {
            if (day != f.clock.today()) given = 0;
            day = f.clock.today();
            if (given < answers && f.outbox().has_room().value()) f.put(given++);
            f.server.seen.clear();
            const auto sleep = agent.step();
            for (const auto& request : f.server.seen)
                out.push_back(std::to_string((f.clock.now() - start).count()) + " " + request.path + " " +
                              std::to_string(request.body.size()));
            f.clock.advance(sleep);
        }
        return out;
    };
    const auto none = heard(0);
    CHECK(none.size() > 70);  // a look each hour, and a batch each day
    CHECK(heard(1) == none);
    CHECK(heard(12) == none);
}

TEST_CASE("status.json and the text of status say the same whether anybody answered or not") {
    const auto told = [](std::uint32_t answers) {
        DeviceFixture f;
        REQUIRE(device::enrol(f.shelf, f.server, "https://pledge.example.org", f.code(), f.random, f.clock));
        for (std::uint32_t n = 0; n < answers; ++n) f.put(n);
        device::Exchange exchange(f.shelf, f.server, f.random, f.clock);
        REQUIRE(exchange.today().fine());
        return testing::read_all(f.shelf.folder() + "/status.json");
    };
    CHECK(told(0) == told(12));
}
