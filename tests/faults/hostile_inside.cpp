// Good batches with something wrong sealed inside, which nobody can see before the close; and enrolment.
#include "tests/faults/hostile_stage.h"

#include <thread>

namespace pledge::testing {
namespace {

using Change = std::function<void(Message&)>;

// docs/formats/envelope.md: version, kind, length (2), then id (16), set, company, group, points.
constexpr std::size_t kLength = 2, kSetLength = 20, kCompany = 31, kGroup = 32, kPoints = 33, kFirst = 34;

Kind changed(const char* name, Change change) {
    return {name, 200, 12, 0, [change = std::move(change)](Stage& s) {
                auto message = encode(s.answer());
                change(message);
                return s.send(s.batch(s.intruder(), {message}));
            }};
}

Kind answered(const char* name, std::function<void(Answer&)> change) {
    return {name, 200, 12, 0, [change = std::move(change)](Stage& s) {
                auto answer = s.answer();
                change(answer);
                return s.send(s.batch(s.intruder(), {encode(answer)}));
            }};
}

Kind sealed(const char* name, std::function<seal::Envelope(Stage&)> make) {
    return {name, 200, 12, 0,
            [make = std::move(make)](Stage& s) { return s.send(s.batch_with(s.intruder(), {make(s)})); }};
}

std::vector<Kind> kinds_of_seals() {
    return {
        sealed("an envelope of random bytes",
               [](Stage& s) { return s.c.random.bytes<seal::kEnvelopeBytes>(); }),
        sealed("an envelope of zeros", [](Stage&) { return seal::Envelope{}; }),
        sealed("an envelope to a key of the sender's own",
               [](Stage& s) { return seal::seal(encode(s.answer()), seal::WaveKey::make().public_key); }),
        sealed("an envelope to a wave that is only planned",
               [](Stage& s) { return seal::seal(encode(s.answer()), s.c.wave_key("later")); }),
        sealed("an envelope with one bit turned after it was sealed",
               [](Stage& s) {
                   auto envelope = seal::seal(encode(s.answer()), s.c.asked);
                   envelope[700] ^= 4;
                   return envelope;
               }),
    };
}

std::vector<Kind> kinds_of_messages() {
    return {
        changed("padding that is not zero", [](Message& m) { m.back() = 1; }),
        changed("a length beyond the message", [](Message& m) { m[kLength + 1] = 0xff; }),
        changed("a length one too short", [](Message& m) { --m[kLength]; }),
        changed("a length one too long", [](Message& m) { ++m[kLength]; }),
        changed("an unknown version", [](Message& m) { m[0] = 2; }),
        changed("an unknown kind", [](Message& m) { m[1] = 9; }),
        changed("a dummy with something in it", [](Message& m) { m[1] = 0; }),
        changed("a set's name longer than the body", [](Message& m) { m[kSetLength] = 255; }),
        changed("a set's name with letters that no name has", [](Message& m) { m[kSetLength + 1] = '/'; }),
        changed("an unknown company", [](Message& m) { m[kCompany] = 3; }),
        changed("a group that no wave has", [](Message& m) { m[kGroup] = 4; }),
        changed("more promises than there is room for", [](Message& m) { m[kPoints] = 121; }),
        changed("a face out of range", [](Message& m) { m[kFirst] = 10; }),
        answered("another set of promises", [](Answer& a) { a.set = SetId("leicester"); }),
        answered("a promise that is not asked",
                 [](Answer& a) {
                     a.points.push_back({Say::face_5, 0});
                 }),
        answered("a promise too few", [](Answer& a) { a.points.pop_back(); }),
        answered("a reason that is not offered", [](Answer& a) { a.points[0].reasons = 0x80; }),
        answered("a group in a wave without groups", [](Answer& a) { a.group = 1; }),
    };
}

std::vector<Kind> kinds_of_ids() {
    return {
        {"one answer in all twelve envelopes", 200, 12, 1,
         [](Stage& s) {
             const auto message = encode(s.answer());
             return s.send(s.batch(s.intruder(), std::vector<Message>(12, message)));
         }},
        {"two different answers under one id", 200, 12, 1,
         [](Stage& s) {
             auto answer = s.answer();
             const auto first = encode(answer);
             answer.points[0].say = Say::face_1;
             return s.send(s.batch(s.intruder(), {first, encode(answer)}));
         }},
        {"one id on two days from two devices", 200, 24, 1,
         [](Stage& s) {
             auto answer = s.answer();
             s.send(s.batch(s.intruder(), {encode(answer)}));
             s.c.days_pass(1);
             answer.points[0].say = Say::face_1;
             return s.send(s.batch(s.intruder(), {encode(answer)}));
         }},
    };
}

int race(Stage& s) {
    const auto secret = seal::EnrolCode::read(s.code()).value().secret;
    std::vector<int> statuses(8);
    std::vector<std::thread> threads;
    for (auto& status : statuses)
        threads.emplace_back([&] {
            const auto key = seal::SigningKey::make().verify_key;
            const HttpRequest request{
                "POST",
                "/v1/devices",
                {},
                R"({"code":")" + to_hex(secret) + R"(","device_key":")" + to_base64(key) + "\"}"};
            const auto transport =
                http::make_curl_transport("http://127.0.0.1:" + std::to_string(s.c.service->port()));
            const auto reply = transport->send(request);
            status = reply ? reply->status : 0;
        });
    for (auto& thread : threads) thread.join();
    const auto in = std::count(statuses.begin(), statuses.end(), 201);
    return in == 1 && std::count(statuses.begin(), statuses.end(), 403) == 7 ? 403 : 0;
}

}  // namespace

std::vector<Kind> kinds_inside_an_envelope() {
    auto out = kinds_of_seals();
    for (auto& kind : kinds_of_messages()) out.push_back(std::move(kind));
    for (auto& kind : kinds_of_ids()) out.push_back(std::move(kind));
    return out;
}

std::vector<Kind> kinds_of_enrolment() {
    const auto any_key = [] { return seal::SigningKey::make().verify_key; };
    return {
        {"a code that another device has used", 403, 0, 0,
         [any_key](Stage& s) {
             const auto code = s.code();
             return s.enrol(code, any_key()) == 201 ? s.enrol(code, any_key()) : 0;
         }},
        {"a code that has expired", 403, 0, 0,
         [any_key](Stage& s) {
             const auto code = s.code();
             s.c.clock.pass(std::chrono::minutes(15));
             return s.enrol(code, any_key());
         }},
        {"a thousand guesses while a code waits, which then still works", 201, 0, 0,
         [any_key](Stage& s) {
             const auto code = s.code();
             for (int i = 0; i < 1000; ++i)
                 if (s.enrol(seal::EnrolCode::make({}).text(), any_key()) != 403) return 0;
             return s.enrol(code, any_key());
         }},
        {"one code, eight devices at once", 403, 0, 0, race},
        {"a device that was signed off, with its old code", 403, 0, 0,
         [](Stage& s) {
             const auto code = s.code();
             const auto key = seal::SigningKey::make().verify_key;
             if (s.enrol(code, key) != 201) return 0;
             for (const auto& device : s.c.storage()->devices().value())
                 if (device.key == key) s.c.command("device revoke " + to_hex(device.id));
             return s.enrol(code, key);
         }},
        {"a request to enrol that is no JSON", 400, 0, 0,
         [](Stage& s) {
             return s.send({"POST", "/v1/devices", {}, std::string(1000, '[')});
         }},
    };
}

}  // namespace pledge::testing
