#include "tests/support/outbox_fixture.h"

#include <set>

#include <catch2/catch.hpp>
#include <sys/stat.h>

using namespace pledge;
using testing::OutboxFixture;
using testing::read_all;

namespace {

std::string all_files(const std::string& folder) {
    std::string out;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        out += read_all(entry.path().string());
    return out;
}

// The stretches of bytes in which two files of the same size differ; gaps of up to eight equal bytes are
// chance.
std::vector<std::pair<std::size_t, std::size_t>> changed(const std::string& a, const std::string& b) {
    REQUIRE(a.size() == b.size());
    std::vector<std::pair<std::size_t, std::size_t>> out;  // from, length
    for (std::size_t i = 0; i < a.size(); ++i) {
        if (a[i] == b[i]) continue;
        if (!out.empty() && i - (out.back().first + out.back().second) < 8)
            out.back().second = i + 1 - out.back().first;
        else
            out.emplace_back(i, 1);
    }
    return out;
}

// What an operation changed in the file, as lengths rounded to what chance can shorten; sorted.
std::multiset<std::string> kinds(const std::string& before, const std::string& after) {
    std::multiset<std::string> out;
    for (const auto& [from, length] : changed(before, after)) {
        if (from >= 24 && from + length <= 28)
            out.insert("counter");
        else if (from >= 92 && from + length <= 96)
            out.insert("valid-for");
        else if (length > 1060 && length <= seal::kEnvelopeBytes)
            out.insert("slot");
        else if (length > 45 && length <= 40 + 1 + 12)
            out.insert("map");
        else
            out.insert("something else: " + std::to_string(length) + " bytes at " + std::to_string(from));
    }
    return out;
}

std::uint32_t counter(const std::string& file) {
    std::uint32_t out = 0;
    for (std::size_t i = 24; i < 28; ++i) out = out << 8 | static_cast<unsigned char>(file[i]);
    return out;
}

}  // namespace

TEST_CASE("no known answer is anywhere in the files, before or after a freeze") {
    OutboxFixture f;
    auto box = f.create(240);
    std::vector<std::string> needles{"derby-2024"};
    for (std::uint32_t n = 0; n < 200; ++n) {
        auto answer = testing::numbered_answer(n);
        f.random.fill(answer.id);
        needles.emplace_back(text_of(View(answer.id)));
        const auto message = encode(answer);
        needles.emplace_back(text_of(View(message).subspan(4, 40)));
        REQUIRE(box.put(seal::seal(message, f.wave.public_key)));
    }
    const auto held = all_files(f.folder.path());
    REQUIRE(f.freeze(box, 1));
    const auto frozen = all_files(f.folder.path());
    for (const auto& needle : needles) {
        CHECK(held.find(needle) == std::string::npos);
        CHECK(frozen.find(needle) == std::string::npos);
    }
}

TEST_CASE("the files are as large with no answer, one, or every slot taken; before and after a freeze") {
    for (const std::size_t slots : {12U, 240U}) {
        OutboxFixture f;
        auto box = f.create(slots);
        const auto files = [&] {
            return std::make_pair(std::filesystem::file_size(f.path), all_files(f.folder.path()).size());
        };
        const auto empty = files();
        CHECK(empty.first == empty.second);  // nothing beside the one file
        REQUIRE(box.put(f.envelope(0)));
        CHECK(files() == empty);
        for (std::uint32_t n = 1; n < slots; ++n) REQUIRE(box.put(f.envelope(n)));
        CHECK(files() == empty);
        REQUIRE(f.freeze(box, 1));
        CHECK(files() == empty);
        REQUIRE(box.put(f.envelope(0)));
        REQUIRE(box.sent(BatchId{1}));
        CHECK(files() == empty);
        REQUIRE(f.freeze(box, 2));
        CHECK(files() == empty);
    }
}

TEST_CASE("an answer and an hourly dummy leave the same traces in the file") {
    const std::multiset<std::string> expected{"counter", "map", "slot", "valid-for"};
    OutboxFixture f;
    auto box = f.create();
    for (std::uint32_t n = 0; n < 8; ++n) {
        const auto before = read_all(f.path);
        REQUIRE(box.put(f.envelope(n)));
        const auto put = read_all(f.path);
        CHECK(kinds(before, put) == expected);
        REQUIRE(box.refresh(f.dummy()));
        CHECK(kinds(put, read_all(f.path)) == expected);
    }
}

TEST_CASE("SQLite's own counter of commits does not count") {
    // Bug: bytes 24 to 27 of the file went up by one with each answer, so that two looks told how many came
    // between.
    OutboxFixture f;
    auto box = f.create();
    const auto before = counter(read_all(f.path));
    std::set<std::uint32_t> seen{before};
    for (std::uint32_t n = 0; n < 6; ++n) {
        REQUIRE(box.put(f.envelope(n)));
        const auto file = read_all(f.path);
        seen.insert(counter(file));
        CHECK(counter(file) - before > 100);  // happens by chance once in 10^7
        CHECK(file.substr(24, 4) == file.substr(92, 4));
    }
    CHECK(seen.size() == 7);
}

TEST_CASE("dates tell the day and nothing finer") {
    OutboxFixture f;
    f.clock.set(*day_from_text("2026-11-23"), 15 * 60 + 37);
    auto box = f.create();
    const auto expected = std::chrono::sys_seconds(*day_from_text("2026-11-23")).time_since_epoch().count();
    const auto blunt = [&] {
        for (const auto& path : {f.path, f.folder.path()}) {
            struct stat info {};
            REQUIRE(::stat(path.c_str(), &info) == 0);
            CHECK(info.st_mtim.tv_sec == expected);
            CHECK(info.st_mtim.tv_nsec == 0);
            CHECK(info.st_atim.tv_sec == expected);
        }
    };
    blunt();
    REQUIRE(box.has_room());
    blunt();
    REQUIRE(box.put(f.envelope(1)));
    blunt();
    REQUIRE(box.refresh(f.dummy()));
    blunt();
    REQUIRE(f.freeze(box, 1));
    blunt();
    REQUIRE(box.pending());
    blunt();
    REQUIRE(box.last_freeze());
    blunt();
    REQUIRE(box.rename(BatchId{1}, BatchId{2}));
    blunt();
    REQUIRE(box.sent(BatchId{2}));
    blunt();
}

TEST_CASE("the file is for its owner alone") {
    OutboxFixture f;
    auto box = f.create();
    struct stat info {};
    REQUIRE(::stat(f.path.c_str(), &info) == 0);
    CHECK((info.st_mode & 0777) == 0600);
}
