// Passphrases, sheets and the publisher key, as officers meet them on the command line.
#include "sync/core/wave.h"
#include "sync/council/packs.h"
#include "sync/council/publisher.h"
#include "tests/support/has.h"
#include "tests/unit/council/key_council.h"

#include <filesystem>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;
namespace fs = std::filesystem;

namespace {

const std::string kTwo =
    "--two-people --second-sheet @second-sheet.pdf --second-passphrase-file @second.txt ";

}  // namespace

TEST_CASE("two people close a wave together, each by passphrase or sheet, and neither alone") {
    KeyCouncil c;
    c.set_up();
    c.plan(kTwo);
    c.open();
    c.collect(40);
    c.stop_and_wait();
    c.type_code("sheet.txt", "code.txt");
    c.type_code("second-sheet.pdf", "second-code.txt");
    const std::string close = "wave close --id autumn ";
    const auto why = [&](const std::string& files) { return c.refused(close + files); };
    CHECK(has(why("--passphrase-file @wave.txt --second-passphrase-file @wave.txt"),
              "The second person's passphrase does"));
    CHECK(has(why("--passphrase-file @second.txt --second-passphrase-file @wave.txt"),
              "The first person's passphrase does"));
    CHECK(has(why("--recovery-code-file @code.txt --second-recovery-code-file @code.txt"),
              "The second person's recovery code"));
    CHECK(has(why("--passphrase-file @wave.txt --second-passphrase-file @new.txt"),
              "use that person's recovery sheet"));
    CHECK_FALSE(c.storage()->release(WaveId("autumn")).value());
    SECTION("two passphrases") {
        c.must(close + "--passphrase-file @wave.txt --second-passphrase-file @second.txt");
    }
    SECTION("two sheets, one of them a PDF") {
        c.must(close + "--recovery-code-file @code.txt --second-recovery-code-file @second-code.txt");
    }
    SECTION("one forgot") {
        c.must(close + "--recovery-code-file @code.txt --second-passphrase-file @second.txt");
    }
    SECTION("the other forgot") {
        c.must(close + "--passphrase-file @wave.txt --second-recovery-code-file @second-code.txt");
    }
    CHECK(c.storage()->release(WaveId("autumn")).value());
}

TEST_CASE("a plan for two people is refused while something of the second is missing") {
    KeyCouncil c;
    c.set_up();
    const std::string plan = KeyCouncil::kPlan;
    CHECK(has(c.refused(plan + "--two-people --second-passphrase-file @second.txt"),
              "Two people need two sheets"));
    CHECK(has(c.refused(plan + "--second-sheet @second-sheet.pdf"), "Two people need two sheets"));
    CHECK(has(
        c.refused(plan + "--two-people --second-sheet @second-sheet.pdf --second-passphrase-file @wave.txt"),
        "the same passphrase"));
    CHECK(has(c.refused(plan + "--two-people --second-sheet @sheet.txt --second-passphrase-file @second.txt"),
              "is already there"));
    CHECK_FALSE(fs::exists(c.folder / "sheet.txt"));
    CHECK(c.storage()->waves().value().empty());
    c.plan(kTwo);
    CHECK(c.storage()->key_parts(WaveId("autumn")).value().size() == 2);
}

TEST_CASE("a wave's passphrase is changed with the old one or with the sheet") {
    KeyCouncil c;
    c.set_up();
    c.plan();
    c.type_code("sheet.txt", "code.txt");
    const std::string change = "wave passphrase --id autumn --new-passphrase-file @new.txt ";
    CHECK(has(c.refused(change + "--passphrase-file @publisher.txt"), "does not open this wave"));
    CHECK(has(c.refused(change + "--passphrase-file @wave.txt --person 2"), "leave --person out"));
    CHECK(has(
        c.refused("wave passphrase --id winter --passphrase-file @wave.txt --new-passphrase-file @new.txt"),
        "There is no wave \"winter\""));
    SECTION("with the old one") {
        c.must(change + "--passphrase-file @wave.txt");
    }
    SECTION("with the sheet") {
        c.must(change + "--recovery-code-file @code.txt");
    }
    CHECK(has(c.refused(change + "--passphrase-file @wave.txt"), "does not open this wave"));
    c.open();
    c.collect(40);
    c.stop_and_wait();
    CHECK(has(c.refused("wave close --id autumn --passphrase-file @wave.txt"), "does not open this wave"));
    c.must("wave close --id autumn --passphrase-file @new.txt");
}

TEST_CASE("one of two people changes passphrase and sheet without the other") {
    KeyCouncil c;
    c.set_up();
    c.plan(kTwo);
    c.must(
        "wave passphrase --id autumn --person 2 --passphrase-file @second.txt --new-passphrase-file "
        "@new.txt");
    c.must("wave sheet --id autumn --person 2 --passphrase-file @new.txt --recovery-sheet @again.pdf");
    c.type_code("again.pdf", "again.txt");
    c.type_code("second-sheet.pdf", "old.txt");
    c.open();
    c.collect(40);
    c.stop_and_wait();
    const std::string close = "wave close --id autumn --passphrase-file @wave.txt ";
    CHECK(has(c.refused(close + "--second-passphrase-file @second.txt"), "does not open"));
    CHECK(has(c.refused(close + "--second-recovery-code-file @old.txt"), "does not open"));
    SECTION("by the new passphrase") {
        c.must(close + "--second-passphrase-file @new.txt");
    }
    SECTION("by the new sheet") {
        c.must(close + "--second-recovery-code-file @again.txt");
    }
}

TEST_CASE("a new sheet takes the old one's place, and a mistake leaves the old one good") {
    KeyCouncil c;
    c.set_up();
    c.plan();
    c.type_code("sheet.txt", "old.txt");
    const auto before = c.storage()->key_parts(WaveId("autumn")).value();
    CHECK(has(c.refused("wave sheet --id autumn --passphrase-file @wave.txt --recovery-sheet @sheet.txt"),
              "already there"));
    CHECK(c.storage()->key_parts(WaveId("autumn")).value() == before);
    c.must("wave sheet --id autumn --passphrase-file @wave.txt --recovery-sheet @again.txt");
    c.type_code("again.txt", "new-code.txt");
    const std::string change = "wave passphrase --id autumn --new-passphrase-file @new.txt ";
    CHECK(has(c.refused(change + "--recovery-code-file @old.txt"), "does not open"));
    c.must(change + "--recovery-code-file @new-code.txt");
    c.must("shred @again.txt");
    CHECK_FALSE(fs::exists(c.folder / "again.txt"));
    CHECK(has(c.refused("shred @again.txt"), "does not exist"));
}

TEST_CASE("the publisher passphrase changes, the key and its fingerprint don't") {
    KeyCouncil c;
    c.set_up();
    const auto shown = c.must("publisher show");
    CHECK(has(shown, "Publisher fingerprint: "));
    const std::string change = "publisher passphrase --new-passphrase-file @new.txt --passphrase-file ";
    CHECK(has(c.refused(change + "@wave.txt"), "does not open the publisher key"));
    c.must(change + "@publisher.txt");
    CHECK(c.must("publisher show") == shown);
    CHECK(has(c.refused(change + "@publisher.txt"), "does not open the publisher key"));
    c.plan();
    CHECK(has(c.refused("wave open --id autumn --passphrase-file @publisher.txt"),
              "does not open the publisher key"));
    c.must("wave open --id autumn --passphrase-file @new.txt");
    CHECK(has(c.must("doctor"), "waves: fine\n"));
}

TEST_CASE("a new publisher key signs everything anew, and the wave goes on") {
    KeyCouncil c;
    c.set_up();
    c.plan();
    c.open();
    const auto config = council::load_config(c.folder / "council.toml").value();
    const auto before = council::load_publisher(config).value();
    const auto shown = c.must("publisher show");
    const auto said = c.must("publisher rotate --new-passphrase-file @new.txt");
    CHECK(has(said, "manifest 2"));
    CHECK(has(said, "enrol every kiosk again"));
    CHECK(c.must("publisher show") != shown);
    const auto after = council::load_publisher(config).value();
    REQUIRE(after != before);

    c.start();
    const auto manifest = c.send({"GET", "/v1/manifest", {}, ""}).body;
    CHECK_FALSE(seal::read_signed(manifest, "manifest", before));
    const auto text = seal::read_signed(manifest, "manifest", after);
    REQUIRE(text);
    const auto read = read_manifest(*text).value();
    CHECK(read.version == 2);
    CHECK(read.asking == Asking::open);
    const auto pack = c.send({"GET", "/v1/packs/derby-2024/1", {}, ""}).body;
    CHECK(seal::read_signed(pack, "pack", after));
    CHECK(read.packs.at(0).sha256 == seal::sha256(view_of(pack)));
    // a kiosk that is enrolled now is told of the new key
    const auto code = seal::EnrolCode::read(c.must("enrol-code --profile home").substr(0, 39));
    CHECK(code.value().publisher == seal::fingerprint_of(after));

    CHECK(has(c.refused("wave stop --id autumn --passphrase-file @publisher.txt"),
              "does not open the publisher key"));
    c.collect(40);
    c.must("wave stop --id autumn --passphrase-file @new.txt");
    c.clock.pass(std::chrono::hours(24 * 14));
    c.must("wave close --id autumn --passphrase-file @wave.txt");
}

TEST_CASE("a manifest is signed again above the version that a kiosk had") {
    KeyCouncil c;
    c.set_up();
    CHECK(has(c.must("publisher sign --passphrase-file @publisher.txt"), "Manifest 1 "));
    CHECK(has(c.must("publisher sign --above 7 --passphrase-file @publisher.txt"), "Manifest 8 "));
    CHECK(has(c.must("publisher sign --above 3 --passphrase-file @publisher.txt"), "Manifest 9 "));
}

TEST_CASE("what is signed again still announces the month of the next questions") {
    KeyCouncil c;
    c.set_up();
    c.plan();
    c.open();
    c.must("wave stop --id autumn --next 2027-02 --passphrase-file @publisher.txt");
    const auto config = council::load_config(c.folder / "council.toml").value();
    const auto announced = [&] {
        return council::announced(*c.storage(), council::load_publisher(config).value());
    };
    const Month february(std::chrono::year(2027), std::chrono::month(2));
    REQUIRE(announced() == february);
    c.must("publisher sign --passphrase-file @publisher.txt");
    CHECK(announced() == february);
    c.must("pack build " + std::string(PLEDGE_SOURCE_DIR) +
           "/assets/packs/derby-heritage --out @heritage.pack --passphrase-file @publisher.txt");
    c.must("pack publish @heritage.pack --now --passphrase-file @publisher.txt");
    CHECK(announced() == february);
    c.must("publisher rotate --new-passphrase-file @new.txt");
    CHECK(announced() == february);
}
