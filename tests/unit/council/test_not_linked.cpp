// Nothing on the server's disk leads from an envelope to a device.
#include "sync/council/ingest.h"
#include "sync/council/sqlite_schema.h"
#include "sync/store/database.h"
#include "tests/support/council_device.h"
#include "tests/unit/council/council_fixture.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>

#include <catch2/catch.hpp>

using namespace pledge;
using namespace pledge::testing;

namespace {

std::map<std::string, std::set<std::string>> columns_by_table(const std::string& file) {
    auto db = store::Database::open(file).value();
    return db
        .attempt([](SQLite::Database& d) {
            std::map<std::string, std::set<std::string>> out;
            SQLite::Statement q(d,
                                "SELECT m.name, c.name FROM sqlite_master m, pragma_table_info(m.name) c "
                                "WHERE m.type = 'table'");
            while (q.executeStep()) out[q.getColumn(0).getString()].insert(q.getColumn(1).getString());
            return out;
        })
        .value();
}

std::int64_t number(const std::string& file, const std::string& sql) {
    auto db = store::Database::open(file).value();
    return db.attempt([&](SQLite::Database& d) { return d.execAndGet(sql).getInt64(); }).value();
}

}  // namespace

TEST_CASE("inbox and pool share no column with what is known about devices, but for the day") {
    const SqliteFixture f;
    auto tables = columns_by_table(f.folder / "council.db");
    CHECK(tables.at("pool") == std::set<std::string>{"wave", "key", "envelope"});
    CHECK(tables.at("inbox") == std::set<std::string>{"day", "key", "envelope"});
    for (const char* about : {"device", "receipt", "enrol_code", "audit", "account", "recovery_code",
                              "session", "commitment", "unconfirmed", "reply", "reply_issue", "api_token"}) {
        INFO(about);
        for (const char* column : {"wave", "key", "envelope"}) CHECK_FALSE(tables.at(about).contains(column));
    }
    // no other table, view or trigger may come between them unnoticed
    const std::set<std::string> known = {
        "device",  "enrol_code",     "receipt",  "inbox",       "pool",      "wave",
        "release", "published_cell", "document", "audit",       "account",   "recovery_code",
        "session", "commitment",     "reply",    "reply_issue", "api_token", "unconfirmed"};
    for (const auto& [name, columns] : tables) CHECK(known.contains(name));
    CHECK(number(f.folder / "council.db",
                 "SELECT count(*) FROM sqlite_master WHERE type IN ('view', 'trigger')") == 0);
}

TEST_CASE("no table about envelopes or receipts has a hidden row number") {
    const SqliteFixture f;
    for (const char* table : {"inbox", "pool", "receipt", "device"}) {
        INFO(table);
        auto db = store::Database::open(f.folder / "council.db").value();
        const auto rowid = db.attempt(
            [&](SQLite::Database& d) { d.execAndGet(std::string("SELECT max(rowid) FROM ") + table); });
        CHECK_FALSE(rowid.ok());
    }
}

TEST_CASE("no hash of a batch is kept, with which somebody could try which envelopes were in it") {
    // Bug: the receipt had SHA-256 over the batch, and with two kiosks a day there are only 10^15 orders to
    // try.
    SqliteFixture f;
    FakeClock clock;
    CouncilDevice device;
    device.id = device_id(1);
    auto stored = some_device(1);
    stored.key = device.key.verify_key;
    REQUIRE(f.storage->add_device(stored));
    council::StoredWave wave;
    wave.wave = some_wave("w");
    wave.state = council::WaveState::open;
    wave.opened = clock.today();
    REQUIRE(f.storage->add_wave(wave));
    const auto id = batch_id(1);
    const auto body = device.batch({}, seal::WaveKey::make().public_key);
    const auto sent = device.request(id, body);
    http::Request request{sent.method, sent.path, {}, {}, {}, body};
    for (const auto& [name, value] : sent.headers) request.headers[http::lower_case(name)] = value;
    council::Ingest ingest(clock);
    REQUIRE(ingest.take(*f.storage, council::Upload::read(request).value())->status == 200);

    const auto file = read_all(f.folder / "council.db");
    const auto found = [&](View bytes) { return file.find(text_of(bytes)) != std::string::npos; };
    CHECK(found(id));  // this is how it is looked for
    CHECK(found(view_of(body).subspan(6, seal::kEnvelopeBytes).last(100)));
    const auto hash = seal::sha256(view_of(body));
    CHECK_FALSE(found(hash));
    CHECK_FALSE(found(view_of(to_hex(hash))));
    CHECK_FALSE(found(seal::sha256(view_of(body).subspan(6))));
    CHECK_FALSE(found(from_base64<64>(sent.headers.at("Pledge-Signature")).value()));
    for (std::size_t i = 0; i < 12; ++i)
        CHECK_FALSE(
            found(seal::sha256(view_of(body).subspan(6 + i * seal::kEnvelopeBytes, seal::kEnvelopeBytes))));
}

TEST_CASE("where an envelope lies in the file says nothing about which batch of its day it came in") {
    // Bug: with pages of 4,096 bytes each envelope had one of its own, so that batches lay together as they
    // had come.
    SqliteFixture f;
    constexpr std::size_t kBatches = 40;
    for (std::size_t b = 0; b < kBatches; ++b) {
        Blob batch(12 * seal::kEnvelopeBytes);
        f.random.fill(batch);
        for (std::size_t i = 0; i < 12; ++i) {
            auto* mark = batch.data() + i * seal::kEnvelopeBytes + 500;
            const auto text = "batch " + std::to_string(100 + b) + " of the day";
            std::copy(text.begin(), text.end(), mark);
        }
        REQUIRE(f.storage->transact([&] { return f.storage->put_inbox(day("2026-11-21"), batch); }));
    }
    const auto order_in_file = [&] {
        const auto file = read_all(f.folder / "council.db");
        std::vector<std::size_t> out;
        for (auto at = file.find("batch 1"); at != std::string::npos; at = file.find("batch 1", at + 1))
            out.push_back(std::stoul(file.substr(at + 6, 3)) - 100);
        return out;
    };
    const auto together = [](const std::vector<std::size_t>& order) {
        int same = 0;
        for (std::size_t i = 1; i < order.size(); ++i) same += order[i] == order[i - 1];
        return same;
    };
    // of two lists of the same numbers; its standard deviation by chance is 1 / sqrt(479) = 0.046
    const auto drift = [](const std::vector<std::size_t>& order) {
        double mean_place = (static_cast<double>(order.size()) - 1) / 2, mean = (kBatches - 1) / 2.0;
        double both = 0, places = 0, batches = 0;
        for (std::size_t i = 0; i < order.size(); ++i) {
            const double p = static_cast<double>(i) - mean_place, b = static_cast<double>(order[i]) - mean;
            both += p * b;
            places += p * p;
            batches += b * b;
        }
        return both / std::sqrt(places * batches);
    };
    const auto inbox = order_in_file();
    REQUIRE(inbox.size() == kBatches * 12);
    REQUIRE(f.storage->transact([&]() -> Status {
        const auto moved = f.storage->move_to_pool(WaveId("w"), day("2026-11-22"));
        return moved ? Status() : Status(moved.error());
    }));
    const auto pool = order_in_file();
    REQUIRE(pool.size() == kBatches * 12);  // and no copy stayed in a page that was freed
    INFO("inbox " << together(inbox) << " neighbours, drift " << drift(inbox) << "; pool " << together(pool)
                  << ", drift " << drift(pool));
    CHECK(together(pool) < 35);  // 11 by chance, 440 in the order of arrival
    CHECK(std::abs(drift(pool)) < 0.25);
    CHECK(together(inbox) < 35);
    CHECK(std::abs(drift(inbox)) < 0.25);
}

TEST_CASE("no journal stays beside the database, and moving or destroying leaves no old copy in it") {
    SqliteFixture f;
    Blob canary = some_envelopes(12);
    const std::string mark = "canary-canary-canary";
    for (std::size_t i = 0; i < 12; ++i)
        std::copy(mark.begin(), mark.end(), canary.begin() + static_cast<std::ptrdiff_t>(i * 1072 + 100));
    REQUIRE(f.storage->transact([&] { return f.storage->put_inbox(day("2026-11-21"), canary); }).ok());
    const auto copies = [&] {
        const auto bytes = read_all(f.folder / "council.db");
        int n = 0;
        for (auto at = bytes.find(mark); at != std::string::npos; at = bytes.find(mark, at + 1)) ++n;
        return n;
    };
    CHECK(copies() == 12);
    REQUIRE(f.storage->move_to_pool(WaveId("w"), day("2026-11-22")).ok());
    CHECK(copies() == 12);
    REQUIRE(f.storage->destroy_pool(WaveId("w")).ok());
    CHECK(copies() == 0);
    std::set<std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(f.folder.path()))
        files.insert(entry.path().filename());
    CHECK(files == std::set<std::string>{"council.db", "keys"});
}
