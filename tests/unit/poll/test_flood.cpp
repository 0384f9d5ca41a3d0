#include "tests/unit/poll/poll_fixture.h"

#include <memory>
#include <mutex>
#include <set>
#include <vector>

#include <catch2/catch.hpp>
#include <sys/resource.h>

using namespace pledge;
using namespace pledge::testing;

namespace {

void allow_more_files() {
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = std::min<rlim_t>(files.rlim_max, 4096);
    ::setrlimit(RLIMIT_NOFILE, &files);
}

}  // namespace

TEST_CASE("a thousand connections from one place keep nobody out, and take nobody's stream") {
    allow_more_files();
    poll::HostOptions options;
    options.http = poll::room_settings();
    options.http.most_streams = 40;
    options.http.most_connections = 120;  // far fewer than come
    RunningHost host(std::move(options));
    KioskEnd kiosk(host.socket());
    const auto port = kiosk.opens();
    std::vector<std::unique_ptr<Listener>> phones;
    for (int i = 0; i < 20; ++i) {
        phones.push_back(std::make_unique<Listener>(port, join(port)));
        CHECK(phones.back()->next()["stage"] == "wait");
    }
    std::vector<std::unique_ptr<RawClient>> flood;
    for (int i = 0; i < 1000; ++i) {
        flood.push_back(std::make_unique<RawClient>(port));
        if (i % 3 == 1) flood.back()->send("POST /vote HTTP/1.1\r\nHo");
        if (i % 3 == 2) flood.back()->send("POST /vote HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n{");
        if (i % 100 == 0) {
            const auto token = join(port);
            CHECK_FALSE(token.empty());
            phones.push_back(std::make_unique<Listener>(port, token));
            CHECK(phones.back()->next()["stage"] == "wait");
        }
    }
    kiosk.asks(7);
    for (const auto& phone : phones) CHECK(phone->next()["stage"] == "vote");
    CHECK(vote(port, join(port), 7, 1) == 204);
}

TEST_CASE("many phones join, listen and vote at the same time, and every vote arrives") {
    allow_more_files();
    RunningHost host;
    KioskEnd kiosk(host.socket());
    const auto port = kiosk.opens();
    kiosk.asks(7);
    constexpr int kThreads = 4, kEach = 15;
    std::mutex mutex;
    std::vector<std::string> odd;  // what a phone heard that it should not
    std::vector<std::thread> threads;
    for (int t = 0; t < kThreads; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < kEach; ++i) {
                const auto token = join(port);
                Listener phone(port, token);
                auto before = phone.next();
                const auto answered = vote(port, token, 7, static_cast<std::uint8_t>(t * kEach + i));
                auto after = phone.next();
                const bool told = !before.is_null() && !after.is_null() && before["stage"] == "vote" &&
                                  after["voted"] == true;
                if (told && answered == 204) continue;
                const std::lock_guard lock(mutex);
                odd.push_back(before.dump() + ", " + std::to_string(answered) + ", " + after.dump());
            }
        });
    for (auto& thread : threads) thread.join();
    CAPTURE(odd);
    CHECK(odd.empty());
    kiosk.until_votes(kThreads * kEach);
    kiosk.say(wire::Close{7});
    const auto votes = kiosk.until<wire::Votes>();
    std::set<std::uint8_t> seen;
    for (const auto& one : votes.votes) seen.insert(one[0]);
    CHECK(seen.size() == std::size_t{kThreads * kEach});
}
