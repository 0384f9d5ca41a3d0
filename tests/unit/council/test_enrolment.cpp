#include "sync/core/json_reader.h"
#include "sync/council/enrolment.h"
#include "tests/unit/council/council_fixture.h"

#include <cmath>
#include <sstream>

#include <catch2/catch.hpp>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

struct Enrolling : SqliteFixture {
    FakeClock clock;
    seal::VerifyKey publisher{7};
    Enrolment enrolment{CouncilId("derby"), publisher, clock, random};

    void add_code(std::uint8_t n, Profile profile = Profile::home) {
        const EnrolmentCode code{hash_of_code({n}), profile, clock.now() + std::chrono::minutes(15), {}};
        REQUIRE(storage->add_code(code).ok());
    }
    http::Response take(std::uint8_t code, std::uint8_t key) {
        return enrolment.take(*storage, {{code}, {key}}).value();
    }
};

}  // namespace

TEST_CASE("a code lets one device in and says all it needs to know") {
    Enrolling f;
    f.add_code(1, Profile::event);
    const auto reply = f.take(1, 9);
    CHECK(reply.status == 201);
    const auto json = Json::parse(reply.body);
    CHECK(json["profile"] == "event");
    CHECK(json["slots"] == 240);
    CHECK(json["council"] == "derby");
    CHECK(json["publisher_key"] == to_base64(f.publisher));
    const auto device = f.storage->device(from_hex<16>(json["device"].get<std::string>()).value()).value();
    REQUIRE(device);
    CHECK(device->key == seal::VerifyKey{9});
    CHECK(device->profile == Profile::event);
    CHECK(device->enrolled == f.clock.today());
}

TEST_CASE("a code works once, for its time, and every refusal reads the same") {
    Enrolling f;
    f.add_code(1);
    f.add_code(2);
    CHECK(f.take(1, 9).status == 201);
    const auto used = f.take(1, 8), unknown = f.take(3, 8);
    f.clock.advance(std::chrono::minutes(15));
    const auto expired = f.take(2, 8);
    CHECK(used.status == 403);
    CHECK(unknown.status == 403);
    CHECK(expired.status == 403);
    CHECK(used.body == unknown.body);
    CHECK(used.body == expired.body);
    CHECK(f.storage->devices().value().size() == 1);
}

TEST_CASE("a device whose answer was lost on the way gets it again, another device does not") {
    Enrolling f;
    f.add_code(1);
    const auto first = f.take(1, 9);
    CHECK(f.take(1, 9).body == first.body);
    CHECK(f.storage->devices().value().size() == 1);
    f.clock.advance(std::chrono::minutes(15));
    CHECK(f.take(1, 9).status == 403);
}

TEST_CASE("a device that was signed off does not come back by its old code") {
    Enrolling f;
    f.add_code(1);
    const auto id = Json::parse(f.take(1, 9).body)["device"].get<std::string>();
    REQUIRE(f.storage->revoke_device(from_hex<16>(id).value()).ok());
    CHECK(f.take(1, 9).status == 403);
}

TEST_CASE("an outsider who tries wrong codes keeps nobody out") {
    // Bug: thirty wrong tries in ten minutes shut enrolment for everybody, for as long as they went on.
    Enrolling f;
    f.add_code(1);
    const auto before = spdlog::default_logger();
    std::ostringstream log;
    spdlog::set_default_logger(
        std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(log)));
    int refused = 0;
    for (int i = 0; i < 5000; ++i) refused += f.take(static_cast<std::uint8_t>(2 + i % 250), 9).status == 403;
    spdlog::set_default_logger(before);
    CHECK(refused == 5000);
    CHECK(f.take(1, 9).status == 201);
    const auto said = log.str();
    CHECK(said.find("wrong enrolment codes") != std::string::npos);
    CHECK(said.find("wrong enrolment codes") == said.rfind("wrong enrolment codes"));
}

TEST_CASE("before guessing could matter it is ended for everybody, then forgiven") {
    Enrolling f;
    f.add_code(1);
    Enrolment strict(CouncilId("derby"), f.publisher, f.clock, f.random, {30, std::chrono::minutes(10), 30});
    const auto take = [&](std::uint8_t code) {
        return strict.take(*f.storage, {{code}, {9}}).value().status;
    };
    for (std::uint8_t i = 0; i < 30; ++i) CHECK(take(static_cast<std::uint8_t>(100 + i)) == 403);
    CHECK(take(1) == 429);
    f.clock.advance(std::chrono::minutes(10));
    CHECK(take(1) == 201);
    // what a guesser can hope for while one code lasts
    const EnrolmentLimits limits;
    const double tries = 3.0 * static_cast<double>(limits.wrong);  // fifteen minutes touch three windows
    CHECK(tries / std::pow(2.0, 50) < 1e-8);
}

TEST_CASE("only the hash of a code is stored") {
    Enrolling f;
    f.add_code(0x5a);
    const Bytes<7> secret{0x5a};
    CHECK(hash_of_code(secret) != seal::sha256(secret));
    CHECK(f.storage->code(hash_of_code(secret)).value());
}

TEST_CASE("a request to enrol is exactly a code and a key") {
    const std::string key = to_base64(seal::VerifyKey{1});
    CHECK(Enrolment::read("{\"code\":\"0123456789abcd\",\"device_key\":\"" + key + "\"}").ok());
    const std::vector<std::string> wrong = {
        std::string("{}"),
        std::string("[]"),
        std::string(),
        "{\"code\":\"0123456789abc\",\"device_key\":\"" + key + "\"}",
        "{\"code\":\"0123456789abcdef\",\"device_key\":\"" + key + "\"}",
        "{\"code\":\"0123456789abcd\",\"device_key\":\"AAAA\"}",
        "{\"code\":\"0123456789abcd\",\"device_key\":\"" + key + "\",\"name\":\"x\"}",
        "{\"code\":12,\"device_key\":\"" + key + "\"}"};
    for (const auto& bad : wrong) {
        INFO(bad);
        const auto refused = Enrolment::read(bad);
        REQUIRE_FALSE(refused);
        CHECK(refused.error().code == Code::bad_input);
    }
}
