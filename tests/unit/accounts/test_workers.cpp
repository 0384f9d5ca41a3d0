#include "sync/council/accounts/workers.h"

#include <atomic>
#include <future>

#include <catch2/catch.hpp>

using namespace pledge::council;

TEST_CASE("as many at once as there are threads, a short queue, then a plain no") {
    Workers workers(2, 3);
    std::promise<void> gate;
    const auto open = gate.get_future().share();
    std::promise<void> begun[2];
    std::atomic<int> at_once{0}, most{0}, done{0};
    const auto work = [&](int which) {
        const int now = ++at_once;
        for (int seen = most; now > seen && !most.compare_exchange_weak(seen, now);) {
        }
        if (which < 2) begun[which].set_value();
        open.wait();
        --at_once;
        ++done;
    };
    for (int i = 0; i < 2; ++i) REQUIRE(workers.take([&, i] { work(i); }));
    for (auto& b : begun) b.get_future().wait();
    for (int i = 2; i < 5; ++i) CHECK(workers.take([&, i] { work(i); }));
    CHECK_FALSE(workers.take([&] { work(9); }));
    gate.set_value();
    workers.stop();  // finishes what waits
    CHECK(done == 5);
    CHECK(most == 2);
    CHECK_FALSE(workers.take([] {}));
    workers.stop();
}
