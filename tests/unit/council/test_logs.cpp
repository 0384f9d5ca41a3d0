// Whatever happens to a device's requests, the log holds nothing of it.
#include "sync/core/json_reader.h"
#include "sync/store/database.h"
#include "tests/unit/council/running_council.h"

#include <filesystem>
#include <sstream>

#include <catch2/catch.hpp>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>

using namespace pledge;
using namespace pledge::testing;

TEST_CASE("the log names no device, key, code or address, whatever is sent") {
    RunningCouncil c;
    c.command("init --council derby --name Derby --passphrase-file @publisher.txt");
    c.command("pack build " + std::string(PLEDGE_SOURCE_DIR) +
              "/assets/packs/derby-2024 --out @derby.pack --passphrase-file @publisher.txt");
    c.command("pack publish @derby.pack");
    c.command(
        "wave plan --id w --set derby-2024 --opens 2026-11-01 --asks-until 2026-12-01 --results 2027-01 "
        "--recovery-sheet @sheet.txt --passphrase-file @wave.txt");
    c.command("wave open --id w --passphrase-file @publisher.txt");
    c.asked = c.wave_key("w");

    const auto before = spdlog::default_logger();
    std::ostringstream log;
    const auto capture =
        std::make_shared<spdlog::logger>("test", std::make_shared<spdlog::sinks::ostream_sink_mt>(log));
    capture->set_level(spdlog::level::trace);
    spdlog::set_default_logger(capture);
    c.start();
    const auto text = c.command("enrol-code --profile home");
    spdlog::set_default_logger(capture);  // the command had set its own
    const auto device = c.enrol("home");
    spdlog::set_default_logger(capture);
    Answer answer;
    answer.id = c.random.bytes<16>();
    answer.set = SetId("derby-2024");
    answer.points.resize(10);
    CHECK(c.upload(device, {answer}) == 200);
    CHECK(c.upload(device, {answer}) == 429);
    CHECK(c.send({"POST", "/v1/devices", {}, "{\"code\":\"canary-code\"}"}).status == 400);
    CHECK(c.send({"GET",
                  "/v1/packs/canary-pack/1?canary=query",
                  {{"X-Canary", "canary-header"},
                   {"X-Forwarded-For", "203.0.113.77"},
                   {"X-Real-IP", "203.0.113.77"},
                   {"Forwarded", "for=203.0.113.77"}},
                  ""})
              .status == 404);
    {
        // even when the storage fails under it
        auto raw = store::Database::open(c.folder / "council.db").value();
        REQUIRE(raw.attempt([](SQLite::Database& d) { d.exec("DROP TABLE receipt"); }).ok());
    }
    CHECK(c.upload(device, {answer}) == 503);
    c.service->stop();
    spdlog::set_default_logger(before);

    const auto said = log.str();
    CHECK(said.find("[error]") != std::string::npos);  // the log was watched
    for (const auto& secret :
         {to_hex(device.id), to_hex(device.key.verify_key), to_base64(device.key.verify_key),
          to_hex(answer.id), text.substr(0, 39), std::string("canary"), std::string("127.0.0.1"),
          std::string("203.0.113.77"), std::string("pledge-device")}) {
        INFO(secret << " in: " << said);
        CHECK(said.find(secret) == std::string::npos);
    }
    // and nowhere in what the council keeps is an address of anybody's
    for (const auto& entry : std::filesystem::recursive_directory_iterator(c.folder.path())) {
        if (!entry.is_regular_file() || entry.path().filename() == "council.toml") continue;
        const auto kept = read_all(entry.path());
        for (const char* address : {"203.0.113.77", "127.0.0.1", "canary"}) {
            INFO(entry.path() << " " << address);
            CHECK(kept.find(address) == std::string::npos);
        }
    }
}
