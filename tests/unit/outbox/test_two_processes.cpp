#include "tests/support/outbox_fixture.h"

#include <catch2/catch.hpp>
#include <sys/wait.h>
#include <unistd.h>

using namespace pledge;
using testing::inside;
using testing::numbers_in;
using testing::OutboxFixture;

namespace {

constexpr std::uint32_t kAnswers = 60;

// The kiosk: puts every answer, waiting while there is no room. Runs in a process of its own; 0 when all were
// taken.
int kiosk(OutboxFixture& f) {
    auto box = f.open();
    for (std::uint32_t n = 0; n < kAnswers;) {
        const auto put = box.put(f.envelope(n));
        if (put)
            ++n;
        else if (put.error().code == Code::full || put.error().code == Code::unavailable)
            ::usleep(1000);
        else
            return 1;
    }
    return 0;
}

}  // namespace

TEST_CASE("a kiosk that puts and a pledge-sync that freezes lose and double nothing between them") {
    OutboxFixture f;
    { auto box = f.create(); }
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) ::_exit(kiosk(f));

    auto box = f.open();
    std::map<std::uint32_t, int> seen;
    int status = -1;
    bool running = true;
    for (std::uint8_t batch = 0; running || batch == 0; ++batch) {
        running = ::waitpid(child, &status, WNOHANG) == 0;
        REQUIRE(box.refresh(f.dummy()));
        REQUIRE(f.freeze(box, batch));  // after the last look at the child: nothing stays behind
        for (const auto& [number, times] : numbers_in(inside(box.pending().value()->body), f.wave))
            seen[number] += times;
        REQUIRE(box.sent(BatchId{batch}));
    }
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
    CHECK(seen.size() == kAnswers);
    for (const auto& [number, times] : seen) CHECK(times == 1);
    CHECK(numbers_in(f.slots(), f.wave).empty());
}
