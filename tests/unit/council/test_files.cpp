#include "sync/council/files.h"
#include "sync/council/passphrase.h"
#include "sync/council/recovery_sheet.h"
#include "sync/seal/wrap.h"
#include "tests/support/temp_folder.h"

#include <sstream>

#include <catch2/catch.hpp>
#include <sys/stat.h>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

int mode_of(const std::string& path) {
    struct stat info {};
    return ::stat(path.c_str(), &info) == 0 ? static_cast<int>(info.st_mode & 0777) : -1;
}

}  // namespace

TEST_CASE("a secret file is its owner's alone and is never written over") {
    const TempFolder folder;
    const auto path = folder / "secret";
    REQUIRE(write_new_file(path, "one").ok());
    CHECK(mode_of(path) == 0600);
    CHECK(write_new_file(path, "two").error().code == Code::conflict);
    CHECK(read_file(path, 10).value() == "one");
    CHECK(read_file(path, 2).error().code == Code::too_large);
    CHECK(read_file(folder / "none", 10).error().code == Code::not_found);
    CHECK_FALSE(write_new_file(folder / "no/such/folder", "x").ok());
}

TEST_CASE("a public file may be replaced, and nothing stays beside it") {
    const TempFolder folder;
    const auto path = folder / "public";
    write_all(path + ".part", "left over");
    REQUIRE(write_public_file(path, "one").ok());
    REQUIRE(write_public_file(path, "two").ok());
    CHECK(read_all(path) == "two");
    CHECK(mode_of(path) == 0644);
    CHECK(mode_of(path + ".part") == -1);
}

TEST_CASE("folders are made for their owner") {
    const TempFolder folder;
    REQUIRE(make_folder(folder / "a/b").ok());
    CHECK(mode_of(folder / "a/b") == 0700);
    CHECK(make_folder(folder / "a/b").ok());
    write_all(folder / "file", "");
    CHECK_FALSE(make_folder(folder / "file").ok());
}

TEST_CASE("a passphrase is the first line of its file, and a new one is long enough") {
    const TempFolder folder;
    const auto given = [&](const std::string& text) {
        write_all(folder / "p", text);
        return ask_new_passphrase("the passphrase", folder / "p");
    };
    CHECK(given("correct horse battery\nand more\n")->text() == "correct horse battery");
    CHECK(given("with windows ends\r\n")->text() == "with windows ends");
    CHECK(given("too short").error().code == Code::bad_usage);
    CHECK(given("").error().code == Code::denied);
    write_all(folder / "p", "short\n");
    CHECK(ask_passphrase("the passphrase", folder / "p")->text() == "short");  // an old one may be what it is
    CHECK(ask_passphrase("the passphrase", folder / "none").error().code == Code::not_found);
}

TEST_CASE("the recovery sheet fits a page and holds the whole code") {
    const auto code = seal::make_recovery_code();
    const auto sheet = recovery_sheet("Derby City Council", WaveId("2026-autumn"),
                                      day_from_text("2026-11-01").value(), code);
    std::istringstream in(sheet);
    int lines = 0;
    std::string letters;
    for (std::string line; std::getline(in, line); ++lines) {
        CHECK(line.size() <= 72);
        if (line.find('-') == 12 && line.find(' ', 8) == std::string::npos) letters += line.substr(8);
    }
    CHECK(lines < 60);
    CHECK(letters == code);
    for (const char* part : {"Derby City Council", "2026-autumn", "2026-11-01"})
        CHECK(sheet.find(part) != std::string::npos);
}
