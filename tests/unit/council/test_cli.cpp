// The command line as a person meets it when something is wrong.
#include "tests/unit/council/running_council.h"

#include <filesystem>
#include <iostream>
#include <sstream>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;

namespace {

// What a command said on stderr.
struct Said {
    explicit Said(RunningCouncil& c, const std::string& words) {
        std::ostringstream heard;
        auto* before = std::cerr.rdbuf(heard.rdbuf());
        out = c.command(words);
        std::cerr.rdbuf(before);
        code = c.code;
        err = heard.str();
    }
    bool has(const char* text) const { return err.find(text) != std::string::npos; }
    std::string out, err;
    int code;
};

constexpr const char* kInit = "init --council derby --name Derby --passphrase-file @publisher.txt";

}  // namespace

TEST_CASE("wrong usage is 2, a failure is 1, help and version are 0") {
    RunningCouncil c;
    CHECK(Said(c, "").code == 2);
    CHECK(Said(c, "frobnicate").code == 2);
    CHECK(Said(c, "serve --loud").code == 2);
    CHECK(Said(c, "enrol-code").code == 2);
    CHECK(Said(c, "wave").code == 2);
    CHECK(Said(c, "enrol-code --profile home --minutes 0").code == 2);
    CHECK(Said(c, "--help").code == 0);
    CHECK(Said(c, "wave plan --help").out.find("--recovery-sheet") != std::string::npos);
    CHECK(Said(c, "--version").out.find("pledge-council ") == 0);
    const Said missing(c, "wave list");
    CHECK(missing.code == 1);
    CHECK(missing.has("council.toml does not exist"));
    CHECK(Said(c, "init --passphrase-file @publisher.txt").code == 2);
    CHECK(Said(c, "init --council Derby --name Derby --passphrase-file @publisher.txt").code == 2);
}

TEST_CASE("init happens once, and what comes too early says so") {
    RunningCouncil c;
    write_all(c.folder / "council.toml",
              "council = \"derby\"\nname = \"Derby\"\ndatabase = \"sqlite:council.db\"\n");
    CHECK(Said(c, "wave list").has("run `pledge-council init` first"));
    write_all(c.folder / "short.txt", "short\n");
    CHECK(Said(c, "init --passphrase-file @short.txt").code == 2);
    CHECK_FALSE(std::filesystem::exists(c.folder / "keys/publisher.key"));
    const Said done(c, "init --passphrase-file @publisher.txt");
    CHECK(done.code == 0);
    CHECK(done.out.find("Publisher fingerprint: ") == 0);
    const auto key = read_all(c.folder / "keys/publisher.key");
    const Said again(c, "init --passphrase-file @publisher.txt");
    CHECK(again.code == 1);
    CHECK(again.has("set up already"));
    CHECK(read_all(c.folder / "keys/publisher.key") == key);
    const Said well(c, "doctor");
    CHECK(well.code == 0);
    CHECK(well.out ==
          "configuration: fine\nfolders: fine\nrights of files: fine\npublisher key: fine\n"
          "translating packs: fine\nfonts of papers: fine\nroom on the disk: fine\ndatabase: fine\naudit: "
          "fine\nwaves: fine\n"
          "server key: fine\nclock: fine\nEverything is in order.\n");
}

TEST_CASE("doctor says what is wrong, and what to do") {
    RunningCouncil c;
    Said(c, kInit);
    namespace fs = std::filesystem;
    const auto finds = [&](const char* sentence) {
        const Said said(c, "doctor");
        INFO(said.out);
        CHECK(said.code == 1);
        CHECK(said.out.find(sentence) != std::string::npos);
    };
    SECTION("a key that others can read") {
        fs::permissions(c.folder / "keys/publisher.key", fs::perms::others_read, fs::perm_options::add);
        finds("can be read by others");
    }
    SECTION("a key that is gone") {
        fs::remove(c.folder / "keys/publisher.pub");
        finds("There is no publisher key yet");
    }
    SECTION("a server key that is gone, damaged, or another's") {
        fs::remove(c.folder / "keys/server.key");
        finds("server key: ");
        finds("server.key is missing");
        write_all(c.folder / "keys/server.key", "{}");
        finds("server.key is damaged");
    }
    SECTION("a clock that was set back by days") {
        c.clock.pass(-std::chrono::hours(24 * 5));
        finds("clock: This machine's clock says 2026-10-27, and something was done here on 2026-11-01");
    }
    SECTION("a folder that is gone") {
        fs::remove_all(c.folder / "packs");
        finds("packs is missing");
    }
    SECTION("a database that is damaged") {
        auto bytes = read_all(c.folder / "council.db");
        std::fill(bytes.begin() + 4096, bytes.begin() + 8192, 'x');
        write_all(c.folder / "council.db", bytes);
        finds("damaged");
    }
    SECTION("a database that is gone") {
        fs::remove(c.folder / "council.db");
        finds("does not exist");
    }
}

TEST_CASE("a wave's commands refuse what makes no sense, and nothing is left behind") {
    RunningCouncil c;
    Said(c, kInit);
    const std::string dates =
        " --opens 2026-11-01 --asks-until 2026-12-01 --results 2027-01 --recovery-sheet @sheet.txt "
        "--passphrase-file @wave.txt";
    CHECK(Said(c, "wave plan --id w --set derby-2024" + dates).has("There is no pack \"derby-2024\""));
    const Said built(c, "pack build " + std::string(PLEDGE_SOURCE_DIR) +
                            "/assets/packs/derby-2024 --passphrase-file @publisher.txt");
    CHECK(built.out.find("add data_protection_contact to help.toml") != std::string::npos);
    CHECK(built.out.find("add council_name") == std::string::npos);
    CHECK(Said(c, "pack build " + std::string(PLEDGE_SOURCE_DIR) +
                      "/assets/packs/derby-2024 --passphrase-file @wave.txt")
              .has("does not open the publisher key"));
    const Said published(c, "pack publish @packs/derby-2024-1.pack --now --passphrase-file @publisher.txt");
    CHECK(published.out.find("manifest 1") != std::string::npos);
    CHECK(Said(c, "pack publish @packs/derby-2024-1.pack").has("is published already"));

    CHECK(Said(c, "wave plan --id w --set derby-2024 --columns five" + dates).code == 2);
    CHECK(Said(c, "wave plan --id w --set derby-2024 --breakdown age:a,b" + dates).code == 2);
    CHECK_FALSE(std::filesystem::exists(c.folder / "sheet.txt"));  // a plan that fails leaves no sheet
    CHECK(Said(c, "wave plan --id w --set derby-2024" + dates).code == 0);
    CHECK(Said(c, "wave plan --id x --set derby-2024" + dates).has("sheet.txt is already there"));
    std::filesystem::remove(c.folder / "sheet.txt");
    CHECK(Said(c, "wave plan --id w --set derby-2024" + dates).has("There is a wave \"w\" already"));
    CHECK(Said(c, "wave open --id w --passphrase-file @wave.txt").has("does not open the publisher key"));
    CHECK(Said(c, "wave list").out.find("planned") != std::string::npos);
    CHECK(Said(c, "wave stop --id w --next soon --passphrase-file @publisher.txt").code == 2);
    CHECK(Said(c, "wave close --id nothing --passphrase-file @wave.txt").has("There is no wave \"nothing\""));
    CHECK(Said(c, "device revoke xyz").code == 2);
    CHECK(Said(c, "device revoke 00000000000000000000000000000000").has("There is no such device"));
    CHECK(Said(c, "device list").out.find("No device is enrolled yet") == 0);
    CHECK(Said(c, "enrol-code --profile school").code == 2);
}
