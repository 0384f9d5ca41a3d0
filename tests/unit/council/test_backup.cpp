// What backups hold, what they give back, and what nothing gives back once it was destroyed. The claims are
// those of docs/decisions/shredded-means-gone.md.
#include "sync/core/json_reader.h"
#include "sync/council/waves.h"
#include "sync/seal/wrap.h"
#include "tests/support/has.h"
#include "tests/unit/council/key_council.h"

#include <filesystem>
#include <sstream>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;
namespace fs = std::filesystem;

namespace {

const WaveId kWave("autumn");

// A wave with forty answers, backed up to db.backup and keys.backup in its folder.
struct BackedUp : KeyCouncil {
    BackedUp() {
        set_up();
        plan();
        open();
        collect(40);
        type_code("sheet.txt", "code.txt");
        fs::remove(folder / "sheet.txt");
        must("backup --database @db.backup --keys @keys.backup");
    }
    std::string database() const { return " --database " + (folder / "db.backup"); }
    std::string keys() const { return " --keys " + (folder / "keys.backup"); }
};

// Every spelling of what opens a key on the server: wrapped copies, and the bytes that no backup may hold.
std::vector<std::string> spellings(const std::vector<KeyPart>& parts) {
    std::vector<std::string> out;
    for (const auto& part : parts) {
        for (const auto& wrapped : {part.by_passphrase, part.by_sheet})
            out.push_back(Json::parse(wrapped)["box"].get<std::string>());
        out.push_back(to_base64(part.live));
        out.emplace_back(text_of(part.live));
    }
    return out;
}

// The files under a folder that hold one of these.
std::vector<std::string> holders(const std::string& folder, const std::vector<std::string>& needles) {
    std::vector<std::string> out;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file()) continue;
        const auto bytes = read_all(entry.path());
        for (const auto& needle : needles)
            if (has(bytes, needle)) out.push_back(entry.path().filename());
    }
    return out;
}

std::string close_by(const std::string& how) {
    return "wave close --id autumn --" + how;
}

}  // namespace

TEST_CASE("a lost server comes back from both backups and the recovery sheet") {
    BackedUp lost;
    KeyCouncil c;
    c.take_over_from(lost);
    CHECK(has(c.must("restore" + lost.database() + lost.keys()), "its recovery sheet opens it"));
    CHECK(has(c.command("doctor"), "is opened by its recovery sheet alone"));
    CHECK(c.storage()->envelopes(kWave).value() == 240);
    CHECK(c.must("publisher show") == lost.must("publisher show"));
    c.stop_and_wait();
    CHECK(has(c.refused(close_by("passphrase-file @wave.txt")), "use the recovery sheet"));
    const auto code = "recovery-code-file " + (lost.folder / "code.txt");
    SECTION("the sheet closes the wave") {
        c.must(close_by(code));
    }
    SECTION("the sheet sets a new passphrase, and that closes it") {
        c.must("wave passphrase --id autumn --new-passphrase-file @new.txt --" + code);
        CHECK(has(c.command("doctor"), "Everything is in order"));
        c.must(close_by("passphrase-file @new.txt"));
    }
    CHECK(c.storage()->release(kWave).value());
}

TEST_CASE("a backup of the database holds no key, and one of the keys nothing that a passphrase opens") {
    BackedUp c;
    const auto parts = c.storage()->key_parts(kWave).value();
    const auto needles = spellings(parts);
    const auto database = read_all(c.folder / "db.backup"), keys = read_all(c.folder / "keys.backup");
    for (const auto& needle : needles) CHECK_FALSE(has(database, needle));
    CHECK_FALSE(has(database, "pledge-wrapped"));
    const auto box = Json::parse(parts[0].by_sheet)["box"].get<std::string>();
    for (const auto& needle : needles) CHECK(has(keys, needle) == (needle == box));
    CHECK(fs::status(c.folder / "keys.backup").permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));
    CHECK(fs::status(c.folder / "db.backup").permissions() ==
          (fs::perms::owner_read | fs::perms::owner_write));

    // and so nothing is opened with one of them, whatever is known besides
    KeyCouncil thief;
    thief.take_over_from(c);
    thief.must("restore" + c.database());
    CHECK(has(thief.command("doctor"), "has no key here"));
    const auto wave = thief.storage()->wave(kWave).value()->wave;
    for (const auto with : {Opener::passphrase, Opener::recovery_code}) {
        const auto typed = with == Opener::passphrase
                               ? std::string("passphrase of the wave")
                               : seal::canonical_recovery_code(read_all(c.folder / "code.txt")).value();
        const Proof proof{with, typed};
        CHECK(unlock_wave(*thief.storage(), wave, {&proof, 1}).error().code == Code::not_found);
    }
    const auto saved = Json::parse(keys)["waves"][0]["sheets"][0].get<std::string>();
    for (const char* context : {"wave-key autumn", "wave-recovery autumn"})
        CHECK(seal::unwrap(saved, "passphrase of the wave", context).error().code == Code::denied);
}

TEST_CASE(
    "thirty days after the close nothing on the server, and no passphrase with older backups, opens the "
    "pool") {
    BackedUp c;
    const auto needles = spellings(c.storage()->key_parts(kWave).value());
    CHECK(holders(c.folder / "keys", needles) == std::vector<std::string>(3, "wave-autumn.key"));
    fs::create_hard_link(c.folder / "keys/wave-autumn.key", c.folder / "inode");  // the blocks on the disk
    c.stop_and_wait();
    c.must(close_by("passphrase-file @wave.txt"));
    c.must("backup --database @later.db --keys @later.keys");
    c.clock.pass(std::chrono::hours(24 * 29));
    CHECK(has(c.must("destroy"), "No wave was due"));
    CHECK(has(c.must("retention"),
              "Wave \"autumn\": published on 2026-11-16; answers and key are destroyed on 2026-12-16;"));
    c.clock.pass(std::chrono::hours(24));
    CHECK(has(c.must("destroy"), "Burn its recovery sheet"));
    CHECK(has(c.must("retention"), "Wave \"autumn\": answers and key were destroyed on 2026-12-16;"));
    CHECK(c.storage()->envelopes(kWave).value() == 0);

    // not in the database, its journal, the folder of keys, or the blocks where the key was
    const auto box = std::vector<std::string>{needles[1]};
    for (const auto& file : holders(c.folder.path(), needles))
        CHECK((file == "keys.backup" || file == "later.keys"));
    CHECK(holders(c.folder.path(), box).size() == 2);
    CHECK(read_all(c.folder / "inode").find_first_not_of('\0') == std::string::npos);

    for (const auto* backup :
         {"--database db.backup --keys keys.backup", "--database later.db --keys later.keys"}) {
        KeyCouncil again;
        again.take_over_from(c);
        again.clock.pass(-std::chrono::hours(24 * 40));  // by a clock that was put back
        std::istringstream words(backup);
        std::string flag, database, keys;
        words >> flag >> database >> flag >> keys;
        again.must("restore --database " + (c.folder / database) + " --keys " + (c.folder / keys));
        const auto wave = again.storage()->wave(kWave).value()->wave;
        const Proof known{Opener::passphrase, "passphrase of the wave"};
        CHECK(unlock_wave(*again.storage(), wave, {&known, 1}).error().code == Code::not_found);
        // what remains, and why the sheet is burned that day: paper is the one thing that still opens a
        // backup
        const auto typed = seal::canonical_recovery_code(read_all(c.folder / "code.txt")).value();
        const Proof paper{Opener::recovery_code, typed};
        CHECK(unlock_wave(*again.storage(), wave, {&paper, 1}).ok());
    }
}

TEST_CASE("a key that was destroyed doesn't come back, and a pool that comes back goes again") {
    BackedUp c;
    c.stop_and_wait();
    c.must(close_by("passphrase-file @wave.txt"));
    c.must("backup --database @later.db");
    SECTION("keys into a server that knows") {
        c.clock.pass(std::chrono::hours(24 * 30));
        c.must("destroy");
        CHECK(has(c.must("restore" + c.keys()), "its key stays destroyed"));
        CHECK(c.storage()->key_parts(kWave).value().empty());
    }
    SECTION("both from after the close, too late") {
        KeyCouncil again;
        again.take_over_from(c);
        again.clock.pass(std::chrono::hours(24 * 30));
        CHECK(has(again.must("restore --database " + (c.folder / "later.db") + c.keys()),
                  "its key stays destroyed"));
        CHECK(again.storage()->envelopes(kWave).value() == 240);
        again.start();
        CHECK(again.storage()->envelopes(kWave).value() == 0);
    }
}

TEST_CASE("restoring replaces nothing that is there") {
    BackedUp c;
    const auto parts = c.storage()->key_parts(kWave).value();
    CHECK(has(c.refused("restore" + c.database()), "council.db is there already"));
    const auto said = c.must("restore" + c.keys());
    CHECK(has(said, "publisher key is there"));
    CHECK(has(said, "left as it is"));
    CHECK(c.storage()->key_parts(kWave).value() == parts);
    CHECK(has(c.refused("backup" + c.database()), "already there"));
    CHECK(has(c.refused("backup" + c.keys()), "already there"));
    CHECK(has(c.refused("backup"), "--database FILE, --keys FILE"));
    CHECK(has(c.refused("restore"), "--database FILE, --keys FILE"));

    KeyCouncil other;
    other.take_over_from(c);
    CHECK(has(other.refused("restore" + c.keys()), "init"));
    write_all(other.folder / "council.db-journal", "left behind by a crash");
    CHECK(has(other.refused("restore" + c.database()), "council.db-journal is there already"));
    CHECK_FALSE(fs::exists(other.folder / "council.db"));
}

TEST_CASE("a damaged or a stranger's backup is refused, and leaves nothing behind") {
    BackedUp c;
    KeyCouncil again;
    again.take_over_from(c);
    auto bytes = read_all(c.folder / "db.backup");
    std::fill(bytes.begin() + 8192, bytes.begin() + 12288, 'x');
    write_all(again.folder / "damaged", bytes);
    CHECK(has(again.refused("restore --database @damaged"), "no whole backup"));
    CHECK(has(again.refused("restore --database @council.toml"), "no whole backup"));
    CHECK(has(again.refused("restore --database @nothing"), "does not exist"));
    CHECK_FALSE(fs::exists(again.folder / "council.db"));
    CHECK_FALSE(fs::exists(again.folder / "council.db.part"));
    again.must("restore" + c.database());

    const auto keys = read_all(c.folder / "keys.backup");
    const auto change = [&](const std::string& from, const std::string& to) {
        auto text = keys;
        text.replace(text.find(from), from.size(), to);
        write_all(again.folder / "changed", text);
        return again.refused("restore --keys @changed");
    };
    CHECK(has(change("\"council\": \"derby\"", "\"council\": \"leeds\""), "keys of \"leeds\""));
    CHECK(has(change("pledge-keys-backup/1", "pledge-keys-backup/2"), "no backup of keys"));
    CHECK(has(change("\"made\"", "\"more\""), "unknown field"));
    CHECK_FALSE(fs::exists(again.folder / "keys/publisher.key"));

    KeyCouncil stranger;
    stranger.set_up();
    CHECK(has(stranger.refused("restore" + c.keys()), "another publisher key"));
    CHECK(stranger.must("publisher show") != c.must("publisher show"));
}
