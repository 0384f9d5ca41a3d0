#include "sync/shelf/files.h"
#include "tests/support/temp_folder.h"

#include <csignal>

#include <catch2/catch.hpp>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace pledge;
using testing::TempFolder;

namespace {

int mode_of(const std::string& path) {
    struct stat info {};
    REQUIRE(::stat(path.c_str(), &info) == 0);
    return static_cast<int>(info.st_mode & 0777);
}

std::size_t entries(const TempFolder& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder.path()), {}));
}

}  // namespace

TEST_CASE("a file is replaced whole, with the mode asked for and nothing beside it") {
    TempFolder folder;
    REQUIRE(shelf::write_file(folder / "a", "one", 0600));
    CHECK(mode_of(folder / "a") == 0600);
    testing::write_all(folder / "a.new", "cut off");
    REQUIRE(shelf::write_file(folder / "a", "two", 0644));
    CHECK(mode_of(folder / "a") == 0644);
    CHECK(shelf::read_file(folder / "a", 3).value() == "two");
    CHECK(entries(folder) == 1);
}

TEST_CASE("a file that does not fit on the disk leaves the old one") {
    TempFolder folder;
    REQUIRE(shelf::write_file(folder / "a", "old", 0600));
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit was{};
    ::getrlimit(RLIMIT_FSIZE, &was);
    const rlimit little{10, was.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &little);
    const auto got = shelf::write_file(folder / "a", std::string(100, 'n'), 0600);
    ::setrlimit(RLIMIT_FSIZE, &was);
    std::signal(SIGXFSZ, handler);
    REQUIRE_FALSE(got);
    CHECK(got.error().code == Code::full);
    CHECK(shelf::read_file(folder / "a", 100).value() == "old");
    CHECK(entries(folder) == 1);
}

TEST_CASE("what can't be read or written is named") {
    TempFolder folder;
    CHECK(shelf::read_file(folder / "a", 10).error().code == Code::not_found);
    CHECK(shelf::read_file(folder.path(), 10).error().code == Code::failed);
    CHECK(shelf::write_file(folder / "no/a", "x", 0600).error().code == Code::failed);
    CHECK(shelf::write_file(folder / "no/a", "x", 0600).error().say.find(folder / "no/a") == 0);
    testing::write_all(folder / "b", "12345678901");
    CHECK(shelf::read_file(folder / "b", 10).error().code == Code::too_large);
    CHECK(shelf::read_file(folder / "b", 11).value().size() == 11);
    testing::write_all(folder / "c", "");
    CHECK(shelf::read_file(folder / "c", 10).value().empty());
    CHECK(shelf::make_folder(folder / "b").error().code == Code::failed);
    CHECK(shelf::make_folder(folder / "d"));
    CHECK(shelf::make_folder(folder / "d"));
    CHECK(mode_of(folder / "d") == 0700);
}
