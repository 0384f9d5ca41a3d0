#include "sync/council/ingest.h"
#include "tests/support/council_device.h"
#include "tests/unit/council/council_fixture.h"

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

struct Ingesting : SqliteFixture {
    FakeClock clock;
    Ingest ingest{clock};
    CouncilDevice home, event, stranger;
    seal::PublicKey wave_key = seal::WaveKey::make().public_key;

    Ingesting() {
        home.id = device_id(1);
        event.id = device_id(2);
        event.slots = 240;
        stranger.id = device_id(3);
        for (const auto* device : {&home, &event}) {
            auto stored = some_device(device->id[0], device == &event ? Profile::event : Profile::home);
            stored.key = device->key.verify_key;
            REQUIRE(storage->add_device(stored).ok());
        }
        open_wave("w");
    }
    void open_wave(const char* id) {
        StoredWave wave;
        wave.wave = some_wave(id);
        wave.state = WaveState::open;
        wave.opened = clock.today();
        REQUIRE(storage->add_wave(wave).ok());
    }
    void close_wave(const char* id) {
        auto wave = storage->wave(WaveId(id)).value().value();
        wave.state = WaveState::published;
        REQUIRE(storage->update_wave(wave).ok());
    }
    int send(const HttpRequest& request) {
        http::Request as_server{request.method, request.path, {}, {}, {}, request.body};
        for (const auto& [name, value] : request.headers) as_server.headers[http::lower_case(name)] = value;
        auto upload = Upload::read(as_server);
        if (!upload) return 400;
        ingest.check_early(*upload);
        http::Response response;
        const auto done = storage->transact([&]() -> Status {
            auto taken = ingest.take(*storage, *upload);
            if (!taken) return taken.error();
            response = *taken;
            return {};
        });
        return done ? response.status : 503;
    }
    int send(const CouncilDevice& device, std::uint8_t batch) {
        return send(device.request(batch_id(batch), device.batch({}, wave_key)));
    }
    std::uint64_t stored() { return storage->envelopes(WaveId("w")).value(); }
};

}  // namespace

TEST_CASE("a batch of each profile is taken, and its device was in touch") {
    Ingesting f;
    CHECK(f.send(f.home, 1) == 200);
    CHECK(f.stored() == 12);
    CHECK(f.send(f.event, 1) == 200);  // the same batch id from another device is another batch
    CHECK(f.stored() == 252);
    CHECK(f.storage->device(f.home.id).value()->last_contact == f.clock.today());
}

TEST_CASE("the version of a kiosk's program is kept, and changes nothing else") {
    Ingesting f;
    auto request = f.home.request(batch_id(1), f.home.batch({}, f.wave_key));
    request.headers["Pledge-Version"] = "000.001.002";
    const auto version = [&] { return f.storage->device(f.home.id).value()->version; };
    CHECK(f.send(request) == 200);
    CHECK(version() == version_from_text("0.1.2"));
    // Bug this guards against: an update between two tries makes another batch of the same envelopes
    request.headers["Pledge-Version"] = "000.002.000";
    CHECK(f.send(request) == 200);
    CHECK(f.stored() == 12);
    f.clock.advance(std::chrono::hours(24));
    request = f.home.request(batch_id(2), f.home.batch({}, f.wave_key));
    request.headers["Pledge-Version"] = "9.9.9<script>";
    CHECK(f.send(request) == 200);  // nothing is lost for want of a version
    CHECK_FALSE(version());
    CHECK(f.stored() == 24);
}

TEST_CASE("an exact repeat is taken once, other bytes under the same id never") {
    Ingesting f;
    const auto request = f.home.request(batch_id(1), f.home.batch({}, f.wave_key));
    CHECK(f.send(request) == 200);
    CHECK(f.send(request) == 200);
    f.clock.advance(std::chrono::hours(72));
    CHECK(f.send(request) == 200);
    CHECK(f.stored() == 12);
    CHECK(f.send(f.home, 1) == 409);  // sealed anew: other bytes
    CHECK(f.stored() == 12);
}

TEST_CASE("one new batch a day") {
    Ingesting f;
    CHECK(f.send(f.home, 1) == 200);
    CHECK(f.send(f.home, 2) == 429);
    f.clock.advance(std::chrono::hours(24));
    CHECK(f.send(f.home, 2) == 200);
    CHECK(f.send(f.home, 3) == 429);
    CHECK(f.stored() == 24);
}

TEST_CASE("a server's clock that jumps gives a device no more batches than the wave has days") {
    Ingesting f;
    const auto today = f.clock.today();
    CHECK(f.send(f.home, 1) == 200);
    f.clock.set(today + std::chrono::days(1));
    CHECK(f.send(f.home, 2) == 200);
    f.clock.set(today + std::chrono::days(3650));
    CHECK(f.send(f.home, 3) == 200);
    f.clock.set(today + std::chrono::days(2));
    CHECK(f.send(f.home, 4) == 429);  // three batches in three days are enough
    f.clock.set(today + std::chrono::days(3));
    CHECK(f.send(f.home, 4) == 200);  // and the jump locks nobody out
    f.clock.set(today - std::chrono::days(5));
    CHECK(f.send(f.home, 5) == 429);
}

TEST_CASE("what no wave could count is accepted and let go") {
    Ingesting f;
    f.close_wave("w");
    const auto request = f.home.request(batch_id(1), f.home.batch({}, f.wave_key));
    CHECK(f.send(request) == 200);
    CHECK(f.stored() == 0);
    CHECK(f.send(request) == 200);
    CHECK(f.storage->receipt(f.home.id, batch_id(1)).value());
    CHECK(f.send(f.home, 2) == 429);  // the cap holds all the same
}

TEST_CASE("hostile uploads change nothing") {
    Ingesting f;
    const auto body = f.home.batch({}, f.wave_key);
    const auto id = batch_id(1);
    const auto fine = f.home.request(id, body);
    const auto with = [&](const char* header, const std::string& value) {
        auto request = fine;
        request.headers[header] = value;
        return f.send(request);
    };
    const auto resized = [&](std::size_t bytes) {
        auto other = body;
        other.resize(bytes);
        return f.send(f.home.request(id, other));
    };
    const auto changed = [&](std::size_t at, char to) {
        auto other = body;
        other[at] = to;
        return f.send(f.home.request(id, other));
    };
    SECTION("wrong key or wrong device") {
        CHECK(f.send(f.stranger, 1) == 401);
        CHECK(with("Pledge-Device", to_hex(f.stranger.id)) == 401);
        CHECK(with("Pledge-Device", to_hex(f.event.id)) == 401);
        auto other = f.home.request(id, body);
        other.headers["Pledge-Signature"] =
            to_base64(seal::sign_request(f.event.key, "POST", "/v1/batches", view_of(body), id));
        CHECK(f.send(other) == 401);
    }
    SECTION("a signature over something else") {
        CHECK(with("Pledge-Batch", to_hex(batch_id(2))) == 401);
        auto other = fine;
        other.body.back() = static_cast<char>(other.body.back() ^ 1);
        CHECK(f.send(other) == 401);
        other = fine;
        other.path = "/v1/devices";
        CHECK(f.send(other) == 401);
        other = fine;
        other.method = "PUT";
        CHECK(f.send(other) == 401);
    }
    SECTION("headers that are missing or malformed") {
        CHECK(with("Pledge-Device", "") == 400);
        CHECK(with("Pledge-Device", "zz") == 400);
        CHECK(with("Pledge-Batch", to_hex(id) + "00") == 400);
        CHECK(with("Pledge-Signature", "AAAA") == 400);
        CHECK(with("Pledge-Signature", "") == 400);
    }
    SECTION("a wrong size, correctly signed") {
        for (const std::size_t bytes : {std::size_t{0}, std::size_t{5}, std::size_t{6}, body.size() - 1,
                                        body.size() + 1, body.size() + 1072}) {
            INFO(bytes);
            CHECK(resized(bytes) == 400);
        }
        CHECK(f.send(f.home.request(id, f.event.batch({}, f.wave_key))) == 400);
        auto as_event = f.event.request(id, body);
        CHECK(f.send(as_event) == 400);
    }
    SECTION("a wrong head, correctly signed") {
        CHECK(changed(0, 'Q') == 400);
        CHECK(changed(3, '2') == 400);
        CHECK(changed(4, 13) == 400);
        CHECK(changed(5, 1) == 400);
    }
    SECTION("a device that was signed off, even after it was known") {
        REQUIRE(f.send(fine) == 200);
        REQUIRE(f.storage->revoke_device(f.home.id).ok());
        f.clock.advance(std::chrono::hours(24));
        CHECK(f.send(f.home, 2) == 403);
        CHECK(f.send(fine) == 403);
        CHECK(f.stored() == 12);
        return;
    }
    CHECK(f.stored() == 0);
    CHECK_FALSE(f.storage->receipt(f.home.id, id).value());
    CHECK(f.send(fine) == 200);  // and it did not lock the honest device out
}

TEST_CASE("a device that was enrolled anew under its id is checked against its new key") {
    // the key that was remembered for speed must not outlive the one in the storage
    Ingesting f;
    CHECK(f.send(f.home, 1) == 200);
    CouncilDevice renewed;
    renewed.id = f.home.id;
    SqliteFixture other;
    auto stored = some_device(f.home.id[0]);
    stored.key = renewed.key.verify_key;
    REQUIRE(other.storage->add_device(stored).ok());
    std::swap(f.storage, other.storage);
    CHECK(f.send(f.home, 2) == 401);
    CHECK(f.send(renewed, 2) == 200);
}
