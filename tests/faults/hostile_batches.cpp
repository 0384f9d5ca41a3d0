// Batches that are signed as they should be, and yet wrong; too many of them; and at the wrong time.
#include "sync/http/client.h"
#include "tests/faults/hostile_stage.h"

#include <mutex>
#include <thread>

namespace pledge::testing {
namespace {

int resized(Stage& s, const std::function<void(std::string&)>& change) {
    const auto device = s.intruder();
    auto body = device.batch({}, s.c.asked);
    change(body);
    return s.raw(bytes_of(s.sign(device, std::move(body))));
}

// All at the same time, each on a connection of its own; how often each status came.
std::map<int, int> together(Stage& s, const std::vector<HttpRequest>& requests) {
    std::map<int, int> out;
    std::mutex mutex;
    std::vector<std::thread> threads;
    for (const auto& request : requests)
        threads.emplace_back([&] {
            const auto transport =
                http::make_curl_transport("http://127.0.0.1:" + std::to_string(s.c.service->port()));
            const auto reply = transport->send(request);
            const std::lock_guard lock(mutex);
            ++out[reply ? reply->status : 0];
        });
    for (auto& thread : threads) thread.join();
    return out;
}

// On the wave's first day: days before it give nobody another batch.
int jump(Stage& s) {
    const auto device = s.intruder();
    int status = s.send(s.batch(device));
    if (status != 200) return status;
    for (const int days : {1, 200}) {
        s.c.clock.pass(std::chrono::hours(-24) * days);
        status = s.send(s.batch(device));
        s.c.clock.pass(std::chrono::hours(24) * days);
        if (status != 429) break;
    }
    return status;
}

std::vector<Kind> kinds_of_repeats() {
    return {
        {"the same batch again, and again three days later", 200, 12, 1,
         [](Stage& s) {
             const auto request = s.batch(s.intruder(), {encode(s.answer())});
             s.send(request);
             s.send(request);
             s.c.days_pass(3);
             return s.send(request);
         }},
        {"the same batch, its id in capitals", 200, 12, 1,
         [](Stage& s) {
             auto request = s.batch(s.intruder(), {encode(s.answer())});
             s.send(request);
             for (auto& c : request.headers["Pledge-Batch"]) c = static_cast<char>(std::toupper(c));
             return s.send(request);
         }},
        {"the same id with another body", 409, 12, 0,
         [](Stage& s) {
             const auto device = s.intruder();
             const auto id = s.c.random.bytes<16>();
             s.send(device.request(id, device.batch({}, s.c.asked)));
             return s.send(device.request(id, device.batch({encode(s.answer())}, s.c.asked)));
         }},
        {"a second batch on the same day", 429, 12, 0,
         [](Stage& s) {
             const auto device = s.intruder();
             s.send(s.batch(device));
             return s.send(s.batch(device, {encode(s.answer())}));
         }},
        {"twenty batches of one device at once", 429, 12, 0,
         [](Stage& s) {
             const auto device = s.intruder();
             std::vector<HttpRequest> requests;
             for (int i = 0; i < 20; ++i) requests.push_back(s.batch(device));
             const auto said = together(s, requests);
             return said == std::map<int, int>{{200, 1}, {429, 19}} ? 429 : 0;
         }},
        {"one batch on twenty connections at once", 200, 12, 1,
         [](Stage& s) {
             const std::vector<HttpRequest> requests(20, s.batch(s.intruder(), {encode(s.answer())}));
             return together(s, requests) == std::map<int, int>{{200, 20}} ? 200 : 0;
         }},
        {"another device's batch, taken from the wire and signed anew", 200, 24, 1,
         [](Stage& s) {
             const auto request = s.batch(s.intruder(), {encode(s.answer())});
             s.send(request);
             return s.send(s.sign(s.intruder(), request.body));
         }},
    };
}

}  // namespace

std::vector<Kind> kinds_of_batches() {
    std::vector<Kind> out = {
        {"an empty body", 400, 0, 0, [](Stage& s) { return resized(s, [](auto& b) { b.clear(); }); }},
        {"a byte too few", 400, 0, 0, [](Stage& s) { return resized(s, [](auto& b) { b.pop_back(); }); }},
        {"a byte too many", 400, 0, 0, [](Stage& s) { return resized(s, [](auto& b) { b += 'x'; }); }},
        {"a slot too many", 400, 0, 0,
         [](Stage& s) {
             return resized(s, [](auto& b) {
                 b[4] = 13;
                 b.append(1072, 'x');
             });
         }},
        {"a slot too few", 400, 0, 0,
         [](Stage& s) {
             return resized(s, [](auto& b) {
                 b[4] = 11;
                 b.resize(b.size() - 1072);
             });
         }},
        {"an event's batch from a home", 400, 0, 0,
         [](Stage& s) {
             auto device = s.intruder();
             device.slots = 240;
             return s.raw(bytes_of(s.batch(device)));
         }},
        {"a head that names another number of slots", 400, 0, 0,
         [](Stage& s) { return resized(s, [](auto& b) { b[5] = 1; }); }},
        {"a head of another kind", 400, 0, 0,
         [](Stage& s) { return resized(s, [](auto& b) { b[3] = '2'; }); }},
    };
    for (auto& kind : kinds_of_repeats()) out.push_back(std::move(kind));
    return out;
}

std::vector<Kind> kinds_before_the_wave() {
    return {{"a batch before any wave is open", 200, 0, 0,
             [](Stage& s) { return s.send(s.batch(s.intruder(), {encode(s.answer())})); }}};
}

std::vector<Kind> kinds_on_the_first_day() {
    return {{"more batches than the wave has days, the server's clock set to and fro", 429, 12, 0, jump}};
}

std::vector<Kind> kinds_after_the_close() {
    return {{"a batch after the wave was closed", 200, 0, 0,
             [](Stage& s) { return s.send(s.batch(s.intruder(), {encode(s.answer())})); }},
            {"a batch that was taken before the close, sent again after it", 200, 0, 0, [](Stage& s) {
                 const auto request = s.batch(s.intruder(), {encode(s.answer())});
                 s.send(request);
                 return s.send(request);
             }}};
}

}  // namespace pledge::testing
