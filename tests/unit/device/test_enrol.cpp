#include "sync/device/enrol.h"
#include "tests/support/fake_council.h"

#include <catch2/catch.hpp>
#include <sys/stat.h>
#include <unistd.h>

using namespace pledge;
using testing::DeviceFixture;
using testing::FakeCouncil;
using Fault = testing::FakeCouncil::Fault;

namespace {

constexpr const char* kUrl = "https://pledge.example.org";

Result<shelf::Identity> enrol(DeviceFixture& f, const std::string& code) {
    return device::enrol(f.shelf, f.server, kUrl, code, f.random, f.clock);
}

void refused(DeviceFixture& f, const std::string& code, Code why) {
    const auto got = enrol(f, code);
    REQUIRE_FALSE(got);
    INFO(got.error().say);
    CHECK(got.error().code == why);
    CHECK(got.error().say.find(code.substr(0, 9)) == std::string::npos);
    CHECK_FALSE(std::filesystem::exists(f.shelf.folder()));  // nothing was stored
}

}  // namespace

TEST_CASE("a code makes a folder a device, once") {
    DeviceFixture f;
    const auto code = f.code();
    const auto who = enrol(f, code);
    if (!who) FAIL(who.error().say);
    CHECK(f.shelf.identity().value() == *who);
    CHECK(who->server == kUrl);
    CHECK(who->slots == 12);
    CHECK(f.outbox().slots() == 12);
    CHECK(f.outbox().has_room().value());
    CHECK(f.server.devices.at(to_hex(who->device)) == f.shelf.device_key().value().verify_key);
    // the code's secret is all that left; the fingerprint and the seed did not
    REQUIRE(f.server.seen.size() == 1);
    const auto sent = Json::parse(f.server.seen[0].body);
    CHECK(sent.size() == 2);
    CHECK(sent["code"].get<std::string>().size() == 14);

    const auto again = enrol(f, f.code());
    REQUIRE_FALSE(again);
    CHECK(again.error().code == Code::conflict);
    CHECK(again.error().say.find("use another folder") != std::string::npos);
    CHECK(f.server.seen.size() == 1);
    CHECK(f.shelf.identity().value() == *who);
}

TEST_CASE("a server that is not the code's gets no kiosk, and nothing is stored") {
    DeviceFixture f;
    const auto code = f.code();
    f.server.twist = [](HttpReply& reply) {
        auto json = Json::parse(reply.body);
        json["publisher_key"] = to_base64(seal::SigningKey::make().verify_key);
        reply.body = json.dump();
    };
    refused(f, code, Code::denied);
}

TEST_CASE("a typing slip sends nothing") {
    DeviceFixture f;
    auto code = f.code();
    code[3] = code[3] == '7' ? '8' : '7';
    refused(f, code, Code::bad_input);
    refused(f, "nonsense 12345", Code::bad_input);
    CHECK(f.server.seen.empty());
}

TEST_CASE("what the server refuses is said in one sentence, and nothing is stored") {
    DeviceFixture f;
    refused(f, seal::EnrolCode::make(f.server.council.publisher.verify_key).text(),
            Code::denied);  // never handed out
    const std::pair<int, Code> replies[] = {
        {400, Code::failed},      {404, Code::failed}, {429, Code::too_soon}, {500, Code::unavailable},
        {503, Code::unavailable}, {200, Code::failed}, {302, Code::failed}};
    for (const auto& [status, why] : replies) {
        INFO(status);
        f.server.next(Fault::status, status);
        refused(f, f.code(), why);
    }
}

TEST_CASE("a lost reply is asked for again, with the same key") {
    DeviceFixture f;
    const auto code = f.code();
    f.server.next(Fault::reply_lost);
    f.server.next(Fault::lost);
    REQUIRE(enrol(f, code));
    REQUIRE(f.server.seen.size() == 3);
    CHECK(f.server.seen[0].body == f.server.seen[2].body);
    CHECK(f.server.devices.size() == 1);
}

TEST_CASE("a server that can't be reached leaves nothing behind") {
    DeviceFixture f;
    for (int i = 0; i < 3; ++i) f.server.next(Fault::lost);
    refused(f, f.code(), Code::unavailable);
    CHECK(f.server.seen.size() == 3);
}

TEST_CASE("a reply with any field wrong is refused") {
    DeviceFixture f;
    const std::pair<const char*, Json> wrong[] = {
        {"device", "00"},   {"device", 5}, {"profile", "school"},   {"slots", 13},   {"slots", 240},
        {"council", "D C"}, {"more", 1},   {"publisher_key", "AA"}, {"slots", "12"},
    };
    for (const auto& [field, value] : wrong) {
        INFO(field << " = " << value);
        f.server.twist = [&, field = field, value = value](HttpReply& reply) {
            auto json = Json::parse(reply.body);
            json[field] = value;
            reply.body = json.dump();
        };
        refused(f, f.code(), Code::bad_input);
    }
    f.server.twist = [](HttpReply& reply) { reply.body = "<html>"; };
    refused(f, f.code(), Code::bad_input);
}

TEST_CASE("a folder that can't be written to is found out before the code is used up") {
    DeviceFixture f;
    const shelf::Shelf nowhere(f.folder / "no/data");
    const auto got = device::enrol(nowhere, f.server, kUrl, f.code(), f.random, f.clock);
    REQUIRE_FALSE(got);
    CHECK(got.error().code == Code::failed);
    CHECK(f.server.seen.empty());
}

TEST_CASE("an outbox that lost its identity is kept, and what is in it goes out") {
    DeviceFixture f;
    REQUIRE(enrol(f, f.code()));
    f.put(1);
    std::filesystem::remove(f.shelf.folder() + "/identity.json");
    REQUIRE(enrol(f, f.code()));
    auto box = f.outbox();
    CHECK(box.has_room().error().code == Code::full);  // the new key does not fit the old map
    REQUIRE(box.freeze(BatchId{1}, outbox::make_dummies(12, std::nullopt)));
    CHECK(box.has_room().value());

    // but one of another profile can't be sent: it is not touched
    std::filesystem::remove(f.shelf.folder() + "/identity.json");
    const auto before = testing::read_all(f.shelf.outbox_path());
    f.server.profile = "event";
    const auto got = enrol(f, f.code());
    REQUIRE_FALSE(got);
    CHECK(got.error().code == Code::conflict);
    CHECK((testing::read_all(f.shelf.outbox_path()) == before));
    CHECK_FALSE(f.shelf.enrolled());
}
