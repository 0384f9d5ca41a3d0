#include "sync/council/files.h"
#include "sync/council/passphrase.h"
#include "tests/support/temp_folder.h"

#include <filesystem>

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

TEST_CASE("what is destroyed was overwritten first") {
    const TempFolder folder;
    const auto path = folder / "secret";
    REQUIRE(write_new_file(path, "the wrapped key").ok());
    std::filesystem::create_hard_link(path, folder / "same");  // what a reader of the disk would find
    REQUIRE(shred_file(path).ok());
    CHECK_FALSE(std::filesystem::exists(path));
    CHECK(read_all(folder / "same") == std::string(15, '\0'));
    CHECK(shred_file(path).ok());
}

TEST_CASE("what is replaced was overwritten too, and the new file is its owner's alone") {
    const TempFolder folder;
    const auto path = folder / "secret";
    REQUIRE(replace_secret_file(path, "one").ok());
    std::filesystem::create_hard_link(path, folder / "same");
    REQUIRE(replace_secret_file(path, "another").ok());
    CHECK(read_all(path) == "another");
    CHECK(read_all(folder / "same") == std::string(3, '\0'));
    CHECK(mode_of(path) == 0600);
    CHECK_FALSE(std::filesystem::exists(path + ".part"));
}

TEST_CASE("a copy is its owner's alone and replaces nothing") {
    const TempFolder folder;
    const std::string large(3'000'000, 'x');
    write_all(folder / "from", large);
    REQUIRE(copy_secret_file(folder / "from", folder / "to").ok());
    CHECK(read_all(folder / "to") == large);
    CHECK(mode_of(folder / "to") == 0600);
    CHECK(copy_secret_file(folder / "from", folder / "to").error().code == Code::conflict);
    REQUIRE(move_file(folder / "to", folder / "moved").ok());
    CHECK(read_all(folder / "moved") == large);
}
