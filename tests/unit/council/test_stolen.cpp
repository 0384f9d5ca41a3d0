// A kiosk is stolen: docs/council.md, step by step, with the real programs' parts on both sides.
#include "sync/council/opening.h"
#include "sync/council/waves.h"
#include "sync/device/enrol.h"
#include "sync/device/exchange.h"
#include "tests/support/outbox_fixture.h"
#include "tests/unit/council/running_council.h"

#include <catch2/catch.hpp>
#include <sodium.h>

using namespace pledge;
using namespace pledge::testing;

namespace {

// A kiosk in a folder of its own that talks to the running council.
class Kiosk {
  public:
    Kiosk(RunningCouncil& council, const std::string& name)
        : council_(council),
          shelf(council.folder / name),
          exchange(shelf, *council.transport, council.random, council.clock) {}

    Result<shelf::Identity> enrol() {
        const auto text = council_.command("enrol-code --profile home");
        return device::enrol(shelf, *council_.transport,
                             "http://127.0.0.1:" + std::to_string(council_.service->port()),
                             text.substr(0, text.find('\n')), council_.random, council_.clock);
    }
    void answer(std::uint32_t number) {
        auto key = shelf.outbox_key();
        REQUIRE(key);
        auto box =
            outbox::Outbox::open(shelf.outbox_path(), std::move(*key), {council_.random, council_.clock});
        REQUIRE(box);
        REQUIRE(box->put(seal::seal(encode(numbered_answer(number)), council_.asked)));
    }

  private:
    RunningCouncil& council_;

  public:
    shelf::Shelf shelf;
    device::Exchange exchange;
};

struct Town : RunningCouncil {
    Town() {
        command("init --council derby --name Derby --passphrase-file @publisher.txt");
        command("pack build " + std::string(PLEDGE_SOURCE_DIR) +
                "/assets/packs/derby-2024 --out @derby.pack --passphrase-file @publisher.txt");
        command("pack publish @derby.pack");
        command(
            "wave plan --id w --set derby-2024 --opens 2026-11-01 --asks-until 2026-12-01 --results 2027-01 "
            "--recovery-sheet @sheet.txt --passphrase-file @wave.txt");
        command("wave open --id w --passphrase-file @publisher.txt");
        REQUIRE(code == 0);
        asked = wave_key("w");
        start();
    }
    // The numbers of the answers that would be counted now, each with how often.
    std::map<std::uint32_t, int> counted() {
        const auto store = storage();
        const auto wave = store->wave(WaveId("w")).value().value();
        const council::Proof proof{council::Opener::passphrase, "passphrase of the wave"};
        const auto key = council::unlock_wave(*store, wave.wave, {&proof, 1}).value();
        const auto opened = council::open_answers(*store, wave.wave, key, 1);
        std::map<std::uint32_t, int> out;
        for (const auto& one : opened->all()) ++out[one.id[0]];
        return out;
    }
};

// Every 32 bytes on the kiosk's disk that are a key, and what they turn into as keys of other kinds.
std::vector<seal::Secret> keys_on(const shelf::Shelf& shelf) {
    std::vector<seal::Secret> out;
    const auto device = shelf.device_key().value();
    out.push_back(seal::Secret::copy_of(device.seed.bytes()));
    out.push_back(shelf.outbox_key().value());
    Bytes<64> ed25519{};
    Bytes<32> ignored{}, x25519{};
    crypto_sign_seed_keypair(ignored.data(), ed25519.data(), device.seed.data());
    crypto_sign_ed25519_sk_to_curve25519(x25519.data(), ed25519.data());
    out.push_back(seal::Secret::copy_of(x25519));
    return out;
}

// Every stretch of a file that is as long as an envelope, tried as one. How many opened.
int opened_by_thief(const shelf::Shelf& shelf) {
    auto db = store::Database::open(shelf.outbox_path()).value();
    std::vector<seal::Envelope> envelopes;
    REQUIRE(db.attempt([&](SQLite::Database& d) {
        for (const char* sql : {"SELECT envelope FROM slot", "SELECT body FROM pending"}) {
            SQLite::Statement select(d, sql);
            while (select.executeStep()) {
                const auto column = select.getColumn(0);
                const auto* bytes = static_cast<const std::uint8_t*>(column.getBlob());
                auto all = View(bytes, static_cast<std::size_t>(column.getBytes()));
                for (all = all.subspan(all.size() % seal::kEnvelopeBytes); !all.empty();
                     all = all.subspan(seal::kEnvelopeBytes))
                    std::copy_n(all.begin(), seal::kEnvelopeBytes, envelopes.emplace_back().begin());
            }
        }
    }));
    REQUIRE(envelopes.size() >= 12);
    int opened = 0;
    for (auto& secret : keys_on(shelf)) {
        const auto key = seal::WaveKey::from_private(std::move(secret));
        if (!key) continue;
        for (const auto& envelope : envelopes) opened += seal::open(envelope, *key).ok();
    }
    return opened;
}

}  // namespace

TEST_CASE("a stolen kiosk is signed off, tells nothing, and the one that replaces it counts once") {
    Town town;
    Kiosk stolen(town, "stolen");
    const auto who = stolen.enrol();
    REQUIRE(who);
    for (std::uint32_t n = 1; n <= 3; ++n) stolen.answer(n);
    REQUIRE(stolen.exchange.today().fine());
    town.days_pass(1);
    for (std::uint32_t n = 11; n <= 15; ++n) stolen.answer(n);  // these are on it when it goes

    town.command("device revoke " + to_hex(who->device));
    REQUIRE(town.code == 0);
    CHECK(town.command("device list").find("signed off") != std::string::npos);
    CHECK(town.command("audit list").find("device signed off: " + to_hex(who->device)) != std::string::npos);

    const auto before = town.storage()->envelopes(WaveId("w")).value();
    for (int day = 0; day < 3; ++day) {
        const auto outcome = stolen.exchange.today();
        CHECK(outcome.signed_off);
        CHECK(outcome.status.state == "revoked");
        town.days_pass(1);
    }
    CHECK(town.storage()->envelopes(WaveId("w")).value() == before);
    CHECK(opened_by_thief(stolen.shelf) == 0);

    Kiosk instead(town, "instead");
    const auto other = instead.enrol();
    REQUIRE(other);
    CHECK(other->device != who->device);
    for (std::uint32_t n = 21; n <= 24; ++n) instead.answer(n);
    REQUIRE(instead.exchange.today().fine());
    REQUIRE(instead.exchange.today().fine());
    const std::map<std::uint32_t, int> expected = {{1, 1},  {2, 1},  {3, 1}, {21, 1},
                                                   {22, 1}, {23, 1}, {24, 1}};
    CHECK(town.counted() == expected);

    // the thief's copy of the folder is no way back in either
    CHECK(stolen.enrol().error().code == Code::conflict);
    CHECK(stolen.exchange.today().signed_off);
}

TEST_CASE("the thief's test would see an envelope open, if a key on the disk opened one") {
    Town town;
    Kiosk kiosk(town, "kiosk");
    REQUIRE(kiosk.enrol());
    // as if the kiosk sealed to a key of its own
    town.asked =
        seal::WaveKey::from_private(seal::Secret::copy_of(kiosk.shelf.outbox_key()->bytes()))->public_key;
    kiosk.answer(1);
    CHECK(opened_by_thief(kiosk.shelf) == 1);
}
