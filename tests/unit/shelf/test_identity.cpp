#include "sync/core/json_reader.h"
#include "sync/seal/box.h"
#include "tests/support/council_fixture.h"

#include <catch2/catch.hpp>
#include <sys/stat.h>

using namespace pledge;
using shelf::Shelf;
using testing::CouncilFixture;
using testing::TempFolder;

TEST_CASE("an identity survives writing and reading; one with any field wrong is refused") {
    const CouncilFixture council;
    const auto good = shelf::write_identity(council.identity());
    CHECK(shelf::read_identity(good).value() == council.identity());
    const std::pair<const char*, Json> wrong[] = {
        {"format", 2},  {"server", 1},      {"device", "05"},      {"profile", "school"},
        {"slots", 240}, {"council", "D C"}, {"publisher_key", ""}, {"setting", "somewhere"},
        {"slots", 0},
    };
    for (const auto& [field, value] : wrong) {
        INFO(field << " = " << value);
        auto json = Json::parse(good);
        json[field] = value;
        CHECK(shelf::read_identity(json.dump()).error().code == Code::bad_input);
    }
}

TEST_CASE("a folder is enrolled from the moment its identity is stored") {
    TempFolder folder;
    const Shelf shelf(folder / "data");
    CHECK_FALSE(shelf.enrolled());
    const auto nobody = shelf.identity();
    REQUIRE_FALSE(nobody);
    CHECK(nobody.error().code == Code::not_found);
    CHECK(nobody.error().say.find("pledge-sync enrol") != std::string::npos);

    const auto device = seal::SigningKey::make();
    REQUIRE(shelf.store_keys(device));
    CHECK_FALSE(shelf.enrolled());
    REQUIRE(shelf.store_identity(CouncilFixture().identity()));
    CHECK(shelf.enrolled());
    CHECK(shelf.device_key().value().verify_key == device.verify_key);
    for (const char* key : {"data/device.key", "data/outbox.key"}) {
        struct stat info {};
        REQUIRE(::stat((folder / key).c_str(), &info) == 0);
        CHECK((info.st_mode & 0777) == 0600);
        CHECK(info.st_size == 32);
    }
}

TEST_CASE("a lost or damaged outbox key is made again from the device's own") {
    TempFolder folder;
    const Shelf shelf(folder.path());
    const auto device = seal::SigningKey::make();
    REQUIRE(shelf.store_keys(device));
    const auto right = testing::read_all(folder / "outbox.key");
    CHECK(right == text_of(seal::outbox_key_of(device.seed).bytes()));

    SECTION("lost") {
        std::filesystem::remove(folder / "outbox.key");
    }
    SECTION("cut short") {
        testing::write_all(folder / "outbox.key", right.substr(1));
    }
    SECTION("too long") {
        testing::write_all(folder / "outbox.key", right + "x");
    }
    SECTION("another") {
        testing::write_all(folder / "outbox.key", std::string(32, 'x'));
    }
    if (testing::read_all(folder / "outbox.key").size() != 32) CHECK_FALSE(shelf.outbox_key());
    REQUIRE(shelf.mend_outbox_key());
    CHECK(testing::read_all(folder / "outbox.key") == right);
    CHECK(shelf.mend_outbox_key());

    testing::write_all(folder / "device.key", "short");
    CHECK(shelf.device_key().error().code == Code::corrupt);
    CHECK(shelf.mend_outbox_key().error().code == Code::corrupt);
    CHECK(testing::read_all(folder / "outbox.key") == right);
}

TEST_CASE("the status says when and what, and survives writing and reading") {
    TempFolder folder;
    const Shelf shelf(folder.path());
    CHECK(shelf.status().value() == shelf::DeviceStatus{});
    shelf::DeviceStatus status;
    status.contact = day_from_text("2026-11-22");
    status.sent = day_from_text("2026-11-21");
    status.manifest = 7;
    status.packs = {{SetId("derby-2024"), 3}};
    status.replies = {{SetId("derby-2024"), 2}, {SetId("derby-heritage"), 1}};
    status.state = "offline";
    REQUIRE(shelf.store_status(status));
    CHECK(shelf.status().value() == status);
    CHECK_FALSE(shelf::needs_help(status));
    status.state = "revoked";
    CHECK(shelf::needs_help(status));
    testing::write_all(folder / "status.json", "{}");
    CHECK(shelf.status().error().code == Code::bad_input);
}
