// What a batch costs from a client's socket to the disk (HTTP, signature, caps, group commit), against bare
// SQLite inserting the same rows, as many of them in one transaction as the server had, on the same disk in
// the same run. The limit is a ratio of 0.5.
//   ingest_bench [batches] [folder]

#include "sync/council/service.h"
#include "sync/council/sqlite_schema.h"
#include "sync/council/sqlite_storage.h"
#include "sync/http/client.h"
#include "sync/seal/random.h"
#include "tests/support/council_device.h"
#include "tests/support/fakes.h"
#include "tests/support/temp_folder.h"

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <thread>

using namespace pledge;
using namespace pledge::council;
using namespace pledge::testing;

namespace {

constexpr double kLimit = 0.5;
constexpr std::size_t kClients =
    48;  // as many requests under way at once as kiosks that send in the same minute

[[noreturn]] void fail(const std::string& why) {
    std::cerr << why << '\n';
    std::exit(1);
}

struct Load {
    std::vector<Device> devices;
    std::vector<HttpRequest> requests;  // signed and sealed before any clock runs
};

Load make_load(std::size_t batches, Day today) {
    seal::SystemRandom random;
    const auto wave = seal::WaveKey::make().public_key;
    Load load;
    for (std::size_t i = 0; i < batches; ++i) {
        CouncilDevice device;
        device.id = random.bytes<16>();
        Device stored;
        stored.id = device.id;
        stored.key = device.key.verify_key;
        stored.enrolled = today;
        load.devices.push_back(stored);
        load.requests.push_back(device.request(random.bytes<16>(), device.batch({}, wave)));
    }
    return load;
}

void prepare(Storage& storage, const Load& load, Day today) {
    StoredWave wave;
    wave.wave.id = WaveId("w");
    wave.wave.questions = {SetId("s"), {{PointId("p"), {}}}};
    wave.wave.results = month_from_text("2027-01").value();
    wave.state = WaveState::open;
    wave.opened = today;
    const auto done = storage.transact([&]() -> Status {
        if (auto added = storage.add_wave(wave); !added) return added;
        for (const auto& device : load.devices)
            if (auto added = storage.add_device(device); !added) return added;
        return {};
    });
    if (!done) fail(done.error().say);
}

// SQLite counts the transactions that changed a file in its header.
std::uint32_t changes(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    in.seekg(24);
    unsigned char b[4] = {};
    in.read(reinterpret_cast<char*>(b), 4);
    return std::uint32_t{b[0]} << 24 | std::uint32_t{b[1]} << 16 | std::uint32_t{b[2]} << 8 | b[3];
}

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

double through_the_server(const Load& load, const std::string& path, const Clock& clock, Random& random) {
    auto storage = SqliteStorage::open(path, store::Missing::make, random);
    if (!storage) fail(storage.error().say);
    prepare(**storage, load, clock.today());
    Config config;
    config.council = CouncilId("derby");
    Service service(config, {}, std::move(*storage), clock, random, http::ServerOptions{});
    if (const auto started = service.start(); !started) fail(started.error().say);
    std::atomic<std::size_t> next{0}, refused{0};
    std::vector<std::unique_ptr<Transport>> transports;
    for (std::size_t c = 0; c < kClients; ++c)
        transports.push_back(http::make_curl_transport("http://127.0.0.1:" + std::to_string(service.port())));
    const auto start = std::chrono::steady_clock::now();
    std::vector<std::thread> clients;
    for (auto& transport : transports)
        clients.emplace_back([&, client = transport.get()] {
            for (std::size_t i = next++; i < load.requests.size(); i = next++) {
                const auto reply = client->send(load.requests[i]);
                if (!reply || reply->status != 200) ++refused;
            }
        });
    for (auto& client : clients) client.join();
    const double taken = seconds_since(start);
    if (refused > 0) fail(std::to_string(refused) + " batches were refused; the figures mean nothing.");
    return taken;
}

void insert_bare(SQLite::Database& db, const Load& load, std::size_t together, Random& random) {
    SQLite::Statement inbox(db, "INSERT INTO inbox(day, key, envelope) VALUES(1, ?, ?)");
    SQLite::Statement receipt(
        db, "INSERT INTO receipt(device, batch, mark, day) VALUES(?, randomblob(16), randomblob(32), 1)");
    SQLite::Statement touch(db, "UPDATE device SET last_contact = 1 WHERE id = ?");
    for (std::size_t i = 0; i < load.requests.size(); i += together) {
        SQLite::Transaction transaction(db, SQLite::TransactionBehavior::IMMEDIATE);
        for (std::size_t j = i; j < std::min(i + together, load.requests.size()); ++j) {
            View envelopes = view_of(load.requests[j].body).subspan(6);
            for (; !envelopes.empty(); envelopes = envelopes.subspan(seal::kEnvelopeBytes)) {
                const auto key = random.bytes<16>();
                inbox.bindNoCopy(1, key.data(), 16);
                inbox.bindNoCopy(2, envelopes.data(), static_cast<int>(seal::kEnvelopeBytes));
                inbox.exec();
                inbox.reset();
            }
            const auto& device = load.devices[j].id;
            receipt.bindNoCopy(1, device.data(), 16);
            receipt.exec();
            receipt.reset();
            touch.bindNoCopy(1, device.data(), 16);
            touch.exec();
            touch.reset();
        }
        transaction.commit();
    }
}

double through_bare_sqlite(const Load& load, const std::string& path, std::size_t together, Day today,
                           Random& random) {
    {
        auto storage = SqliteStorage::open(path, store::Missing::make, random);
        if (!storage) fail(storage.error().say);
        prepare(**storage, load, today);
    }
    auto db = store::Database::open(path);
    if (!db) fail(db.error().say);
    const auto start = std::chrono::steady_clock::now();
    const auto done = db->attempt([&](SQLite::Database& d) { insert_bare(d, load, together, random); });
    if (!done) fail(done.error().say);
    return seconds_since(start);
}

}  // namespace

int main(int argc, char** argv) {
    const auto batches = argc > 1 ? static_cast<std::size_t>(std::atoi(argv[1])) : 3000;
    if (argc > 2) ::setenv("TMPDIR", argv[2], 1);
    if (batches < 100 || batches > 20'000) fail("usage: ingest_bench [batches, 100 to 20000] [folder]");
    const TempFolder folder;
    const FakeClock clock;
    seal::SystemRandom random;
    const auto load = make_load(batches, clock.today());
    const auto path = folder / "server.db";
    const double served = through_the_server(load, path, clock, random);
    const std::uint32_t transactions =
        std::max<std::uint32_t>(1, changes(path) - 2);  // tables; wave and devices
    const auto together = std::max<std::size_t>(1, batches / transactions);
    const double bare = through_bare_sqlite(load, folder / "bare.db", together, clock.today(), random);
    const double n = static_cast<double>(batches), ratio = bare / served;
    std::cout << std::fixed << std::setprecision(0) << batches << " batches of 12 envelopes, " << kClients
              << " clients, " << together << " batches in a transaction on average\n"
              << "through the server  " << n / served << " batches/s\n"
              << "bare SQLite         " << n / bare << " batches/s\n"
              << std::setprecision(2) << "ratio               " << ratio << " (limit: at least " << kLimit
              << ")\n";
    return 0;
}
