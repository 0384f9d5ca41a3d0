// Bug: a kiosk whose clock starts on the same date at each boot sent on the first day only.
#include "sync/device/agent.h"
#include "sync/device/enrol.h"
#include "sync/device/exchange.h"
#include "tests/support/fake_council.h"

#include <algorithm>

#include <catch2/catch.hpp>

using namespace pledge;
using testing::DeviceFixture;

namespace {

const Day kFactory = *day_from_text("2026-01-01");

// A kiosk with a clock of its own beside the council's, which is right.
struct Kiosk : DeviceFixture {
    testing::FakeClock own;
    testing::SeededRandom dice{3};

    Kiosk() {
        clock.set(*day_from_text("2026-11-02"), 9 * 60);
        own.set(clock.today(), 9 * 60);
        REQUIRE(device::enrol(shelf, server, "https://pledge.example.org", code(), random, own));
        server.manifest = server.council.sign(server.council.manifest(1));
        REQUIRE(device::Exchange(shelf, server, random, own).today().fine());  // goes to nobody's key
        server.pool.clear();
        server.receipts.clear();
        server.seen.clear();
        off_until_tomorrow();
    }
    // pledge-sync from its start until the power goes.
    void on_for(std::chrono::minutes time) {
        device::Exchange exchange(shelf, server, random, own);
        device::Agent agent({[&] { return exchange.today(); }, [&] { return exchange.poll(); },
                             [&] { return exchange.refresh(); }, [&] { return exchange.last_sent(); }},
                            {[](const device::Outcome&, bool) {}, [](const Error&) {}}, dice, own);
        const auto until = own.steady() + time;
        while (own.steady() < until) {
            const auto pause = std::max(agent.step(), std::chrono::milliseconds(1000));
            own.advance(pause);
            clock.advance(pause);
        }
    }
    void off_until_tomorrow() { clock.set(clock.today() + std::chrono::days(1), 9 * 60); }
    std::ptrdiff_t offered() const {
        return std::count_if(server.seen.begin(), server.seen.end(),
                             [](const auto& request) { return request.path == "/v1/batches"; });
    }
};

}  // namespace

TEST_CASE("a clock that starts on the same date each morning keeps nobody's answers back") {
    Kiosk kiosk;
    for (std::uint32_t day = 0; day < 8; ++day) {
        kiosk.own.set(kFactory, 0);
        kiosk.put(day);
        kiosk.on_for(std::chrono::hours(6));
        kiosk.off_until_tomorrow();
    }
    CHECK(kiosk.server.receipts.size() == 8);
    CHECK(kiosk.offered() == 8);
    CHECK(kiosk.server.arrived().size() == 8);
}

TEST_CASE(
    "a kiosk with such a clock that is switched on three times a day is told to wait, and loses nothing") {
    Kiosk kiosk;
    for (std::uint32_t boot = 0; boot < 12; ++boot) {
        kiosk.own.set(kFactory, 0);
        kiosk.put(boot);
        kiosk.on_for(std::chrono::hours(2));
        if (boot % 3 == 2) kiosk.off_until_tomorrow();
    }
    CHECK(kiosk.server.receipts.size() == 4);
    kiosk.own.set(kFactory, 0);
    kiosk.on_for(std::chrono::hours(2));
    kiosk.off_until_tomorrow();
    kiosk.own.set(kFactory, 0);
    kiosk.on_for(std::chrono::hours(2));
    for (const auto& [number, times] : kiosk.server.arrived()) CHECK(times == 1);
    CHECK(kiosk.server.arrived().size() == 12);
}

TEST_CASE("with a right clock a kiosk that is restarted ten times a day offers one batch a day") {
    Kiosk kiosk;
    for (int day = 0; day < 8; ++day) {
        kiosk.own.set(kiosk.clock.today(), 9 * 60);
        for (int boot = 0; boot < 10; ++boot) {
            kiosk.on_for(std::chrono::minutes(55));
            kiosk.own.set(kiosk.own.today(),  // set right by a little, as time servers do
                          static_cast<int>(kiosk.own.local().minute) - 3);
        }
        kiosk.off_until_tomorrow();
    }
    // some days' minute lies in the night, when it is off; none is offered twice
    CHECK(kiosk.server.receipts.size() >= 6);
    CHECK(static_cast<std::size_t>(kiosk.offered()) == kiosk.server.receipts.size());
}

TEST_CASE("what a reset clock changes on the wire and on the disk depends on no answer") {
    const auto told = [](bool answers) {
        Kiosk kiosk;
        std::vector<std::string> out;
        for (std::uint32_t day = 0; day < 4; ++day) {
            kiosk.own.set(kFactory, 0);
            if (answers) kiosk.put(day);
            kiosk.server.seen.clear();
            kiosk.on_for(std::chrono::hours(3));
            for (const auto& request : kiosk.server.seen)
                out.push_back(request.path + " " + std::to_string(request.body.size()));
            out.push_back(testing::read_all(kiosk.shelf.folder() + "/status.json"));
            kiosk.off_until_tomorrow();
        }
        return out;
    };
    CHECK(told(false) == told(true));
}
