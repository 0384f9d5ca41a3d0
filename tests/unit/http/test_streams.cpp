#include "sync/http/event_stream.h"
#include "sync/http/server.h"
#include "tests/support/has.h"
#include "tests/unit/http/raw_client.h"

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::http;
using pledge::testing::has;
using pledge::testing::RawClient;

namespace {

using Streams = std::vector<std::shared_ptr<EventStream>>;

EventStream::Data data(std::string text) {
    return std::make_shared<const std::string>(std::move(text));
}

// A server whose GET /events is a stream that begins with "first".
struct Streaming {
    explicit Streaming(ServerOptions options = {}) : server(options, router()) {
        const auto started = server.start();
        if (!started) FAIL(started.error().say);
    }
    Router router() {
        Router r;
        r.add("GET", "/events", [this](const Request&, const Responder& answer) {
            auto events = std::make_shared<EventStream>();
            events->publish(data("first"));
            {
                const std::lock_guard lock(mutex);
                streams.push_back(events);
            }
            Response response;
            response.events = std::move(events);
            answer(std::move(response));
        });
        r.add("GET", "/", [](const Request&, const Responder& answer) {
            answer({200, "fine", "text/plain", {}});
        });
        return r;
    }
    std::shared_ptr<EventStream> stream(std::size_t i) {
        const std::lock_guard lock(mutex);
        return streams.at(i);
    }
    // Waits until the server has let go of it.
    static void until_closed(const EventStream& events) {
        while (!events.closed()) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }

    std::mutex mutex;
    Streams streams;
    Server server;
};

const std::string kListen = "GET /events HTTP/1.1\r\nHost: x\r\n\r\n";

// Reads until `part` has come, or the other end closes.
std::string read_until(RawClient& client, const std::string& part) {
    std::string text;
    while (!has(text, part)) {
        const auto more = client.read_some();
        if (more.empty()) return text + "<end>";
        text += more;
    }
    return text;
}

}  // namespace

TEST_CASE("a stream holds the newest state alone") {
    EventStream events;
    CHECK(events.take() == nullptr);
    events.publish(data("one"));
    events.publish(data("two"));
    CHECK(*events.take() == "two");
    CHECK(events.take() == nullptr);
    int woken = 0;
    events.on_news([&] { ++woken; });
    events.publish(data("three"));
    events.end();
    CHECK(woken == 2);
    events.publish(data("four"));
    CHECK(*events.take() == "three");
    CHECK(events.ended());
    CHECK_FALSE(events.closed());
    events.close();
    CHECK(woken == 3);
    CHECK(events.closed());
    events.publish(data("five"));
    CHECK(events.take() == nullptr);
    CHECK(woken == 3);
}

TEST_CASE("what is published from any thread reaches a client, and the end follows the last word") {
    Streaming s;
    RawClient client(s.server.port());
    client.send(kListen);
    const auto head = read_until(client, "data: first\n\n");
    CHECK(has(head, "HTTP/1.1 200 OK\r\n"));
    CHECK(has(head, "Content-Type: text/event-stream\r\n"));
    CHECK(has(head, "Connection: close\r\n"));
    CHECK(has(head, "Cache-Control: no-store\r\n"));
    CHECK_FALSE(has(head, "Content-Length"));
    const auto events = s.stream(0);
    for (const char* word : {"second", "third"}) {
        std::thread([&] { events->publish(data(word)); }).join();
        CHECK(read_until(client, "\n\n") == std::string("data: ") + word + "\n\n");
    }
    events->publish(data("last"));
    events->end();
    CHECK(client.read_all() == "data: last\n\n");
    Streaming::until_closed(*events);
}

TEST_CASE("a stream that is closed ends without what was still to be said") {
    Streaming s;
    RawClient client(s.server.port());
    client.send(kListen);
    read_until(client, "data: first\n\n");
    s.stream(0)->close();
    CHECK(client.read_all().empty());
}

TEST_CASE("HEAD of a stream is its head") {
    Streaming s;
    RawClient client(s.server.port());
    client.send("HEAD /events HTTP/1.1\r\nHost: x\r\n\r\n");
    const auto answer = client.read_all();
    CHECK(has(answer, "text/event-stream"));
    CHECK(answer.ends_with("\r\n\r\n"));
    Streaming::until_closed(*s.stream(0));
}

TEST_CASE("a stream without news says that it lives") {
    ServerOptions options;
    options.comment_every = std::chrono::milliseconds(5);
    Streaming s(options);
    RawClient client(s.server.port());
    client.send(kListen);
    CHECK(has(read_until(client, ":\n\n:\n\n"), "data: first\n\n"));
    s.stream(0)->publish(data("news"));
    CHECK_FALSE(has(read_until(client, "data: news\n\n"), "<end>"));
}

TEST_CASE("a client that leaves, or says more, is let go of at once") {
    ServerOptions options;
    options.slow_reader = options.comment_every = std::chrono::hours(1);
    Streaming s(options);
    {
        RawClient leaving(s.server.port());
        leaving.send(kListen);
        read_until(leaving, "data: first\n\n");
    }
    Streaming::until_closed(*s.stream(0));
    RawClient talking(s.server.port());
    talking.send(kListen);
    read_until(talking, "data: first\n\n");
    talking.send(kListen);
    Streaming::until_closed(*s.stream(1));
}

TEST_CASE("a client that does not read is left, and costs nobody else anything") {
    ServerOptions options;
    options.slow_reader = std::chrono::milliseconds(50);
    Streaming s(options);
    RawClient slow(s.server.port()), quick(s.server.port());
    slow.send(kListen);
    read_until(slow, "data: first\n\n");
    quick.send(kListen);
    read_until(quick, "data: first\n\n");
    const auto large = data(std::string(std::size_t{8} << 20, 'x'));  // more than the system takes in between
    s.stream(0)->publish(large);
    s.stream(1)->publish(data("news"));
    CHECK(has(read_until(quick, "data: news\n\n"), "data: news"));
    Streaming::until_closed(*s.stream(0));
    CHECK_FALSE(s.stream(1)->closed());
}

TEST_CASE("streams have a cap of their own, keep their places, and leave room for others") {
    ServerOptions options;
    options.most_streams = 2;
    options.most_connections = 4;
    Streaming s(options);
    std::vector<std::unique_ptr<RawClient>> listening, idle;
    for (int i = 0; i < 2; ++i) {
        listening.push_back(std::make_unique<RawClient>(s.server.port()));
        listening.back()->send(kListen);
        read_until(*listening.back(), "data: first\n\n");
    }
    RawClient third(s.server.port());
    third.send(kListen);
    CHECK(has(third.read_all(), "503 "));
    // more than all places: whoever is idle makes room, whoever listens does not
    for (int i = 0; i < 12; ++i) {
        idle.push_back(std::make_unique<RawClient>(s.server.port()));
        RawClient served(s.server.port());
        served.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        CHECK(has(served.read_all(), "fine"));
    }
    for (std::size_t i = 0; i < 2; ++i) {
        s.stream(i)->publish(data("news"));
        CHECK(read_until(*listening.at(i), "\n\n") == "data: news\n\n");
    }
    // one leaves, another may listen
    listening.pop_back();
    Streaming::until_closed(*s.stream(1));
    RawClient again(s.server.port());
    again.send(kListen);
    CHECK_FALSE(has(read_until(again, "data: first\n\n"), "<end>"));
}

TEST_CASE("stopping says what was published last, then ends every stream, and waits for none of them") {
    ServerOptions options;
    options.stop_timeout = std::chrono::hours(1);
    Streaming s(options);
    std::vector<std::unique_ptr<RawClient>> listening;
    for (int i = 0; i < 20; ++i) {
        listening.push_back(std::make_unique<RawClient>(s.server.port()));
        listening.back()->send(kListen);
        read_until(*listening.back(), "data: first\n\n");
    }
    for (std::size_t i = 0; i < 20; i += 2) s.stream(i)->publish(data("over"));  // the others are at rest
    s.server.stop();
    for (std::size_t i = 0; i < 20; ++i)
        CHECK(listening.at(i)->read_all() == (i % 2 == 0 ? "data: over\n\n" : ""));
    for (std::size_t i = 0; i < 20; ++i) CHECK(s.stream(i)->closed());
}

TEST_CASE("a stream may outlive its server, and be published to from many threads while it ends") {
    Streams left;
    {
        Streaming s;
        RawClient client(s.server.port());
        client.send(kListen);
        read_until(client, "data: first\n\n");
        std::vector<std::thread> threads;
        for (int t = 0; t < 3; ++t)
            threads.emplace_back([events = s.stream(0)] {
                for (int i = 0; i < 200; ++i) events->publish(data(std::to_string(i)));
            });
        s.server.stop();
        for (auto& thread : threads) thread.join();
        left = s.streams;
    }
    left.at(0)->publish(data("late"));
    left.at(0)->end();
    CHECK(left.at(0)->closed());
}
